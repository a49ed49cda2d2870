"""What the database itself refuses about timetables and deadlines, and how working days are counted."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.tests.factories import UserFactory
from visits.models import Calendar, Deadline, Timetable
from visits.tests.factories import DeadlineFactory, TimetableFactory

CHRISTMAS = Calendar({date(2025, 12, 25): "Christmas Day", date(2025, 12, 26): "Boxing Day"})


def refused(rows, **changes) -> str:
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        rows.update(**changes)
    return str(broken.value)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"final_days": 22}, "timetable_steps_in_order"),
        ({"draft_days": 0}, "timetable_steps_take_a_day"),
        ({"basis": ""}, "timetable_basis_said"),
    ],
)
def test_a_timetable_cannot_be_stored_that_breaks_a_rule(changes, rule):
    TimetableFactory()
    assert rule in refused(Timetable.objects.all(), **changes)


@pytest.mark.django_db
def test_two_timetables_cannot_begin_on_one_day_so_none_overlap():
    TimetableFactory()
    with pytest.raises(ValidationError, match="Another timetable begins on this day"):
        TimetableFactory.build().full_clean()


@pytest.mark.django_db
def test_a_timetable_is_in_use_until_the_day_before_the_next_begins():
    older, newer = TimetableFactory(in_use_from=date(2013, 11, 1)), TimetableFactory(in_use_from=date(2024, 1, 1))
    assert Timetable.objects.in_use_on(date(2023, 12, 31)) == older
    assert Timetable.objects.in_use_on(date(2024, 1, 1)) == newer
    assert Timetable.objects.in_use_on(date(2013, 10, 31)) is None
    assert Timetable.objects.with_end().get(pk=older.pk).next_from == newer.in_use_from


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"step": "party"}, "deadline_step_known"),
        ({"override_reason": ""}, "deadline_set_for_a_reason"),
        ({"overridden_by": None}, "deadline_set_by_someone"),
        ({"computed_due": date(2024, 1, 1)}, "deadline_after_what_it_is_counted_from"),
    ],
)
def test_a_deadline_cannot_be_stored_that_breaks_a_rule(changes, rule):
    DeadlineFactory(overridden=True, overridden_by=UserFactory())
    assert rule in refused(Deadline.objects.all(), **changes)


@pytest.mark.parametrize(
    ("day", "late"),
    [
        (date(2025, 12, 24), 0),
        (date(2025, 12, 25), 0),
        (date(2025, 12, 28), 0),
        (date(2025, 12, 29), 1),
        (date(2026, 1, 3), 5),
    ],
)
def test_days_late_are_working_days_after_the_day_it_was_due(day, late):
    assert CHRISTMAS.count(date(2025, 12, 24), day) == late


def test_holidays_left_out_are_those_that_were_working_days_otherwise():
    weekend = Calendar({date(2027, 12, 25): "Christmas Day", date(2027, 12, 27): "Christmas Day (observed)"})
    assert weekend.left_out(date(2027, 12, 20), date(2027, 12, 31)) == [
        (date(2027, 12, 27), "Christmas Day (observed)")
    ]
    assert weekend.left_out(date(2027, 12, 27), date(2027, 12, 31)) == []
