"""What else of the record leans on a line being as it is: told in words, for those who are refused."""

from collections.abc import Iterator

from findings.models import Finding, LineEvent

from .ages import happened, in_a_sentence
from .life import LineLife
from .record import ProgrammeRecord

Kind = LineEvent.Kind
NEW_LINES = {Kind.SPLIT_FROM, Kind.CARRIED_OVER}
UNDOABLE = {Kind.CLOSED, Kind.REOPENED, Kind.MERGED_INTO, Kind.SPLIT_UP, *NEW_LINES}


def begun(life: LineLife) -> str:
    """At visit 5."""
    opening = life.opening
    return f"at {in_a_sentence(opening.visit)}" if opening and opening.visit_id else "later"


def what_follows(record: ProgrammeRecord, life: LineLife, visit) -> str:
    """The first thing a later visit found on the line or did with it: looked at again at visit 5 (MV-0042-07)."""
    here = record.place(visit)
    later = [(record.place(f.visit), _looked_again(f)) for f in life.findings]
    later += [(life.place_of(event), f"was {happened(event)}") for event in life.events if event.visit_id]
    later += [(place, f"had {words}") for place, words in _done_with(record, life)]
    return min((pair for pair in later if pair[0] > here), default=(0, ""))[1]


def may_be_undone(event: LineEvent) -> bool:
    """Beginnings stay, and so does what the end of a programme closed."""
    return event.kind in UNDOABLE and event.on is None


def what_stands_on(record: ProgrammeRecord, event: LineEvent) -> str:
    """Why a step cannot be undone, or nothing: later steps and findings were written on how it left the line."""
    life = record.line(event.line_id)
    if life is None:
        return ""
    return _later_step(life, event) or _STANDS_ON.get(event.kind, _nothing)(record, life, event)


def _later_step(life: LineLife, event: LineEvent) -> str:
    """The end of a programme closes whatever is open: it stands on no step."""
    later = [one for one in life.events if one.on is None and _is_since(life, one, event)]
    return f"“{life.line}” was {happened(later[0])} since. Undo that first." if later else ""


def _on_reopened(record, life: LineLife, event: LineEvent) -> str:
    for finding in life.findings:
        if record.place(finding.visit) >= life.place_of(event) and life.is_closed(before=event.visit):
            return _finding_first(finding)
    return ""


def _on_new(record, life: LineLife, event: LineEvent) -> str:
    """A line that was split off or carried over: whatever is recorded on it."""
    if life.findings:
        return _finding_first(life.findings[0])
    if life.follow_ups:
        return (
            f"“{life.line}” is to be followed up at {in_a_sentence(life.follow_ups[0].visit)}. Untick it there first."
        )
    named = next(iter(_done_with(record, life)), None)
    return f"“{life.line}” had {named[1]} since. Undo that first." if named else ""


def _on_merged(record, life: LineLife, event: LineEvent) -> str:
    """What was said or done of the other line since was said of both."""
    into = record.line(event.other_line_id)
    if into is None:
        return ""
    place, looked = life.place_of(event), {finding.pk for finding in life.looks()}
    for finding in into.findings:
        is_later = record.place(finding.visit) > place and finding.created_at > event.at
        if is_later or finding.compared_with_id in looked:
            return _finding_first(finding)
    for other in record.lines:
        for one in other.events:
            if one.kind == Kind.SPLIT_FROM and one.other_line_id == into.line.pk and _is_since(other, one, event):
                return f"“{other.line}” was split from “{into.line}” since. Undo that first."
    return _later_step(into, event)


def _nothing(record, life: LineLife, event: LineEvent) -> str:
    return ""


_STANDS_ON = {
    Kind.REOPENED: _on_reopened,
    Kind.SPLIT_FROM: _on_new,
    Kind.CARRIED_OVER: _on_new,
    Kind.MERGED_INTO: _on_merged,
}


def _is_since(life: LineLife, one: LineEvent, event: LineEvent) -> bool:
    """Recorded after the event, at its visit or a later one, and not in the same step."""
    if (one.step_id or one.pk) == (event.step_id or event.pk):
        return False
    return one.pk > event.pk and life.place_of(one) >= life.place_of(event)


def _done_with(record: ProgrammeRecord, life: LineLife) -> Iterator[tuple[float, str]]:
    """What happened between this line and others, as the others tell it: “Supervision” merged into it at visit 5."""
    words = {Kind.MERGED_INTO: "merged into it", Kind.SPLIT_FROM: "split from it"}
    for other in record.lines:
        for event in other.events:
            if event.other_line_id == life.line.pk and event.kind in words:
                yield other.place_of(event), f"“{other.line}” {words[event.kind]} at {in_a_sentence(event.visit)}"


def _looked_again(finding: Finding) -> str:
    return f"was looked at again at {in_a_sentence(finding.visit)} ({finding.ref})"


def _finding_first(finding: Finding) -> str:
    return f"{finding.ref} stands on it. Remove that finding or move it to another matter first."
