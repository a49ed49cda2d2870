"""The steps of a line from its own page: offered to whoever may take them, told where they cannot be."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tests.factories import UserFactory
from findings.models import LineEvent, LineOfEnquiry
from findings.tests.actions.stage import NOW, Stage
from findings.tests.factories import ActionFactory, LetterFactory, LineEventFactory
from visits.models import Visit
from visits.tests.factories import MonitoringProgrammeFactory, ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage():
    return Stage()


@pytest.fixture
def line(stage):
    return stage.line("Plans", stage.one)


@pytest.fixture
def signed_in(client, stage):
    return client.sign_in(stage.by)


def at(step: str, line, *more) -> str:
    return reverse(f"findings:line-{step}", args=[line.pk, *more])


def said(response) -> str:
    return " ".join(response.content.decode().split())


def offered(response) -> list[str]:
    return [step.label for step in response.context["steps"]]


def only_open(stage, *visits) -> None:
    """The other visits of the programme are done."""
    others = Visit.objects.filter(programme=stage.programme).exclude(pk__in=[visit.pk for visit in visits])
    others.update(stage="done", done_at=NOW)


def test_the_page_offers_the_steps_that_fit_the_line(stage, line, signed_in):
    assert offered(signed_in.get(line.get_absolute_url())) == ["Close", "Merge into another matter", "Split"]

    stage.close(line, stage.two)

    assert offered(signed_in.get(line.get_absolute_url())) == ["Reopen"]


def test_where_no_visit_is_open_the_page_says_why_and_offers_nothing(stage, line, signed_in):
    only_open(stage)

    response = signed_in.get(line.get_absolute_url())

    assert offered(response) == []
    assert f"Nothing can be changed on this line now. {stage.three.ref} is done" in said(response)
    assert signed_in.get(at("close", line)).url == line.get_absolute_url()


def test_who_does_not_work_on_the_programme_is_offered_and_told_nothing(stage, line, client):
    LetterFactory(visit=stage.one, published=True)
    client.sign_in(UserFactory(manager=True, member_of=stage.programme.authority))

    response = client.get(line.get_absolute_url())

    assert (offered(response), response.context["why_none"]) == ([], "")
    assert client.post(at("close", line), {"visit": stage.three.pk}).status_code == 403


def test_where_several_visits_are_open_the_form_asks_which(stage, line, signed_in):
    choices = signed_in.get(at("close", line)).context["form"].fields["visit"].choices
    assert [value for value, _ in choices] == [stage.two.pk, stage.three.pk]

    missing = signed_in.post(at("close", line), {"reason": "Better."})
    signed_in.post(at("close", line), {"visit": stage.two.pk, "reason": "Better."})

    assert "Select a visit" in said(missing)
    assert line.events.get(kind="closed").visit == stage.two


def test_where_one_is_open_a_step_is_one_press_and_one_press_undoes_it(stage, line, signed_in):
    only_open(stage, stage.three)

    response = signed_in.post(at("close", line), {"reason": ""}, follow=True)
    closed = line.events.get(kind="closed")
    undo = at("undo", line, closed.pk)
    assert f'action="{undo}"' in said(response)
    signed_in.post(undo)

    assert closed.undone_by.visit == stage.three
    again = said(signed_in.get(line.get_absolute_url()))
    assert "Closed at visit 3" in again
    assert "Undone: closed at visit 3" in again


def test_a_reopening_without_a_reason_keeps_what_was_chosen(stage, line, signed_in):
    stage.close(line, stage.two)

    response = signed_in.post(at("reopen", line), {"visit": stage.three.pk, "reason": " "})

    assert "Say why it is reopened" in said(response)
    assert str(response.context["form"]["visit"].value()) == str(stage.three.pk)


def test_a_merge_leads_to_the_other_line_which_tells_what_was_said_before(stage, line, signed_in):
    other = stage.line("Plans for children", stage.one)

    response = signed_in.post(at("merge", line), {"into": other.pk, "visit": stage.three.pk}, follow=True)

    assert response.redirect_chain == [(other.get_absolute_url(), 302)]
    assert line.findings.get().ref in said(response)
    old = said(signed_in.get(line.get_absolute_url()))
    assert f'was merged into <a class="govuk-link" href="{other.get_absolute_url()}">' in old


@pytest.mark.parametrize("into", ["itself", "another programme", "nothing", "words", "closed"])
def test_a_merge_into_what_is_not_offered_is_refused_and_keeps_the_reason(stage, line, signed_in, into):
    elsewhere = Stage().line("Elsewhere")
    closed = stage.line("Closed", stage.one)
    stage.close(closed, stage.two)
    choice = {"itself": line.pk, "another programme": elsewhere.pk, "nothing": "", "words": "x", "closed": closed.pk}

    response = signed_in.post(at("merge", line), {"into": choice[into], "visit": stage.three.pk, "reason": "One."})

    assert "There is a problem" in said(response)
    assert response.context["form"]["reason"].value() == "One."
    assert not LineEvent.objects.filter(kind="merged_into").exists()


def test_a_split_makes_the_lines_that_are_named(stage, line, signed_in):
    theme = ThemeFactory()
    named = {"title_1": "Quality", "theme_1": theme.pk, "title_3": "Reviews", "theme_3": stage.theme.pk}

    response = signed_in.post(at("split", line), {**named, "visit": stage.three.pk, "close": "on"}, follow=True)

    assert [(one.title, one.theme) for one in LineOfEnquiry.objects.exclude(pk=line.pk).order_by("pk")] == [
        ("Quality", theme),
        ("Reviews", stage.theme),
    ]
    assert "Split off: “Quality” and “Reviews”." in said(response)
    assert "Split up and closed" in said(response)


def test_a_split_with_nothing_in_it_is_refused_beside_the_first_name(stage, line, signed_in):
    response = signed_in.post(at("split", line), {"title_1": "  ", "visit": stage.three.pk, "reason": "Two matters."})

    assert "Name at least one new matter" in said(response)
    assert response.context["form"]["reason"].value() == "Two matters."
    assert LineOfEnquiry.objects.get() == line


def test_what_is_refused_meanwhile_is_a_sentence_and_nothing_is_lost(stage, line, signed_in):
    stage.close(line, stage.two)
    twice = signed_in.post(at("close", line), {"visit": stage.three.pk, "reason": "Typed."})
    only_open(stage)
    too_late = signed_in.post(at("reopen", line), {"reason": "Typed."})

    for response, sentence in ((twice, "closed already: it was closed at visit 2"), (too_late, "nothing was changed")):
        assert sentence in said(response)
        assert response.context["form"]["reason"].value() == "Typed."


def test_an_undo_of_what_others_built_on_says_what(stage, line, signed_in):
    (part,) = stage.split(line, "Quality")
    found = stage.found(stage.three, part, compared_with=line.findings.get())

    response = signed_in.post(at("undo", part, part.events.get().pk), follow=True)

    assert f"This cannot be undone yet: {found.ref} stands on it." in said(response)


def test_an_undone_split_leads_back_to_the_line_it_was_split_from(stage, line, signed_in):
    (part,) = stage.split(line, "Quality")

    assert signed_in.post(at("undo", part, part.events.get().pk)).url == line.get_absolute_url()
    assert signed_in.get(part.get_absolute_url()).status_code == 404


def test_a_line_is_carried_over_once_from_its_page_and_both_lead_to_each_other(stage, line, client):
    type(stage.programme).objects.update(ended_on="2025-02-01", end_reason="Better.")
    LineEventFactory(line=line, kind="closed", visit=None, on="2025-02-01")
    later = MonitoringProgrammeFactory(anchor__authority=stage.programme.authority)
    client.sign_in(UserFactory(senior=True))
    assert offered(client.get(line.get_absolute_url())) == ["Carry over to the next programme"]

    sent = {"title": "Plans again", "theme": stage.theme.pk}
    response = client.post(at("carry-over", line), sent, follow=True)
    twice = client.post(at("carry-over", line), sent)

    carried = line.continued_by.get()
    assert (carried.title, carried.programme) == ("Plans again", later)
    assert "Its life in the earlier programme" in said(response)
    assert "has been carried over already" in said(twice)
    assert offered(client.get(line.get_absolute_url())) == []


def test_nobody_outside_learns_of_steps_at_an_unfinished_visit(stage, client):
    """Not their words, not the lines they made, not that a line is open or closed by them; options included."""
    line, other = stage.line("Plans", stage.one), stage.line("Reviews", stage.one)
    LetterFactory(visit=stage.one, published=True)
    stage.split(line, "Quetzal part", reason="Quetzal split")
    stage.merge(line, other, reason="Quetzal merge")
    stage.undo(stage.close(other, reason="Quetzal closed"))
    action = ActionFactory(authority=stage.programme.authority, lines=[line])
    client.sign_in(UserFactory(manager=True, member_of=stage.programme.authority))
    slug = stage.programme.authority.slug
    pages = [
        line.get_absolute_url(),
        other.get_absolute_url(),
        reverse("findings:matrix", args=[slug]) + "?lines=all&visits=all",
        reverse("findings:action-edit", args=[slug, action.pk]),
    ]

    texts = [said(client.get(url)) for url in pages]
    assert [text for text in texts if "Quetzal" in text or "merged" in text.lower()] == []
    assert client.get(line.get_absolute_url()).context["life"].is_open()

    Visit.objects.filter(pk=stage.three.pk).update(stage="done", done_at=timezone.now())
    LetterFactory(visit=stage.three, published=True)
    released = [said(client.get(url)) for url in pages]
    assert "Quetzal merge" in released[0]
    assert "Quetzal part" in released[2]
    # What was taken back again is for those who could read it then.
    assert "Quetzal closed" not in released[1]


@pytest.mark.parametrize("number", [1, 12])
def test_the_page_of_a_line_with_a_long_past_costs_what_a_short_one_does(stage, line, client, queries_of, number):
    LetterFactory(visit=stage.one)
    for count in range(number):
        stage.merge(stage.line(f"Merged {count}", stage.one, stage.two), line)
        stage.split(line, f"Part {count}")
        VisitFactory(programme=stage.programme, confirmed=True, lead=stage.by)
    client.sign_in(stage.by)

    assert queries_of(line.get_absolute_url()) <= 45
