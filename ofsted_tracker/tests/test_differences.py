"""What differs between two texts is marked word by word, and two changes of one text are joined."""

import pytest
from django.template import Context, Template

from ofsted_tracker.differences import MOST_COMPARED, differences, only_in
from ofsted_tracker.joining import join

OPENED = "Contacts wait for a week. Plans drift. Visits are made."


def shown(pieces) -> str:
    """+added+, -removed-, *only here*."""
    signs = {"added": "+", "removed": "-", "only": "*", "": ""}
    return "".join(f"{signs[piece.mark]}{piece.words}{signs[piece.mark]}" for piece in pieces)


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("Plans drift.", "Plans drift.", "Plans drift."),
        ("Plans drift.", "Some plans drift.", "-Plans- +Some plans+ drift."),
        ("Many plans drift.", "Plans drift.", "-Many plans- +Plans+ drift."),
        ("Plans drift.", "Plans drift. Visits are late.", "Plans drift. +Visits are late.+"),
        ("Plans drift. Visits are late.", "Plans drift.", "Plans drift. -Visits are late.-"),
        ("One.\n\nTwo.", "One.\n\nThree.", "One.\n\n-Two.- +Three.+"),
        ("Plans  drift.\n", "Plans drift.", "Plans drift."),
        ("", "Plans drift.", "+Plans drift.+"),
        ("Plans drift.", "", "-Plans drift.-"),
        ("", "", ""),
    ],
)
def test_added_and_removed_words_are_marked(before, after, marked):
    assert shown(differences(before, after)) == marked


def test_without_the_text_before_the_words_only_one_has_are_marked():
    assert shown(only_in("Most plans drift.", "Few plans drift.")) == "*Most* plans drift."


def test_nothing_of_a_text_is_left_out_however_long_it_is():
    after = "Plans drift.\n\n" + "Many plans are kept. Visits are late.\n" * 400 + "Few children wait."
    before = after.replace("Few children", "Most children")
    assert len(after.split()) ** 2 > MOST_COMPARED

    pieces = differences(before, after)

    assert "".join(piece.words for piece in pieces if piece.mark != "removed").split() == after.split()
    assert shown(pieces).endswith("-Most- +Few+ children wait.")


def test_words_are_shown_as_text_and_said_to_those_who_listen():
    pieces = differences("Plans drift.", "<b>Plans</b> drift.")
    html = Template("{% load differences %}{% marked pieces %}").render(Context({"pieces": pieces}))

    assert '<ins class="app-added"><span class="govuk-visually-hidden">[added: </span>&lt;b&gt;Plans&lt;/b&gt;' in html
    assert '<del class="app-removed"><span class="govuk-visually-hidden">[taken out: </span>Plans<' in html


A_DAY, A_MONTH = OPENED.replace("week", "day"), OPENED.replace("week", "month")
KEPT, SLIP, GONE = (OPENED.replace(" Plans drift.", now) for now in (" Plans are kept.", " Plans slip.", ""))


@pytest.mark.parametrize(
    ("theirs", "mine", "joined"),
    [
        (OPENED, OPENED, OPENED),
        (OPENED, KEPT, KEPT),
        (KEPT, KEPT, KEPT),
        (A_DAY, KEPT, "Contacts wait for a day. Plans are kept. Visits are made."),
        (f"{OPENED}\n\nTheirs.", A_DAY, f"{A_DAY}\n\nTheirs."),
        (GONE, OPENED, GONE),
        (A_DAY, OPENED.replace("Contacts", "Many contacts"), A_DAY.replace("Contacts", "Many contacts")),
    ],
)
def test_two_changes_of_different_places_are_both_made(theirs, mine, joined):
    both = join(theirs, mine, OPENED)

    assert (both.text, both.clashes) == (joined, False)


@pytest.mark.parametrize(
    ("theirs", "mine", "joined"),
    [
        (f"{OPENED} Theirs.", f"{OPENED} Mine.", f"{OPENED} Theirs. Mine."),
        (A_DAY, A_MONTH, A_DAY.replace(" Plans", " Contacts wait for a month. Plans")),
        (GONE, SLIP, SLIP),
        (
            A_DAY,
            A_MONTH.replace("Visits", "All visits"),
            A_DAY.replace("Visits", "All visits").replace(" Plans", " Contacts wait for a month. Plans"),
        ),
        ("Theirs.", "Mine.", "Theirs.\n\nMine."),
    ],
)
def test_two_changes_of_the_same_place_both_stand_theirs_first(theirs, mine, joined):
    both = join(theirs, mine, OPENED)

    assert (both.text, both.clashes) == (joined, True)


@pytest.mark.parametrize(
    ("theirs", "mine", "joined"),
    [
        ("One. Two.", "One. Three.", "One. Two. Three."),
        ("One. Two.", "One.", "One. Two."),
        ("Theirs.", "", "Theirs."),
    ],
)
def test_without_the_text_before_all_that_either_says_is_kept(theirs, mine, joined):
    assert join(theirs, mine).text == joined


def test_other_words_of_one_sentence_are_joined_in_its_own_paragraph():
    both = join(
        "Calls wait.\n\nPlans are kept now.", "Calls wait.\n\nMost plans drift.", "Calls wait.\n\nMany plans drift."
    )
    apart = join(
        "Calls wait.\n\nMany plans slip.", "Calls wait.\n\nMost plans drift.", "Calls wait.\n\nMany plans drift."
    )

    assert both.text == "Calls wait.\n\nPlans are kept now.\n\nMost plans drift."
    assert apart.text == "Calls wait.\n\nMost plans slip."
