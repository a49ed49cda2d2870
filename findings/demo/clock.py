"""The days of the invented councils, counted from the day the demonstration is loaded."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from visits.models import Holiday

Days = tuple[date, date]


@dataclass(frozen=True)
class Clock:
    """`today` is the day the demonstration is set on; `closed` are England's bank holidays around it."""

    today: date
    closed: frozenset[date]

    @classmethod
    def set_on(cls, today: date) -> "Clock":
        around = Holiday.objects.between(today - timedelta(days=1000), today + timedelta(days=365))
        return cls(today, frozenset(around))

    def working_day(self, day: date) -> date:
        """`day`, or the last working day before it."""
        while day.weekday() > 4 or day in self.closed:
            day -= timedelta(days=1)
        return day

    def day(self, offset: int) -> date:
        return self.working_day(self.today + timedelta(days=offset))

    def fortnight(self, offset: int, no_later_than: date | None = None) -> Days:
        """Monday to the Friday of the week after, without holidays: the fieldwork of an inspection."""
        first = self._monday(offset)
        if no_later_than:
            first = min(first, no_later_than)
        while self._is_broken(first) or self._is_broken(first + timedelta(days=7)):
            first -= timedelta(days=7)
        return first, first + timedelta(days=11)

    def published(self, last_day: date, after: int) -> date:
        return self.working_day(last_day + timedelta(days=after))

    def two_days(self, offset: int) -> Days:
        """Tuesday and Wednesday of the week, or of the last week before it that has neither holiday nor Christmas."""
        first = self._monday(offset)
        while self._is_broken(first):
            first -= timedelta(days=7)
        return first + timedelta(days=1), first + timedelta(days=2)

    def _monday(self, offset: int) -> date:
        day = self.today + timedelta(days=offset)
        return day - timedelta(days=day.weekday())

    def _is_broken(self, monday: date) -> bool:
        week = [monday + timedelta(days=count) for count in range(5)]
        return any(day in self.closed or (day.month, day.day) >= (12, 24) for day in week)


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A time of a working day, in London."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
