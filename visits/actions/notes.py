"""What is worth knowing of a plan before it is saved. A note is said once and can be passed over."""

import hashlib
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from ofsted_tracker.wording import day, period
from visits.models import MonitoringProgramme, Visit, VisitPeriod

from .dates import Days
from .particulars import Particulars

SOONEST = timedelta(weeks=6)
LATEST_MONTHS = 6


class Noted(Exception):
    """Nothing was saved yet: `notes` are to be read first, and the same sent again with `seen`."""

    def __init__(self, notes: list[str]):
        super().__init__(" ".join(notes))
        self.notes, self.seen = notes, mark_of(notes)


def mark_of(notes: Iterable[str]) -> str:
    """What a form carries once its notes were shown: other notes are shown again."""
    return hashlib.sha256("\n".join(notes).encode()).hexdigest()[:16]


def show_once(notes: list[str], *, seen: str | None) -> None:
    """Raises unless these very notes were shown before; `seen` None: nobody is there to read them."""
    if seen is not None and notes and seen != mark_of(notes):
        raise Noted(notes)


def notes_on(programme: MonitoringProgramme, said: Particulars, *, visit: Visit | None, by) -> list[str]:
    """Of a visit to come: who is elsewhere on its days, and how long it is since the last one."""
    return [*_elsewhere(said, visit=visit, by=by), *_cadence(programme, said.periods, visit=visit, by=by)]


def _elsewhere(said: Particulars, *, visit: Visit | None, by) -> list[str]:
    """Where somebody is, is told only as far as the reader may see that visit."""
    team = {one.user.pk: one.name for one in said.team if one.user}
    notes = []
    for start, end in said.periods:
        clashes = _others(visit).filter(start__lte=end, end__gte=start, visit__inspectors__user__in=team).distinct()
        clashes = list(clashes.select_related("visit__programme__authority").prefetch_related("visit__inspectors"))
        seen = set(Visit.objects.visible_to(by).filter(periods__in=clashes).values_list("pk", flat=True))
        for clash in clashes:
            there = [team[one.user_id] for one in clash.visit.inspectors.all() if one.user_id in team]
            where = _where(clash.visit, known=clash.visit_id in seen)
            notes += [f"{name} is {where} on {period(clash.start, clash.end)}." for name in there]
    return notes


def _others(visit: Visit | None):
    periods = VisitPeriod.objects.exclude(visit__stage=Visit.Stage.CANCELLED).order_by("start", "pk")
    return periods.exclude(visit=visit) if visit else periods


def _where(visit: Visit, *, known: bool) -> str:
    return f"at {visit.programme.authority} ({visit.ref})" if known else "on another visit"


def _cadence(programme: MonitoringProgramme, days: tuple[Days, ...], *, visit: Visit | None, by) -> list[str]:
    """Visits are about three months apart: sooner than six weeks or later than six months is worth a look."""
    first = min((start for start, _ in days), default=None)
    if first is None:
        return []
    seen = Visit.objects.visible_to(by).filter(programme=programme)
    last = _others(visit).filter(visit__in=seen, end__lt=first).select_related("visit").order_by("-end").first()
    if last is None:
        return []
    said = f"{last.visit.title} ({last.visit.ref}) ended on {day(last.end)}"
    if first - last.end < SOONEST:
        return [f"{said}: fewer than 6 weeks before {day(first)}."]
    if first > _months_after(last.end, LATEST_MONTHS):
        return [f"{said}: more than 6 months before {day(first)}."]
    return []


def _months_after(start: date, months: int) -> date:
    """The same day some months on; the last of the month where it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
