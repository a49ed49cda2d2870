"""The pages of a visit's deadlines: how a day was counted, another day for a reason, and what has changed since."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from visits.actions import deadlines
from visits.models import Deadline, Holiday
from visits.tests.factories import WHEN, TimetableFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return UserFactory(inspector=True, name="Lee Lead")


@pytest.fixture
def visit(lead):
    """On 3 and 4 June 2024: the draft is due on 28 June."""
    TimetableFactory()
    visit = VisitFactory(number=2, writing_up=True, lead=lead)
    deadlines.set_for(visit, by=lead, at=WHEN)
    return visit


def url(visit, name="deadline", *more) -> str:
    return reverse(f"visits:{name}", args=[visit.ref, *more])


def draft() -> Deadline:
    return Deadline.objects.get(step="draft")


def typed(day="5 July 2024", reason="The council asked for more time.", version=1) -> dict:
    return {"due_0": day, "due_1": "", "due_2": "", "reason": reason, "version": version}


def test_each_day_stands_with_how_it_was_counted_and_where_the_timetable_is_from(client, visit, lead):
    said = client.sign_in(lead).get(url(visit, "deadlines")).content.decode()

    assert "Friday 28 June 2024" in said
    assert "18 working days after the last fieldwork day, 4 June 2024." in said
    assert "Timetable from 1 January 2024: our default, not from guidance." in said
    assert said.count("Set another day") == 4


def test_another_day_is_set_with_a_reason_and_taken_back(client, visit, lead):
    client.sign_in(lead)

    page = client.post(url(visit, "deadline", "draft"), typed(), follow=True).content.decode()
    assert "Friday 5 July 2024" in page
    assert "The council asked for more time." in page
    assert "Computed: 28 June 2024" in page

    page = client.post(url(visit, "deadline-take-back", "draft"), follow=True).content.decode()
    assert "Friday 28 June 2024" in page
    history = client.get(url(visit, "deadline", "draft")).content.decode()
    assert "Reason: The council asked for more time." in history
    assert "Reason: Taken back." in history


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"reason": ""}, "Say why another day is set"),
        ({"reason": " "}, "Say why another day is set"),
        ({"day": ""}, "Enter the day it is due"),
        ({"day": "31 June 2024"}, "must be a real date"),
        (
            {"day": "29 June 2024"},
            "is no working day (a Saturday). The nearest are Friday 28 June 2024 and Monday 1 July",
        ),
        ({"day": "4 June 2024"}, "The fieldwork ends on 4 June 2024. Enter a later day."),
        ({"day": "5 July 2042"}, "Check the year."),
        ({"reason": "Bell\x07"}, "holds a character that cannot be shown"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(client, visit, lead, given, sentence):
    response = client.sign_in(lead).post(url(visit, "deadline", "draft"), typed(**given))

    page = response.content.decode()
    assert sentence in page
    assert given.get("day", "5 July 2024") in page
    assert given.get("reason", "The council asked for more time.").strip()[:4] in page
    assert not draft().is_overridden


def test_whoever_saves_second_is_told_what_the_first_set(client, visit, lead):
    client.sign_in(lead).post(url(visit, "deadline", "draft"), typed())

    response = client.post(url(visit, "deadline", "draft"), typed("8 July 2024", "Mine."))
    assert "it is now due 5 July 2024. Save again to set yours." in response.content.decode()

    again = response.context["form"]["version"].value()
    client.post(url(visit, "deadline", "draft"), typed("8 July 2024", "Mine.", again))
    assert draft().due == date(2024, 7, 8)


def test_a_calendar_changed_since_is_said_on_both_pages_and_computed_anew_at_one_press(client, visit, lead):
    Holiday.objects.create(day=date(2024, 6, 10), name="A royal day")
    client.sign_in(lead)

    for page in (url(visit, "deadlines"), visit.get_absolute_url()):
        said = client.get(page).content.decode()
        assert "The calendar has changed since these days were computed." in said
        assert "Draft letter to the council: would be 1 July 2024 instead of 28 June 2024" in said
        assert "Compute them anew" in said

    said = client.post(url(visit, "deadlines-compute"), follow=True).content.decode()
    assert "Monday 1 July 2024" in said
    assert "Not counted besides weekends: 10 June 2024 (A royal day)." in said
    assert "has changed since" not in said


def test_a_quality_reader_reads_the_days_and_is_offered_no_change(client, visit):
    Holiday.objects.create(day=date(2024, 6, 10), name="A royal day")
    client.sign_in(UserFactory(quality_reader=True))

    said = client.get(url(visit, "deadlines")).content.decode()
    assert "28 June 2024" in said
    assert "Compute them anew" not in said
    assert "<textarea" not in client.get(url(visit, "deadline", "draft")).content.decode()
    assert client.post(url(visit, "deadline", "draft"), typed()).status_code == 403


def test_support_administrators_see_on_the_visits_page_when_its_letter_is_due_and_nothing_else_of_the_work(
    client, visit
):
    said = client.sign_in(UserFactory(support=True)).get(visit.get_absolute_url()).content.decode()
    assert "When the letter is due" in said
    assert "Due Friday 28 June 2024" in said
    assert "Evaluation of progress" not in said


@pytest.mark.parametrize("trait", ["manager", "dfe_adviser"])
def test_a_council_and_its_adviser_see_no_deadline_even_once_the_visit_is_confirmed(client, visit, trait):
    user = UserFactory(**{trait: True}, member_of=visit.programme.authority)
    said = client.sign_in(user).get(visit.get_absolute_url()).content.decode()
    assert "28 June" not in said
    assert "deadline" not in said.lower()


def test_a_step_nobody_knows_and_a_visit_without_deadlines_are_not_found(client, visit, lead):
    client.sign_in(lead)
    assert client.get(url(visit, "deadline", "party")).status_code == 404
    assert client.get(url(VisitFactory(lead=lead), "deadlines")).status_code == 404
