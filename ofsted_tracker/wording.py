"""Dates, periods and ages in the words a letter uses."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone


def day(value: date) -> str:
    """21 February 2017."""
    value = _local(value)
    return f"{value.day} {value:%B %Y}"


def day_short(value: date) -> str:
    """21 Feb 2017: for tables, where room is short."""
    value = _local(value)
    return f"{value.day} {value:%b %Y}"


def month(value: date) -> str:
    """February 2017."""
    return f"{_local(value):%B %Y}"


def moment(value: datetime) -> str:
    """21 February 2017 at 2:05pm, in London time."""
    value = _local(value)
    clock = (
        "midday" if (value.hour, value.minute) == (12, 0) else f"{value.hour % 12 or 12}:{value:%M}{value:%p}".lower()
    )
    return f"{day(value)} at {clock}"


def period(start: date, end: date | None = None) -> str:
    """21 and 22 February 2017; 21 to 24 February 2017; 28 February to 1 March 2017."""
    if end is None or start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        link = "and" if (end - start).days == 1 else "to"
        return f"{start.day} {link} {day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} to {day(end)}"
    return f"{day(start)} to {day(end)}"


def periods(spans: Iterable) -> str:
    """Several periods, each with `start` and `end` or a pair of dates, in order: joined by "; "."""
    return "; ".join(period(*_ends(span)) for span in spans)


def age(since: date, on: date) -> str:
    """How long before `on` something was: 3 days, 5 weeks, 10 months, 2 years 1 month; or "not yet"."""
    since, on = _date(since), _date(on)
    if since > on:
        return "not yet"
    months = (on.year - since.year) * 12 + on.month - since.month - (_short_of_a_month(since, on))
    if months < 1:
        days = (on - since).days
        return "today" if days == 0 else _count(days, "day") if days < 14 else _count(days // 7, "week")
    if months < 24:
        return _count(months, "month")
    years, months = divmod(months, 12)
    return f"{_count(years, 'year')} {_count(months, 'month')}" if months else _count(years, "year")


def _short_of_a_month(since: date, on: date) -> bool:
    """Of something of the 28th no month is over on the 27th, except on the last day of a month."""
    return on.day < since.day and on.day < monthrange(on.year, on.month)[1]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _ends(span) -> tuple[date, date | None]:
    return (span.start, span.end) if hasattr(span, "start") else tuple(span)


def _local(value):
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def _date(value) -> date:
    value = _local(value)
    return value.date() if isinstance(value, datetime) else value
