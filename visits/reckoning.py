"""What the deadlines of a visit come to with a timetable and a calendar. `actions/deadlines.py` keeps them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from ofsted_tracker.wording import day
from visits.models import Calendar, Deadline, Holiday, Step, Timetable, Visit

# The longest chain of steps lies within this of the day it is counted from.
HORIZON = timedelta(days=800)


@dataclass(frozen=True)
class Reckoned:
    """What a deadline comes to with a timetable and a calendar."""

    timetable: Timetable
    working_days: int
    counted_from: date
    computed_due: date
    holidays_left_out: str

    @property
    def columns(self) -> dict:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def count(timetable: Timetable, working_days: int, start: date, calendar: Calendar) -> Reckoned:
    due = calendar.add(start, working_days)
    left_out = "; ".join(f"{day(closed)} ({name})" for closed, name in calendar.left_out(start, due))
    return Reckoned(timetable, working_days, start, due, left_out)


def reckon(
    last_day: date, timetable: Timetable, calendar: Calendar, standing: Iterable[Deadline] = ()
) -> dict[Step, Reckoned]:
    """Each step's deadline as it would be computed now; what a person set stands for the steps counted from it."""
    set_by_hand = {one.step: one.overridden_due for one in standing if one.is_overridden}
    due: dict[Step, date] = {}
    reckoned = {}
    for step in Step:
        start = due[step.after] if step.after else last_day
        reckoned[step] = count(timetable, timetable.days_for(step), start, calendar)
        due[step] = set_by_hand.get(step, reckoned[step].computed_due)
    return reckoned


def as_of_now(visit: Visit, standing: Iterable[Deadline] = ()) -> dict[Step, Reckoned]:
    """With today's timetable and calendar; nothing for a visit without days or before any timetable."""
    last_day = last_fieldwork_day(visit)
    timetable = Timetable.objects.in_use_on(last_day) if last_day else None
    return reckon(last_day, timetable, calendar_from(last_day), standing) if timetable else {}


def calendar_from(day_one: date) -> Calendar:
    return Holiday.objects.calendar(day_one, day_one + HORIZON)


def last_fieldwork_day(visit: Visit) -> date | None:
    return visit.periods.aggregate(last=Max("end"))["last"]


@dataclass(frozen=True)
class WouldBe:
    """A deadline that would now be computed to another day."""

    deadline: Deadline
    due: date


@dataclass(frozen=True)
class Changed:
    """What has changed since the deadlines of a visit were computed: `what`, and what they would be now."""

    what: str
    deadlines: list[WouldBe]


def changed_since(visit: Visit, standing: Iterable[Deadline]) -> Changed | None:
    """None where they would be computed to the days they were."""
    standing = sorted(standing, key=lambda one: one.place)
    now = as_of_now(visit, standing)
    other = [one for one in standing if one.step in now and now[one.step].computed_due != one.computed_due]
    if not other:
        return None
    timetable = any(now[one.step].working_days != one.working_days for one in other)
    return Changed(
        "timetable" if timetable else "calendar",
        [WouldBe(one, now[one.step].computed_due) for one in other],
    )
