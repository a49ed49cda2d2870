"""England's working days: a table seeded from the `holidays` package, to which one-off holidays can be added."""

from datetime import date, timedelta

from django.db import models

from ofsted_tracker.history import tracked


class HolidayQuerySet(models.QuerySet):
    def between(self, first: date, last: date) -> set[date]:
        return set(self.filter(day__gte=first, day__lte=last).values_list("day", flat=True))

    def add_working_days(self, start: date, count: int) -> date:
        """The day `count` working days after `start`; the start day itself is not counted.

        Working days leave out Saturdays, Sundays and England's bank holidays (SI 2007/462).
        """
        closed = self.between(start, start + timedelta(days=count * 2 + 30))
        day = start
        while count:
            day += timedelta(days=1)
            if day.weekday() < 5 and day not in closed:
                count -= 1
        return day


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
