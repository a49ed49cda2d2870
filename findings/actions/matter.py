"""What a finding is about: an open line, a new one, or one that is reopened; and what it is compared with."""

from dataclasses import dataclass
from datetime import date, datetime

from findings.actions import line as lines
from findings.models import Finding, LineOfEnquiry
from findings.progress.ages import happened, in_a_sentence, where
from findings.progress.life import LineLife
from findings.progress.record import ProgrammeRecord
from ofsted_tracker.errors import Refused
from visits.models import Theme, Visit

IN_THE_LIST = "This matter is already in the list of matters: choose it there."
ANOTHER_NAME = "A matter of this name is followed under this theme already. Give this one another name."
LOOKED_AGAIN = frozenset(Finding.Direction.values) - {Finding.Direction.FIRST_LOOK}


@dataclass(frozen=True)
class Matter:
    """A line already followed, or the title and theme of a new one; `reopen` where it was closed before the visit.

    Of a new one that the council found itself: the month it raised it, and the day it says it fixed it.
    """

    line: LineOfEnquiry | None = None
    title: str = ""
    theme: Theme | None = None
    reopen: bool = False
    raised_on: date | None = None
    fixed_on: date | None = None


def settle(matter: Matter, *, record: ProgrammeRecord, visit: Visit, by, at: datetime) -> LineLife:
    """The line a finding of this visit goes on, begun or reopened here if need be."""
    if matter.line is None:
        title = tidy(matter.title)
        refuse_same_title(record, title, matter.theme)
        told = {"raised_on": matter.raised_on, "fixed_on": matter.fixed_on}
        line = lines.open_at_visit(visit=visit, title=title, theme=matter.theme, by=by, at=at, **told)
        return record.add_line(line)
    life = _known(record, matter.line)
    _refuse_second_finding(life, visit)
    _refuse_merged(life, visit)
    closing = life.closing(before=visit)
    if closing and not life.is_open(after=visit):
        if not matter.reopen:
            raise Refused(
                f"This matter was closed {where(closing)}. Tick “Reopen it at this visit” to go on.", field="reopen"
            )
        life.add_event(lines.reopen(line=life.line, visit=visit, by=by, at=at, reason="Looked at again."))
    return life


def compare(life: LineLife, visit: Visit, direction: str) -> dict:
    """A direction is given where inspectors looked before this visit, and only there."""
    last = life.last_look(before=visit)
    if last is None:
        return {"direction": Finding.Direction.FIRST_LOOK, "compared_with": None}
    if direction not in LOOKED_AGAIN:
        raise Refused(
            f"Select how it compares with {in_a_sentence(last.visit)}, when it was last looked at.", field="direction"
        )
    return {"direction": direction, "compared_with": last}


def refuse_closing_before_a_later_look(life: LineLife, visit: Visit, record: ProgrammeRecord) -> None:
    """What was looked at again later was not resolved here, unless that later visit reopened it."""
    later = next((f for f in life.findings if record.place(f.visit) > record.place(visit)), None)
    if later and not any(event.kind == event.Kind.REOPENED for event in life.events_at(later.visit)):
        raise Refused(
            f"This matter was looked at again at {in_a_sentence(later.visit)} ({later.ref}), "
            "so it was not resolved here. Untick “Resolved”.",
            field="resolved",
        )


def _known(record: ProgrammeRecord, line: LineOfEnquiry) -> LineLife:
    life = record.line(line.pk)
    if life is None or line.programme_id != record.programme.pk:
        raise Refused("Choose a matter of this authority's own programme.", field="line")
    return life


def _refuse_second_finding(life: LineLife, visit: Visit) -> None:
    here = life.finding_at(visit)
    if here:
        raise Refused(
            f"This visit already has a finding on this matter: {here.ref}. Add your words to that one.", field="line"
        )


def _refuse_merged(life: LineLife, visit: Visit) -> None:
    merged = life.merged(after=visit)
    if merged:
        raise Refused(f"This matter was {happened(merged)}. Choose that one.", field="line")


def refuse_same_title(
    record: ProgrammeRecord, title: str, theme: Theme, *, sentence: str = IN_THE_LIST, field: str = "title"
) -> None:
    for life in record.lines:
        if life.line.theme_id == theme.pk and life.line.title.casefold() == title.casefold():
            raise Refused(sentence, field=field)


def tidy(title: str) -> str:
    return " ".join(title.split())
