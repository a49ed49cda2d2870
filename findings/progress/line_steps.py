"""The steps a person may take with a line of enquiry from its page, and why there are none."""

from dataclasses import dataclass

from findings import rights
from findings.models import LineEvent
from visits.models import Visit

from .life import LineLife
from .line_life import LineChapter
from .line_standing import may_be_undone, what_stands_on
from .record import ProgrammeRecord

Kind = LineEvent.Kind


@dataclass(frozen=True)
class LineStep:
    label: str
    url_name: str


CLOSE = LineStep("Close", "findings:line-close")
MERGE = LineStep("Merge into another matter", "findings:line-merge")
SPLIT = LineStep("Split", "findings:line-split")
REOPEN = LineStep("Reopen", "findings:line-reopen")
CARRY_OVER = LineStep("Carry over to the next programme", "findings:line-carry-over")


def steps_of(life: LineLife, visits: list[Visit]) -> list[LineStep]:
    """`visits` are those open to the person: a step is offered if one of them leaves the line fit for it."""
    steps = []
    if any(life.is_open(after=visit) for visit in visits):
        steps += [CLOSE, MERGE, SPLIT]
    if any(_can_be_reopened(life, visit) for visit in visits):
        steps.append(REOPEN)
    return steps


def undoable(record: ProgrammeRecord, told: list[LineChapter], visits: list[Visit], *, opens_lines: bool) -> set[int]:
    """Events of the chapters that this person may undo, and on which nothing stands yet."""
    open_visits = {visit.pk for visit in visits}
    events = [one.event for chapter in told for one in chapter.events if may_be_undone(one.event)]
    within = [event for event in events if (event.visit_id in open_visits if event.visit_id else opens_lines)]
    return {event.pk for event in within if not what_stands_on(record, event)}


def why_none(user, record: ProgrammeRecord) -> str:
    """For whoever records on the programme: which visit has to be opened first."""
    own = [visit for visit in record.visits if visit.has_on_team(user) and not visit.is_outline]
    if not own:
        return ""
    return f"Nothing can be changed on this line now. {rights.why_not_open(own[-1], user)}"


def _can_be_reopened(life: LineLife, visit: Visit) -> bool:
    closed = life.closing(after=visit)
    return closed is not None and closed.kind != Kind.MERGED_INTO and closed.visit_id is not None
