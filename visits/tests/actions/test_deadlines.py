"""Deadlines: working days over Christmas and one-off holidays, the timetable of the day, what a person set."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from ofsted_tracker.errors import Refused, StaleEdit
from visits.actions import deadlines
from visits.actions import visit as visits
from visits.actions.particulars import Particulars
from visits.actions.team import LEAD, Inspector
from visits.models import Deadline, Holiday, Timetable, Visit
from visits.reckoning import as_of_now, changed_since
from visits.tests.factories import HolidayFactory, InspectionFactory, MonitoringProgrammeFactory, TimetableFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 11, 3, 12, 0, tzinfo=UTC)
OVER_CHRISTMAS = (date(2025, 12, 9), date(2025, 12, 10))


@pytest.fixture(autouse=True)
def _timetables_and_holidays():
    TimetableFactory(in_use_from=date(2013, 11, 1), draft_days=12, final_days=21)
    TimetableFactory()
    for day, name in [
        (date(2024, 1, 1), "New Year's Day"),
        (date(2025, 12, 25), "Christmas Day"),
        (date(2025, 12, 26), "Boxing Day"),
        (date(2026, 1, 1), "New Year's Day"),
    ]:
        HolidayFactory(day=day, name=name)


@pytest.fixture
def lead():
    return UserFactory(inspector=True, name="Lee Lead")


@pytest.fixture
def programme():
    anchor = InspectionFactory(period=(date(2015, 3, 2), date(2015, 3, 13)))
    return MonitoringProgrammeFactory(anchor=anchor, judged_in=date(2015, 3, 1), started_on=date(2015, 6, 1))


def said(lead, days=OVER_CHRISTMAS) -> Particulars:
    return Particulars(periods=(days,), team=(Inspector.of(lead, LEAD),))


@pytest.fixture
def visit(programme, lead):
    return visits.plan(programme=programme, said=said(lead), by=lead, at=NOW)


def due(visit) -> dict[str, date]:
    return {one.step: one.due for one in Deadline.objects.filter(visit=visit)}


def deadline(visit, step="draft") -> Deadline:
    return Deadline.objects.get(visit=visit, step=step)


def override(visit, by, *, step="draft", due=date(2026, 1, 12), reason="The council asked.", version=None):
    one = deadline(visit, step)
    version = one.version if version is None else version
    return deadlines.override(deadline=one, due=due, reason=reason, version=version, by=by, at=NOW)


def test_a_planned_visit_has_a_day_for_every_step_counted_in_working_days_over_christmas(visit):
    assert due(visit) == {
        "draft": date(2026, 1, 8),
        "comments": date(2026, 1, 15),
        "final": date(2026, 1, 21),
        "publication": date(2026, 1, 23),
    }
    draft = deadline(visit)
    assert draft.counted_from == date(2025, 12, 10)
    assert draft.holidays_left_out == (
        "25 December 2025 (Christmas Day); 26 December 2025 (Boxing Day); 1 January 2026 (New Year's Day)"
    )
    assert draft.timetable.in_use_from == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("last_day", "begins", "final"),
    [
        (date(2017, 2, 22), date(2013, 11, 1), date(2017, 3, 23)),
        (date(2023, 12, 29), date(2013, 11, 1), date(2024, 1, 30)),
        (date(2024, 1, 2), date(2024, 1, 1), date(2024, 2, 8)),
    ],
)
def test_the_timetable_is_that_of_the_last_fieldwork_day(programme, lead, last_day, begins, final):
    planned = visits.plan(programme=programme, said=said(lead, (last_day, last_day)), by=lead, at=NOW)

    assert deadline(planned).timetable.in_use_from == begins
    assert due(planned)["final"] == final


def test_a_visit_before_any_timetable_has_no_deadlines(programme, lead):
    Timetable.objects.all().delete()

    assert due(visits.plan(programme=programme, said=said(lead), by=lead, at=NOW)) == {}


def test_a_one_off_holiday_moves_no_deadline_until_it_is_computed_anew(visit, lead):
    before = due(visit)
    Holiday.objects.create(day=date(2026, 1, 5), name="A royal day")
    assert due(visit) == before
    assert "royal" not in deadline(visit).holidays_left_out
    changed = changed_since(visit, visit.deadlines.all())
    assert (changed.what, changed.deadlines[0].due) == ("calendar", date(2026, 1, 9))

    deadlines.recompute(visit=visit, by=lead, at=NOW)

    assert changed_since(visit, visit.deadlines.all()) is None
    assert due(visit) == {
        "draft": date(2026, 1, 9),
        "comments": date(2026, 1, 16),
        "final": date(2026, 1, 22),
        "publication": date(2026, 1, 26),
    }
    assert "5 January 2026 (A royal day)" in deadline(visit).holidays_left_out
    assert [row.history_change_reason for row in deadline(visit).history.all()] == [
        "Computed anew.",
        "The fieldwork days were set.",
    ]


def test_a_timetable_changed_later_is_what_it_would_be_and_not_what_stands(visit):
    Timetable.objects.filter(in_use_from=date(2024, 1, 1)).update(draft_days=19)

    standing = list(visit.deadlines.all())
    assert due(visit)["draft"] == date(2026, 1, 8)
    assert as_of_now(visit, standing)["draft"].computed_due == date(2026, 1, 9)
    assert changed_since(visit, standing).what == "timetable"


def test_other_fieldwork_days_give_other_deadlines_and_take_back_what_was_set_for_the_old(visit, lead):
    override(visit, lead)
    later = replace(said(lead), periods=((date(2026, 1, 13), date(2026, 1, 14)),))

    visits.change(visit=visit, said=later, version=1, by=lead, at=NOW)

    assert due(visit)["draft"] == date(2026, 2, 9)
    assert not deadline(visit).is_overridden
    assert "The council asked." in {row.override_reason for row in deadline(visit).history.all()}


def test_a_change_that_leaves_the_last_day_leaves_the_deadlines(visit, lead):
    override(visit, lead)
    Holiday.objects.create(day=date(2026, 1, 5), name="A royal day")
    before = due(visit)

    visits.change(visit=visit, said=replace(said(lead), focus="The front door."), version=1, by=lead, at=NOW)

    assert due(visit) == before
    assert deadline(visit).is_overridden


def test_what_is_counted_from_a_step_moves_with_it(visit, lead):
    override(visit, lead)
    assert due(visit) == {
        "draft": date(2026, 1, 12),
        "comments": date(2026, 1, 19),
        "final": date(2026, 1, 21),
        "publication": date(2026, 1, 23),
    }

    deadlines.take_back(deadline=deadline(visit), by=lead, at=NOW)

    assert (due(visit)["draft"], due(visit)["comments"]) == (date(2026, 1, 8), date(2026, 1, 15))
    assert deadline(visit).override_reason == ""


def test_what_a_person_set_stands_when_the_rest_is_computed_anew(visit, lead):
    override(visit, lead)
    Holiday.objects.create(day=date(2026, 1, 13), name="A royal day")

    deadlines.recompute(visit=visit, by=lead, at=NOW)

    assert (due(visit)["draft"], due(visit)["comments"]) == (date(2026, 1, 12), date(2026, 1, 20))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"reason": " "}, "Say why another day is set"),
        (
            {"due": date(2026, 1, 10)},
            "is no working day .a Saturday.. The nearest are Friday 9 January 2026 and Monday",
        ),
        ({"due": date(2025, 12, 26)}, r"\(Boxing Day\). The nearest are Wednesday 24 December 2025 and Monday 29"),
        ({"due": date(2025, 12, 10)}, "The fieldwork ends on 10 December 2025. Enter a later day"),
        ({"due": date(2036, 1, 9)}, "Check the year"),
    ],
)
def test_an_override_that_cannot_be_is_a_sentence_and_changes_nothing(visit, lead, wrong, sentence):
    before = due(visit)

    with pytest.raises(Refused, match=sentence):
        override(visit, lead, **wrong)

    assert due(visit) == before


def test_two_who_set_the_same_deadline_do_not_overwrite_each_other(visit, lead):
    override(visit, lead)

    with pytest.raises(StaleEdit):
        override(visit, lead, due=date(2026, 1, 13), version=1)

    assert due(visit)["draft"] == date(2026, 1, 12)


def test_nothing_is_taken_back_twice_nor_set_on_a_cancelled_visit(visit, lead):
    with pytest.raises(Refused, match="stands already"):
        deadlines.take_back(deadline=deadline(visit), by=lead, at=NOW)
    Visit.objects.filter(pk=visit.pk).update(stage="cancelled")
    with pytest.raises(Refused, match="was cancelled"):
        override(visit, lead)


@pytest.mark.parametrize("trait", ["inspector", "quality_reader", "support"])
def test_only_those_who_run_the_visit_set_deadlines(visit, trait):
    other = UserFactory(**{trait: True})

    with pytest.raises(PermissionDenied):
        override(visit, other)
    with pytest.raises(PermissionDenied):
        deadlines.recompute(visit=visit, by=other, at=NOW)
    with pytest.raises(PermissionDenied):
        deadlines.take_back(deadline=deadline(visit), by=other, at=NOW)


@pytest.mark.parametrize(
    ("days", "record", "steps"),
    [
        ((date(2025, 10, 21), date(2025, 10, 22)), "full", 4),
        ((date(2025, 6, 3), date(2025, 6, 4)), "full", 0),
        ((date(2025, 10, 21), date(2025, 10, 22)), "from_letter", 0),
        ((date(2025, 10, 21), date(2025, 10, 22)), "outline", 0),
    ],
)
def test_a_visit_recorded_afterwards_is_given_only_deadlines_that_are_still_to_come(
    programme, lead, days, record, steps
):
    past = visits.record_past(programme=programme, said=said(lead, days), record=record, by=lead, at=NOW)

    assert len(due(past)) == steps


def test_deadlines_are_read_by_those_who_work_on_the_letter_and_those_who_send_it(visit, lead, programme):
    authority = programme.authority
    readers = [lead, UserFactory(senior=True, ofsted_region=authority.ofsted_region), UserFactory(support=True)]
    others = [
        UserFactory(inspector=True),
        UserFactory(manager=True, member_of=authority),
        UserFactory(dfe_adviser=True, member_of=authority),
        UserFactory(administrator=True),
    ]

    assert [Deadline.objects.readable_by(one).count() for one in readers] == [4, 4, 4]
    assert [Deadline.objects.readable_by(one).count() for one in others] == [0, 0, 0, 0]
