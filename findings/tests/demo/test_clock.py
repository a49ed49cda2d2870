from datetime import date

from findings.demo.clock import Clock

CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)})


def clock(today: date) -> Clock:
    return Clock(today, CHRISTMAS)


def test_a_visit_is_on_tuesday_and_wednesday_whatever_day_it_is_counted_from():
    for day in range(16, 23):
        assert clock(date(2026, 11, day)).two_days(0) == (date(2026, 11, 17), date(2026, 11, 18))


def test_no_visit_is_made_over_christmas():
    for day in range(21, 32):
        assert clock(date(2026, 12, day)).two_days(0) == (date(2026, 12, 15), date(2026, 12, 16))


def test_an_inspection_lasts_from_monday_to_the_friday_of_the_week_after():
    assert clock(date(2026, 11, 22)).fortnight(-56) == (date(2026, 9, 21), date(2026, 10, 2))


def test_no_inspection_is_made_over_christmas():
    assert clock(date(2026, 12, 30)).fortnight(0) == (date(2026, 12, 7), date(2026, 12, 18))


def test_an_inspection_stays_within_its_framework_however_late_it_is_today():
    latest = date(2026, 3, 2)
    assert clock(date(2031, 5, 1)).fortnight(-684, no_later_than=latest) == (latest, date(2026, 3, 13))


def test_letters_go_out_on_working_days():
    assert clock(date(2026, 12, 28)).day(0) == date(2026, 12, 24)
