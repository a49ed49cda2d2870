"""A line closed, or opened again, from its own page: by who records at a visit, as that visit left it."""

from datetime import datetime

from django.db import transaction

from findings.actions import line as lines
from findings.models import LineEvent, LineOfEnquiry
from findings.progress.ages import happened, in_a_sentence
from ofsted_tracker.errors import Refused
from visits.models import Visit

from .line_step import refuse_before_what_follows, require_open, require_reason, stand


def close(*, line: LineOfEnquiry, visit: Visit, by, at: datetime, reason: str = "") -> LineEvent:
    """What is open when the visit ends is closed there, unless a later visit found it open."""
    with transaction.atomic():
        standing = stand(line=line, visit=visit, by=by)
        require_open(standing)
        refuse_before_what_follows(standing, "closed")
        return lines.close(line=line, visit=standing.visit, by=by, at=at, reason=reason.strip())


def reopen(*, line: LineOfEnquiry, visit: Visit, reason: str, by, at: datetime) -> LineEvent:
    """What was closed by the end of the visit is open again from it on, for a reason."""
    with transaction.atomic():
        standing = stand(line=line, visit=visit, by=by)
        closed = standing.closing
        if closed is None:
            raise Refused(_not_closed(standing))
        if closed.kind == LineEvent.Kind.MERGED_INTO:
            raise Refused(
                f"This matter was {happened(closed)}. Undo that where nothing stands on it yet, or split "
                f"“{closed.other_line}”."
            )
        refuse_before_what_follows(standing, "reopened")
        reason = require_reason(reason, "Say why it is reopened.")
        return lines.reopen(line=line, visit=standing.visit, by=by, at=at, reason=reason)


def _not_closed(standing) -> str:
    """A line that the end of its programme closed was open at every visit, and goes on in the next programme."""
    closed = standing.life.closing()
    if closed and closed.on:
        return "This matter was closed by the end of its programme. Carry it over to the next one."
    return f"This matter is open at {in_a_sentence(standing.visit)} already."
