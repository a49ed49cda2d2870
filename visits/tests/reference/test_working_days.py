"""Working days as the published deadlines of joint inspections and of Stockton's plan show them: 70 of them."""

from datetime import date

import pytest

from visits.actions.reference import load_all
from visits.models import Holiday

pytestmark = pytest.mark.django_db

SEVENTY_WORKING_DAYS = [
    ("2018-08-24", "2018-12-03"),
    ("2018-11-23", "2019-03-06"),
    ("2019-01-29", "2019-05-10"),
    ("2019-08-23", "2019-12-02"),
    ("2019-05-08", "2019-08-15"),
    ("2019-12-18", "2020-03-30"),
    ("2020-03-06", "2020-06-18"),  # over the May holiday moved to VE Day
    ("2020-04-14", "2020-07-23"),
    ("2022-09-26", "2023-01-05"),
    ("2023-01-06", "2023-04-18"),
    ("2023-07-14", "2023-10-23"),
    ("2023-05-09", "2023-08-16"),  # an improvement plan after a full inspection
    ("2024-02-12", "2024-05-23"),
    ("2024-05-16", "2024-08-23"),
    ("2025-02-27", "2025-06-11"),
    ("2025-03-13", "2025-06-25"),
]


@pytest.mark.parametrize(("start", "deadline"), SEVENTY_WORKING_DAYS)
def test_seventy_working_days_end_where_published_deadlines_do(start, deadline):
    load_all()

    assert Holiday.objects.add_working_days(date.fromisoformat(start), 70) == date.fromisoformat(deadline)


@pytest.mark.parametrize(
    "day",
    ["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08", "2026-12-28", "2027-12-28", "2012-06-05"],
)
def test_one_off_and_moved_holidays_are_known(day):
    load_all()

    assert Holiday.objects.filter(day=day).exists()


def test_an_ordinary_monday_moved_away_is_a_working_day():
    load_all()

    assert not Holiday.objects.filter(day="2020-05-04").exists()


def test_the_calendar_reaches_from_2012_to_2036():
    load_all()

    assert Holiday.objects.first().day == date(2012, 1, 1)
    assert Holiday.objects.last().day.year == 2036


def test_a_holiday_added_by_hand_moves_a_deadline():
    load_all()
    before = Holiday.objects.add_working_days(date(2027, 7, 1), 5)

    Holiday.objects.create(day=date(2027, 7, 6), name="A day announced late")

    assert before == date(2027, 7, 8)
    assert Holiday.objects.add_working_days(date(2027, 7, 1), 5) == date(2027, 7, 9)


def test_the_start_day_is_not_counted_and_weekends_are_left_out():
    assert Holiday.objects.add_working_days(date(2025, 7, 4), 1) == date(2025, 7, 7)
