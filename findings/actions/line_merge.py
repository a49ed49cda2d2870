"""Two lines turn out to be one matter: one is closed and what was said of it becomes the other's past."""

from datetime import datetime

from django.db import transaction

from findings.actions.line import add_event
from findings.models import LineEvent, LineOfEnquiry
from findings.progress.ages import happened, in_a_sentence
from findings.progress.line_standing import begun
from ofsted_tracker.errors import Refused
from visits.models import Visit

from .line_step import Standing, refuse_before_what_follows, require_open, stand


def merge(*, line: LineOfEnquiry, into: LineOfEnquiry, visit: Visit, by, at: datetime, reason: str = "") -> LineEvent:
    """`line` goes on as `into`, another line of the programme that is open when the visit ends.

    Its findings and their references stay with it.
    """
    if into.pk == line.pk:
        raise Refused("A matter cannot be merged into itself. Choose another one.", field="into")
    if into.programme_id != line.programme_id:
        raise Refused("Choose a matter of the same monitoring programme.", field="into")
    with transaction.atomic():
        standing = stand(line=line, visit=visit, by=by)
        require_open(standing)
        _require_open_target(standing, into)
        refuse_before_what_follows(standing, "merged")
        merged = {"visit": standing.visit, "other_line": into, "reason": reason.strip()}
        return add_event(line, LineEvent.Kind.MERGED_INTO, by=by, at=at, **merged)


def _require_open_target(standing: Standing, into: LineOfEnquiry) -> None:
    """A line merged into this one is closed, so no line can come to be merged into itself by way of others."""
    life, visit = standing.record.line(into.pk), standing.visit
    if life is None or life.is_empty:
        raise Refused("Nothing stands on that matter any more. Choose another one.", field="into")
    if not life.has_begun(after=visit):
        raise Refused(f"“{into}” begins {begun(life)}. Choose that visit or a later one.", field="visit")
    closed = life.closing(after=visit)
    if closed:
        raise Refused(
            f"“{into}” is not open at {in_a_sentence(visit)}: it was {happened(closed)}. Choose an open matter.",
            field="into",
        )
