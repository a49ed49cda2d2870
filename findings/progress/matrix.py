"""The matrix: lines of enquiry by visits, grouped by theme, with when each line was last looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db import models

from findings.models import Finding, LineEvent, LineOfEnquiry
from visits.models import Theme, Visit

from .ages import LastLook, happened, last_look, not_looked_at_for_a_year
from .life import LineLife
from .outcome import is_ahead, was_planned
from .record import ProgrammeRecord

LAST_VISITS = 4


class CellState(models.TextChoices):
    FINDING = "finding"
    PLANNED = "planned"
    NO_RECORD = "no_record"
    NOT_LOOKED = "not_looked"


class Shown(models.TextChoices):
    """Which lines the matrix shows; each is also a figure above it that opens exactly these rows."""

    OPEN = "open", "open lines"
    TO_IMPROVE = "improve", "of them to improve"
    STRENGTHS = "strengths", "of them strengths to check"
    UNLOOKED = "unlooked", "open, not looked at for 12 months or more"
    CLOSED = "closed", "closed"
    ALL = "all", "lines in all"

    def counted(self, number: int) -> str:
        """The words beside a figure."""
        one = {Shown.OPEN: "open line", Shown.STRENGTHS: "of them a strength to check", Shown.ALL: "line in all"}
        return one.get(self, self.label) if number == 1 else self.label


@dataclass(frozen=True)
class Cell:
    state: CellState
    finding: Finding | None = None
    needs_check: bool = False
    is_resolved: bool = False
    # The line it was looked at as, before that one was merged into this or this was split from it.
    as_line: LineOfEnquiry | None = None

    @property
    def direction_words(self) -> str:
        if self.finding is None:
            return ""
        words = self.finding.get_direction_display()
        if self.as_line:
            words += f", as “{self.as_line}”"
        if self.is_resolved:
            words += ", resolved"
        return f"{words} (check: an earlier visit was added)" if self.needs_check else words


@dataclass(frozen=True)
class Row:
    life: LineLife
    cells: list[Cell]
    last_look: LastLook

    @property
    def status(self) -> LineEvent | None:
        """The closing or reopening a reader should know of beside the title."""
        closing = self.life.closing()
        if closing:
            return closing
        reopened = [event for event in self.life.events if event.kind == LineEvent.Kind.REOPENED]
        return reopened[-1] if reopened else None

    @property
    def status_words(self) -> str:
        """Closed at visit 3; merged into “Supervision” at visit 2."""
        words = happened(self.status) if self.status else ""
        return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class Group:
    theme: Theme
    rows: list[Row]


@dataclass(frozen=True)
class Matrix:
    visits: list[Visit]
    groups: list[Group]
    counts: dict[str, int]
    earlier_visits: int

    @property
    def row_count(self) -> int:
        return sum(len(group.rows) for group in self.groups)


def matrix(record: ProgrammeRecord, *, today: date, shown: str = Shown.OPEN, every_visit: bool = False) -> Matrix:
    held = visits_held(record)
    visits = held if every_visit else held[-LAST_VISITS:]
    rows = [
        Row(life, [cell(life, visit) for visit in visits], last_look(record, life, today=today))
        for life in lines_shown(record, shown, today)
    ]
    grouped = groupby(rows, key=lambda row: row.life.line.theme)
    return Matrix(
        visits=visits,
        groups=[Group(theme, list(of_theme)) for theme, of_theme in grouped],
        counts={name: len(lines_shown(record, name, today)) for name in Shown.values},
        earlier_visits=len(held) - len(visits),
    )


def visits_held(record: ProgrammeRecord) -> list[Visit]:
    """Visits that have begun: one still ahead has looked at nothing."""
    return [visit for visit in record.visits if not is_ahead(visit)]


def cell(life: LineLife, visit: Visit) -> Cell:
    """What stands where a line and a visit meet, in this order; "not looked at" is never "unchanged"."""
    finding = life.finding_at(visit)
    if finding:
        return Cell(CellState.FINDING, finding, life.direction_needs_check(finding), life.is_resolved_at(visit))
    elsewhere = life.look_at(visit)
    if elsewhere:
        return Cell(CellState.FINDING, elsewhere, as_line=elsewhere.line)
    if was_planned(life, visit) and visit.stage == Visit.Stage.DONE:
        return Cell(CellState.PLANNED)
    if visit.is_outline:
        return Cell(CellState.NO_RECORD)
    return Cell(CellState.NOT_LOOKED)


def lines_shown(record: ProgrammeRecord, shown: str, today: date) -> list[LineLife]:
    wanted = _WANTED[Shown(shown)]
    return [life for life in record.lines if wanted(life, today)]


def is_strength(life: LineLife) -> bool:
    """Praised when last looked at: to be checked rather than mended."""
    last = life.last_look()
    return last is not None and last.kind == Finding.Kind.STRENGTH


_WANTED: dict[Shown, Callable[[LineLife, date], bool]] = {
    Shown.OPEN: lambda life, today: life.is_open(),
    Shown.TO_IMPROVE: lambda life, today: life.is_open() and not is_strength(life),
    Shown.STRENGTHS: lambda life, today: life.is_open() and is_strength(life),
    Shown.UNLOOKED: lambda life, today: life.is_open() and not_looked_at_for_a_year(life, today),
    Shown.CLOSED: lambda life, today: life.is_closed(),
    Shown.ALL: lambda life, today: True,
}
