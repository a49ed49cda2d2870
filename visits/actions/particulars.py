"""What is said of a visit: when, who, which areas, what for. Written to its rows so that each change is remembered."""

from dataclasses import dataclass
from datetime import date

from django.db.models import ProtectedError

from ofsted_tracker.editing import discard, keep
from ofsted_tracker.errors import Refused
from visits.models import CoveredTheme, Visit, VisitInspector, VisitPeriod

from .dates import Days
from .team import LEAD, Area, Inspector


@dataclass(frozen=True)
class Particulars:
    """Everything a person enters about a visit. Two are equal when they say the same."""

    kind: str = Visit.Kind.MONITORING
    number: int | None = None
    periods: tuple[Days, ...] = ()
    month: date | None = None
    team: tuple[Inspector, ...] = ()
    areas: frozenset[Area] = frozenset()
    focus: str = ""
    evidence: str = ""

    @classmethod
    def of(cls, visit: Visit) -> "Particulars":
        """As the visit stands."""
        team = [Inspector(one.name, one.user, one.part) for one in visit.inspectors.select_related("user")]
        covered = visit.covered_themes.select_related("theme", "area")
        return cls(
            kind=visit.kind,
            number=visit.number,
            periods=tuple((period.start, period.end) for period in visit.fieldwork),
            month=visit.month,
            team=tuple(team),
            areas=frozenset(Area(one.theme, one.area) for one in covered),
            focus=visit.focus,
            evidence=visit.evidence,
        )

    @property
    def of_the_visit_itself(self) -> dict:
        """What is stored in the visit's own row. The month is only for want of dates."""
        return {
            "kind": self.kind,
            "number": self.number,
            "month": None if self.periods else self.month,
            "focus": self.focus,
            "evidence": self.evidence,
        }


def write_rows(visit: Visit, said: Particulars, *, by, reason: str = "") -> None:
    """Make the visit's periods, team and areas what is said; rows that are right already are left alone."""
    _write_periods(visit, said.periods, by=by, reason=reason)
    _write_team(visit, said.team, by=by, reason=reason)
    _write_areas(visit, said.areas, by=by, reason=reason)


def _write_periods(visit: Visit, days: tuple[Days, ...], *, by, reason: str) -> None:
    stand = {(period.start, period.end): period for period in visit.periods.all()}
    gone = [period for key, period in stand.items() if key not in days]
    new = [key for key in days if key not in stand]
    if len(gone) == len(new) == 1:
        gone[0].start, gone[0].end = new[0]
        keep(gone[0], by=by, reason=reason)
        return
    for period in gone:
        discard(period, by=by, reason=reason)
    for start, end in new:
        keep(VisitPeriod(visit=visit, start=start, end=end), by=by, reason=reason)


def _write_team(visit: Visit, team: tuple[Inspector, ...], *, by, reason: str) -> None:
    stand = {Inspector(one.name, one.user, one.part): one for one in visit.inspectors.select_related("user")}
    gone = [row for key, row in stand.items() if key not in team]
    new = [one for one in team if one not in stand]
    row, heir = _handed_over(gone, new)
    for one in gone:
        if one is not row:
            discard(one, by=by, reason=reason)
    if row and heir:
        row.name, row.user = heir.name, heir.user
        keep(row, by=by, reason=reason)
    for one in sorted(new, key=lambda one: one.part != LEAD):
        if one is not heir:
            keep(VisitInspector(visit=visit, name=one.name, part=one.part, user=one.user), by=by, reason=reason)


def _handed_over(
    gone: list[VisitInspector], new: list[Inspector]
) -> tuple[VisitInspector, Inspector] | tuple[None, None]:
    """The lead's row passes to the new lead, so that its history tells from whom to whom; else a lone change's row."""
    leads = [one for one in gone if one.part == LEAD], [one for one in new if one.part == LEAD]
    before, after = leads if all(leads) else (gone, new)
    if len(before) == len(after) == 1 and before[0].part == after[0].part:
        return before[0], after[0]
    return None, None


def _write_areas(visit: Visit, areas: frozenset[Area], *, by, reason: str) -> None:
    stand = {row.theme: row for row in visit.covered_themes.select_related("theme", "area")}
    wanted = {area.theme: area.judged for area in areas}
    for theme, row in stand.items():
        if theme not in wanted:
            _drop(row, by=by, reason=reason)
        elif row.area != wanted[theme]:
            row.area = wanted[theme]
            keep(row, by=by, reason=reason)
    for theme in sorted(wanted.keys() - stand.keys(), key=lambda theme: theme.position):
        keep(CoveredTheme(visit=visit, theme=theme, area=wanted[theme]), by=by, reason=reason)


def _drop(row: CoveredTheme, *, by, reason: str) -> None:
    """An area covered may go while nothing is said of it."""
    try:
        discard(row, by=by, reason=reason)
    except ProtectedError:
        raise Refused(
            f"{row.theme} has an evaluation of progress, so it stays among the areas covered. "
            "Remove the evaluation first.",
            field="areas",
        ) from None
