"""England's working days: a table seeded from the `holidays` package, to which one-off holidays can be added."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models

from ofsted_tracker.history import tracked

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """England's holidays by day and name, as they stood when they were read.

    Working days leave out Saturdays, Sundays and England's bank holidays (SI 2007/462). The day one counts from is
    not counted.
    """

    closed: Mapping[date, str]

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.closed

    def add(self, start: date, count: int) -> date:
        """The day `count` working days after `start`."""
        day = start
        while count:
            day += ONE_DAY
            if self.is_working_day(day):
                count -= 1
        return day

    def count(self, start: date, end: date) -> int:
        """How many working days there are after `start` up to and including `end`."""
        return sum(self.is_working_day(start + ONE_DAY * after) for after in range(1, (end - start).days + 1))

    def left_out(self, start: date, end: date) -> list[tuple[date, str]]:
        """The holidays that were not counted between two days: weekends are never counted anyway."""
        return sorted((day, name) for day, name in self.closed.items() if start < day <= end and day.weekday() < 5)

    def working_days_around(self, day: date) -> tuple[date, date]:
        """The last working day before, and the first after."""
        before, after = day - ONE_DAY, day + ONE_DAY
        while not self.is_working_day(before):
            before -= ONE_DAY
        while not self.is_working_day(after):
            after += ONE_DAY
        return before, after


class HolidayQuerySet(models.QuerySet):
    def between(self, first: date, last: date) -> set[date]:
        return set(self.filter(day__gte=first, day__lte=last).values_list("day", flat=True))

    def calendar(self, first: date, last: date) -> Calendar:
        """The holidays of these days, at one query."""
        return Calendar(dict(self.filter(day__gte=first, day__lte=last).values_list("day", "name")))

    def add_working_days(self, start: date, count: int) -> date:
        """The day `count` working days after `start`; the start day itself is not counted."""
        return self.calendar(start, start + timedelta(days=count * 2 + 30)).add(start, count)


class Holiday(models.Model):
    day = models.DateField(unique=True)
    name = models.CharField(max_length=100)
    one_off = models.BooleanField("added by hand", default=True)
    history = tracked()

    objects = HolidayQuerySet.as_manager()

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.name}, {self.day:%-d %B %Y}"
