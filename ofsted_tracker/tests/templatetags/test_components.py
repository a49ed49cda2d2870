from datetime import UTC, datetime

import pytest
from django.core.paginator import Paginator
from django.template import RequestContext, Template, TemplateSyntaxError
from django.test import RequestFactory

from ofsted_tracker.history import Change, FieldChange


def shown(source: str, address: str = "/", **context) -> str:
    request = RequestFactory().get(address)
    return Template(source).render(RequestContext(request, {"request": request, **context}, processors=[]))


@pytest.mark.parametrize(
    ("source", "colour", "sign"),
    [
        ('{% kind_tag "serious_weakness" "Serious weakness" %}', "red", "‼"),
        ('{% kind_tag "strength" "Strength" %}', "green", "★"),
        ('{% direction_tag "worse" "Worse" %}', "red", "▼"),
        ('{% progress_tag "early" "Early" %}', "light-blue", ""),
        ('{% grade_tag "Requires improvement to be good" %}', "yellow", ""),
        ('{% grade_tag "Inadequate" %}', "red", ""),
        ('{% grade_tag "Not judged" %}', "grey", ""),
        ('{% stage_tag "writing_up" "Writing up" %}', "yellow", ""),
        ('{% status_tag "at_risk" "At risk" %}', "orange", "!"),
        ('{% kind_tag "never_heard_of" "Something new" %}', "grey", ""),
    ],
)
def test_a_value_is_shown_in_colour_with_its_words(source, colour, sign):
    html = shown(source)
    words = source.split('"')[-2]
    assert f"govuk-tag--{colour}" in html
    assert f"{words}</strong>" in html
    assert (f'aria-hidden="true" class="app-sign">{sign}<' in html) == bool(sign)


def test_everything_given_to_a_component_is_escaped():
    evil = "<img src=x>"
    source = (
        "{% tag evil %}{% summary_row evil evil %}{% task evil hint=evil status=evil %}{% figure evil evil %}"
        "{% empty_state evil %}{% scroll_box label=evil %}{{ evil }}{% endscroll_box %}"
        "{% details evil %}{{ evil }}{% enddetails %}{% card evil %}{% endcard %}"
        "{% timeline_item evil when=evil %}{{ evil }}{% endtimeline_item %}{% last_said when=evil %}{% endlast_said %}"
    )
    html = shown(source, evil=evil)
    assert evil not in html
    assert html.count("&lt;img src=x&gt;") >= 15


def test_a_misspelt_argument_stops_the_page():
    with pytest.raises(TemplateSyntaxError):
        shown('{% tag "Open" colur="blue" %}')


def test_a_row_that_can_be_changed_says_what_of():
    html = shown('{% summary_row "Lead inspector" "Ines" href="/x/" %}')
    assert 'Change<span class="govuk-visually-hidden"> lead inspector</span>' in html


def test_history_says_who_when_what_from_to_and_why():
    change = Change(
        datetime(2017, 3, 2, 9, 30, tzinfo=UTC),
        "Ines",
        "Changed",
        "A slip",
        [FieldChange("Direction", "Same", "Better")],
    )
    html = shown("{% history_list entries %}", entries=[change])
    for words in (
        "Ines, ",
        "2 March 2017 at 9:30am",
        "Direction",
        "<del>Same</del>",
        "<ins>Better</ins>",
        "Reason: A slip",
    ):
        assert words in html
    assert "Nothing has been changed" in shown("{% history_list entries %}", entries=[])


def test_sorting_keeps_the_filters_and_turns_round():
    html = shown('{% sort_header "age" "Age" %}', "/?theme=cp&sort=age&page=3")
    assert 'aria-sort="ascending"' in html
    assert 'href="?theme=cp&amp;sort=-age"' in html
    assert 'aria-sort="none"' in shown('{% sort_header "age" "Age" %}', "/?sort=name")


def test_pages_keep_the_filters():
    page = Paginator(range(100), 10).get_page(2)
    html = shown("{% pagination page %}", "/?theme=cp&page=2", page=page)
    assert 'href="?theme=cp&amp;page=3" rel="next"' in html
    assert 'aria-current="page"' in html
    assert shown("{% pagination page %}", page=Paginator([], 10).get_page(1)).strip() == ""


def test_a_button_posts_with_a_token_and_the_version_it_saw():
    html = shown('{% action_button "Remove" "/x/" version=0 hidden="finding 2" style="link" %}')
    assert '<form method="post" action="/x/"' in html
    assert 'name="csrfmiddlewaretoken" value="' in html
    assert 'name="version" value="0"' in html
    assert 'Remove<span class="govuk-visually-hidden"> finding 2</span>' in html


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('{% matrix_cell "not_looked" %}', '<span class="govuk-visually-hidden">Not looked at</span>'),
        ('{% matrix_cell "planned" %}', "Planned, not reached"),
        ('{% matrix_cell "no_record" %}', "No record"),
        (
            '{% matrix_cell "finding" kind="strength" kind_label="Strength" direction="same" direction_label="Same" %}',
            "Same",
        ),
    ],
)
def test_a_cell_never_leaves_what_is_unknown_to_be_guessed(source, words):
    assert words in shown(source)
