"""A line of enquiry told from its beginning: the inspection, then visit after visit, then what followed."""

from dataclasses import dataclass, replace
from datetime import date
from math import inf

from findings.models import Finding, LineEvent, LineOfEnquiry
from ofsted_tracker.wording import day, periods
from visits.models import Inspection, Visit
from visits.wording import when

from .life import LineLife
from .outcome import was_planned
from .record import NAMING, ProgrammeRecord

Kind = LineEvent.Kind
ANOTHER = "another matter"
# As the line itself tells it, and as the other line does.
OWN_WORDS = {
    Kind.MERGED_INTO: "Merged into",
    Kind.SPLIT_FROM: "Split from",
    Kind.CARRIED_OVER: "Carried over from",
    Kind.SPLIT_UP: "Split up and closed",
}
PARTING = {Kind.MERGED_INTO, Kind.SPLIT_FROM, Kind.SPLIT_UP}
OTHERS_WORDS = {Kind.MERGED_INTO: "Merged into this matter:", Kind.SPLIT_FROM: "Split off as a matter of its own:"}


@dataclass(frozen=True)
class Told:
    """An event as the page of one line tells it. `other` is the line it links to, where the reader may read it."""

    event: LineEvent
    words: str
    other: LineOfEnquiry | None = None
    names_another: bool = False
    # Said once where one step made several events.
    reason: str = ""
    past: "list[LineChapter] | None" = None

    @property
    def other_words(self) -> str:
        if self.other:
            return self.other.title
        return ANOTHER if self.names_another else ""


@dataclass(frozen=True)
class LineChapter:
    """What happened to the line at a visit, at the inspection, or on a day between."""

    visit: Visit | None = None
    inspection: Inspection | None = None
    on: date | None = None
    finding: Finding | None = None
    needs_check: bool = False
    events: tuple[Told, ...] = ()
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


def chapters(
    record: ProgrammeRecord, life: LineLife, *, continues: LineOfEnquiry | None = None, until: float = inf
) -> list[LineChapter]:
    """In order of visits. Visits before the line began are left out, later ones that did not look are told as such.

    `continues` is the line of an earlier programme, where the reader may read it. `until` tells of a past that ended:
    only what was found or done up to that place, without the step that ended it and the pasts of that past.
    """
    is_past = until < inf
    told = _events(record, life, continues, with_pasts=not is_past)
    if is_past:
        told = [one for one in told if life.place_of(one.event) < until or one.event.kind not in PARTING]
    visits = [(record.place(visit), _at_visit(life, visit, told)) for visit in record.visits]
    begun = next((place for place, chapter in visits if not chapter.is_silent), None)
    found = [(place, chapter) for place, chapter in visits if begun is not None and place >= begun and _is_due(chapter)]
    elsewhere = [one for one in told if not one.event.visit_id]
    found += [(life.place_of(one.event), _elsewhere(one)) for one in elsewhere]
    if is_past:
        found = [(place, chapter) for place, chapter in found if place <= until and not chapter.is_silent]
    else:
        found = [(place, chapter) for place, chapter in found if place <= _till(life) or not chapter.is_silent]
    return [chapter for _, chapter in sorted(found, key=lambda pair: pair[0])]


def told_at(record: ProgrammeRecord, life: LineLife, visit: Visit) -> list[Told]:
    """What happened at one visit, without the pasts."""
    return [one for one in _events(record, life, None, with_pasts=False) if one.event.visit_id == visit.pk]


def parts_of(record: ProgrammeRecord, life: LineLife) -> list[LineOfEnquiry]:
    """What a line that was split up goes on as."""
    closed = life.closing()
    if closed is None or closed.kind != Kind.SPLIT_UP:
        return []
    told = told_at(record, life, closed.visit)
    return [one.other for one in told if one.event.kind == Kind.SPLIT_FROM and one.event.line_id != life.line.pk]


def _till(life: LineLife) -> float:
    """After a line was merged or split up, visits look at what it became: their silence says nothing of it."""
    closed = life.closing()
    return life.place_of(closed) if closed and closed.kind in PARTING else inf


def _events(record: ProgrammeRecord, life: LineLife, continues, *, with_pasts: bool) -> list[Told]:
    """Its own events, and those of lines that were merged into it or split off it."""
    pasts = {past.event.pk: past for past in life.pasts} if with_pasts else {}

    def past_of(event: LineEvent) -> list[LineChapter] | None:
        past = pasts.get(event.pk)
        return chapters(record, past.life, until=past.place) if past else None

    readable = {one.line.pk: one.line for one in record.lines}
    if continues:
        readable[continues.pk] = continues
    told = [
        Told(
            event,
            OWN_WORDS.get(event.kind, event.get_kind_display()),
            other=readable.get(event.other_line_id),
            names_another=event.kind in NAMING or event.kind == Kind.CARRIED_OVER,
            past=past_of(event),
        )
        for event in life.events
    ]
    for other in record.lines:
        for event in other.events:
            if event.other_line_id == life.line.pk and event.kind in OTHERS_WORDS:
                told.append(Told(event, OTHERS_WORDS[event.kind], other.line, past=past_of(event)))
    heads = {one.event.pk for one in told}
    told = [replace(one, reason="" if one.event.step_id in heads else one.event.reason) for one in told]
    return sorted(told, key=lambda one: (life.place_of(one.event), one.event.pk))


def _is_due(chapter: LineChapter) -> bool:
    """A visit still ahead has not looked at anything: it is told only where it plans to."""
    ahead = {Visit.Stage.PLANNED, Visit.Stage.CONFIRMED, Visit.Stage.FIELDWORK}
    return not (chapter.is_silent and chapter.visit.stage in ahead)


def _at_visit(life: LineLife, visit: Visit, told: list[Told]) -> LineChapter:
    finding = life.finding_at(visit)
    return LineChapter(
        visit=visit,
        finding=finding,
        needs_check=finding is not None and life.direction_needs_check(finding),
        events=tuple(one for one in told if one.event.visit_id == visit.pk),
        was_planned=was_planned(life, visit),
    )


def _elsewhere(told: Told) -> LineChapter:
    return LineChapter(inspection=told.event.inspection, on=told.event.on, events=(told,))
