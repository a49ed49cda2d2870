"""What a visit meant for a line of enquiry, each outcome kept apart from every other."""

from django.db import models

from findings.models import Finding, LineEvent
from visits.models import Visit

from .life import LineLife

Direction = Finding.Direction


class Outcome(models.TextChoices):
    """In the order a reader wants them: what changed, what did not, and what nobody looked at."""

    RESOLVED = "resolved", "Resolved"
    REOPENED = "reopened", "Reopened"
    WORSE = "worse", "Worse"
    SAME = "same", "Same"
    BETTER = "better", "Better"
    COULD_NOT_TELL = "could_not_tell", "Looked, could not tell"
    MERGED = "merged", "Merged into another line, or split up"
    FIRST_LOOK = "first_look", "New, or looked at for the first time"
    NOT_REACHED = "not_reached", "Planned, not reached"
    STILL_PLANNED = "still_planned", "To follow up, not recorded yet"
    NOT_LOOKED_AT = "not_looked_at", "Open, not looked at"


def outcome_of(life: LineLife, visit: Visit) -> Outcome | None:
    """None where the line does not concern the visit: closed before it, or not yet begun at its end."""
    finding = life.finding_at(visit)
    if life.is_resolved_at(visit):
        return Outcome.RESOLVED
    if finding:
        return Outcome.REOPENED if life.was_reopened_at(visit) else Outcome(finding.direction)
    if was_joined_or_parted(life, visit):
        return Outcome.MERGED
    if was_planned(life, visit):
        return Outcome.NOT_REACHED if visit.stage == Visit.Stage.DONE else Outcome.STILL_PLANNED
    if life.was_reopened_at(visit):
        return Outcome.REOPENED
    return Outcome.NOT_LOOKED_AT if life.is_open(after=visit) and not is_ahead(visit) else None


def was_joined_or_parted(life: LineLife, visit: Visit) -> bool:
    """Closed at this visit without being resolved: another line, or several, go on in its place."""
    closed = life.closing(after=visit)
    return closed is not None and closed.kind != LineEvent.Kind.CLOSED and closed.visit_id == visit.pk


def is_ahead(visit: Visit) -> bool:
    """A visit still to come has neither looked nor failed to look."""
    return visit.stage in {Visit.Stage.PLANNED, Visit.Stage.CONFIRMED}


def was_planned(life: LineLife, visit: Visit) -> bool:
    return life.follow_up_at(visit) is not None
