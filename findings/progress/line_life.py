"""A line of enquiry told from its beginning: the inspection, then visit after visit, then what followed."""

from dataclasses import dataclass
from datetime import date

from findings.models import Finding, LineEvent
from ofsted_tracker.wording import day, periods
from visits.models import Inspection, Visit
from visits.wording import when

from .life import LineLife
from .outcome import was_planned
from .record import ProgrammeRecord


@dataclass(frozen=True)
class LineChapter:
    """What happened to the line at a visit, at the inspection, or on a day between."""

    visit: Visit | None = None
    inspection: Inspection | None = None
    on: date | None = None
    finding: Finding | None = None
    needs_check: bool = False
    events: tuple[LineEvent, ...] = ()
    was_planned: bool = False

    @property
    def title(self) -> str:
        if self.visit:
            return self.visit.title
        return "Inspection" if self.inspection else "Between visits"

    @property
    def when(self) -> str:
        if self.visit:
            return when(self.visit)
        return periods(self.inspection.fieldwork) if self.inspection else day(self.on)

    @property
    def href(self) -> str:
        return self.visit.get_absolute_url() if self.visit else ""

    @property
    def is_silent(self) -> bool:
        return not (self.finding or self.events or self.was_planned)


def chapters(record: ProgrammeRecord, life: LineLife) -> list[LineChapter]:
    """In order of visits. Visits before the line began are left out, later ones that did not look are told as such."""
    told = [(record.place(visit), _at_visit(life, visit)) for visit in record.visits]
    begun = next((place for place, chapter in told if not chapter.is_silent), None)
    told = [(place, chapter) for place, chapter in told if begun is not None and place >= begun and _is_due(chapter)]
    elsewhere = [event for event in life.events if not event.visit_id]
    told += [(life.place_of(event), _elsewhere(event)) for event in elsewhere]
    return [chapter for _, chapter in sorted(told, key=lambda pair: pair[0])]


def _is_due(chapter: LineChapter) -> bool:
    """A visit still ahead has not looked at anything: it is told only where it plans to."""
    ahead = {Visit.Stage.PLANNED, Visit.Stage.CONFIRMED, Visit.Stage.FIELDWORK}
    return not (chapter.is_silent and chapter.visit.stage in ahead)


def _at_visit(life: LineLife, visit: Visit) -> LineChapter:
    finding = life.finding_at(visit)
    return LineChapter(
        visit=visit,
        finding=finding,
        needs_check=finding is not None and life.direction_needs_check(finding),
        events=tuple(life.events_at(visit)),
        was_planned=was_planned(life, visit),
    )


def _elsewhere(event: LineEvent) -> LineChapter:
    return LineChapter(inspection=event.inspection, on=event.on, events=(event,))
