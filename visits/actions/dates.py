"""When a visit may be: what is refused of its days, month and number, each with what to do instead."""

from collections.abc import Iterable
from datetime import date, timedelta

from ofsted_tracker.errors import Refused
from ofsted_tracker.wording import day, month, period
from visits.models import MonitoringProgramme, Visit, VisitPeriod

Days = tuple[date, date]
# Two inspectors go for two days or so; a slip of a key in the year makes months of it.
LONGEST_PERIOD = timedelta(days=60)
LARGEST_NUMBER = 99


def refuse_impossible_days(days: Iterable[Days]) -> None:
    """First day before last, no period for ever, none over another of the same visit."""
    before = None
    for start, end in sorted(days):
        if end < start:
            raise Refused(f"The last day, {day(end)}, is before the first day, {day(start)}.", field="periods")
        if end - start > LONGEST_PERIOD:
            raise Refused(f"{period(start, end)} is longer than a visit can be. Check the years.", field="periods")
        if before and start <= before[1]:
            raise Refused(
                f"{period(start, end)} overlaps {period(*before)}. Write them as one period.", field="periods"
            )
        before = (start, end)


def refuse_days_of_others(programme: MonitoringProgramme, days: Iterable[Days], *, visit: Visit | None) -> None:
    """Fieldwork of one programme does not overlap. Holds only while the programme's row is locked."""
    others = VisitPeriod.objects.filter(visit__programme=programme).exclude(visit__stage=Visit.Stage.CANCELLED)
    if visit:
        others = others.exclude(visit=visit)
    for start, end in days:
        clash = others.filter(start__lte=end, end__gte=start).select_related("visit").first()
        if clash:
            raise Refused(
                f"{period(start, end)} overlaps the fieldwork of {clash.visit.title} ({clash.visit.ref}), "
                f"{period(clash.start, clash.end)}. Choose other days.",
                field="periods",
            )


def refuse_days_outside(programme: MonitoringProgramme, days: Iterable[Days]) -> None:
    """A visit goes back to an inspection: it comes after it, and not after the programme ended."""
    inspected = min((p.start for p in programme.anchor.periods.all()), default=None)
    for start, end in days:
        if inspected and start <= inspected:
            raise Refused(
                f"{period(start, end)} is not after the inspection, which began on {day(inspected)}. Check the year.",
                field="periods",
            )
        if programme.ended_on and start > programme.ended_on:
            raise Refused(
                f"The programme ended on {day(programme.ended_on)}, before {period(start, end)}. "
                "Check the dates, or choose the programme they belong to.",
                field="periods",
            )


def refuse_days_to_come(days: Iterable[Days], *, today: date) -> None:
    for start, end in days:
        if start > today:
            raise Refused(
                f"{period(start, end)} is still to come. Check the year, or plan the visit instead.",
                field="periods",
            )


def refuse_month_to_come(first: date | None, *, today: date) -> None:
    if first and first > today:
        raise Refused(f"{month(first)} is still to come. Check the year, or plan the visit.", field="month")


def refuse_number(programme: MonitoringProgramme, number: int | None, *, kind: str, visit: Visit | None) -> None:
    """Numbers are as the letters print them: for monitoring visits, from 1, each once in a programme."""
    if number is None:
        return
    if kind != Visit.Kind.MONITORING:
        raise Refused("Only monitoring visits are numbered. Leave the number empty.", field="number")
    if not 1 <= number <= LARGEST_NUMBER:
        raise Refused(f"The number must be between 1 and {LARGEST_NUMBER}.", field="number")
    others = programme.visits.standing().filter(number=number)
    holder = (others.exclude(pk=visit.pk) if visit else others).first()
    if holder:
        raise Refused(
            f"{holder.ref} is already visit {number} of this programme. Give the number of this one, "
            "or leave it empty.",
            field="number",
        )
