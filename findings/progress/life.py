"""The life of one line of enquiry, in order of visits, as one reader may read it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from math import inf

from findings.models import Finding, FollowUp, LineEvent, LineOfEnquiry
from visits.models import Visit

CLOSING = {LineEvent.Kind.CLOSED, LineEvent.Kind.MERGED_INTO, LineEvent.Kind.SPLIT_UP}
BEGINNING = {
    LineEvent.Kind.OPENED,
    LineEvent.Kind.REOPENED,
    LineEvent.Kind.SPLIT_FROM,
    LineEvent.Kind.CARRIED_OVER,
}


@dataclass(frozen=True)
class Past:
    """Another line whose life up to `event` is this one's too: it was merged into this one, or this was split off."""

    life: "LineLife"
    event: LineEvent
    place: float


@dataclass(frozen=True)
class TakenBack:
    """A step that was undone, and the event that undid it."""

    event: LineEvent
    undone: LineEvent


@dataclass
class LineLife:
    """`place` tells where in the programme a visit stands: the inspection is -1, the first visit 0.

    `events` are those that stand; what was undone is in `taken_back`. `findings` are the line's own, `looks()` also
    those of the lines in its past.
    """

    line: LineOfEnquiry
    place: Callable[[Visit], int]
    # Only who reads every visit of the programme can tell that one was added; others would learn of one they may not.
    reads_drafts: bool = False
    findings: list[Finding] = field(default_factory=list)
    events: list[LineEvent] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    taken_back: list[TakenBack] = field(default_factory=list)
    pasts: list[Past] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Nothing stands on it: the finding that opened it was removed, or the step that made it was undone."""
        kept = self.findings or self.follow_ups or self.line.recommendation_id or self.line.continues_id
        return not (kept or any(_keeps_a_line(event) for event in self.events))

    @property
    def opening(self) -> LineEvent | Finding | None:
        """Where it began. A finding back-filled at an earlier visit moves the beginning back to that visit."""
        event = next((event for event in self.events if event.kind in BEGINNING), None)
        finding = self.findings[0] if self.findings else None
        if event and finding and event.visit_id and self.place(finding.visit) < self.place(event.visit):
            return finding
        return event or finding

    @property
    def opened_on(self) -> date | None:
        """The day its age is counted from: of the visit, else of the inspection's report or last fieldwork day."""
        opening = self.opening
        if opening is None:
            return None
        if opening.visit_id:
            return opening.visit.looked_at_on
        if opening.inspection_id:
            inspection = opening.inspection
            return inspection.published_on or (inspection.fieldwork[-1].end if inspection.fieldwork else None)
        return opening.on

    def finding_at(self, visit: Visit) -> Finding | None:
        return next((finding for finding in self.findings if finding.visit_id == visit.pk), None)

    def follow_up_at(self, visit: Visit) -> FollowUp | None:
        return next((tick for tick in self.follow_ups if tick.visit_id == visit.pk), None)

    def events_at(self, visit: Visit) -> list[LineEvent]:
        return [event for event in self.events if event.visit_id == visit.pk]

    def add_event(self, event: LineEvent) -> None:
        self.events.append(event)
        self.events.sort(key=lambda one: (self.place_of(one), one.pk))

    def looks(self, before: Visit | None = None) -> list[Finding]:
        """Every time inspectors looked, at any visit or at those before one, also on the lines in its past.

        A line merged in at a visit counts from that visit on: what was said of this one before stays as it was.
        """
        return self._looks() if before is None else self._looks(self.place(before) - 0.5, self.place(before))

    def look_at(self, visit: Visit) -> Finding | None:
        """Its finding of this visit, else the one of a line in its past."""
        return next((finding for finding in reversed(self.looks()) if finding.visit_id == visit.pk), None)

    def last_look(self, before: Visit | None = None) -> Finding | None:
        """What was said last, at any visit or at those before one."""
        looks = self.looks(before)
        return looks[-1] if looks else None

    @property
    def last_looked_on(self) -> date | None:
        last = self.last_look()
        return last.visit.looked_at_on if last else None

    def is_closed(self, before: Visit | None = None, after: Visit | None = None) -> bool:
        """Closed and not reopened since. `before` leaves out that visit and later ones, `after` keeps it."""
        return self.closing(before, after) is not None

    def closing(self, before: Visit | None = None, after: Visit | None = None) -> LineEvent | None:
        """The event that closed it, unless it was reopened since. `after`: as things stood at the end of that visit."""
        closed = None
        for event in self.events:
            place = self.place_of(event)
            if before is not None and place >= self.place(before):
                break
            if after is not None and place > self.place(after):
                break
            if event.kind in CLOSING:
                closed = event
            elif event.kind in BEGINNING:
                closed = None
        return closed

    def has_begun(self, before: Visit | None = None, after: Visit | None = None) -> bool:
        opening = self.opening
        if opening is None:
            return False
        place = self.place(opening.visit) if opening.visit_id else self.place_of(opening)
        if before is not None:
            return place < self.place(before)
        return after is None or place <= self.place(after)

    def is_open(self, before: Visit | None = None, after: Visit | None = None) -> bool:
        return self.has_begun(before, after) and not self.is_closed(before, after)

    def is_resolved_at(self, visit: Visit) -> bool:
        """Its closing stands and happened at this visit; merged or split up is not resolved."""
        closed = self.closing(after=visit)
        return closed is not None and closed.kind == LineEvent.Kind.CLOSED and closed.visit_id == visit.pk

    def merged(self, before: Visit | None = None, after: Visit | None = None) -> LineEvent | None:
        """The event that merged it into another line, unless it was reopened since."""
        closed = self.closing(before, after)
        return closed if closed and closed.kind == LineEvent.Kind.MERGED_INTO else None

    def was_reopened_at(self, visit: Visit) -> bool:
        """Closed before this visit and open again at it."""
        return self.is_closed(before=visit) and any(
            event.kind == LineEvent.Kind.REOPENED for event in self.events_at(visit)
        )

    def direction_needs_check(self, finding: Finding) -> bool:
        """What the direction was set against is no longer the look before: an earlier visit was added or changed.

        A line merged in at the same visit, before or after the finding was written, leaves its direction right.
        """
        if not self.reads_drafts:
            return False
        place = self.place(finding.visit)
        before = [self._looks(place - 0.5, joined) for joined in (place, place - 0.5)]
        return finding.compared_with_id not in {looks[-1].pk if looks else None for looks in before}

    def place_of(self, event: LineEvent) -> float:
        return event_place(event, self.place)

    def _looks(self, until: float = inf, joined: float = inf) -> list[Finding]:
        """Of visits up to `until`, with the lines that had become its past by `joined`; its own last of a visit."""
        found = self._gathered(until, joined, frozenset())
        return sorted(found.values(), key=lambda f: (self.place(f.visit), f.line_id == self.line.pk, f.number))

    def _gathered(self, until: float, joined: float, seen: frozenset[int]) -> dict[int, Finding]:
        found = {finding.pk: finding for finding in self.findings if self.place(finding.visit) <= until}
        seen = seen | {self.line.pk}
        for past in self.pasts:
            if past.place <= joined and past.life.line.pk not in seen:
                found |= past.life._gathered(min(until, past.place), past.place, seen)
        return found


def _keeps_a_line(event: LineEvent) -> bool:
    """A line raised by the council or split off stands before anything was found on it."""
    return event.raised_by == LineEvent.RaisedBy.COUNCIL or event.kind == LineEvent.Kind.SPLIT_FROM


def event_place(event: LineEvent, place: Callable[[Visit], int]) -> float:
    """Events at the inspection come before the first visit, dated ones after the visits that began by that day."""
    if event.visit_id:
        return place(event.visit)
    if event.inspection_id:
        return -1
    return place(event.on)
