"""Marking a visit done, and opening a done visit again to mend it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from findings.models import Finding, FollowUp, Passage
from findings.rights import may_finish, may_reopen
from ofsted_tracker.errors import Refused
from ofsted_tracker.workflow import move
from visits.models import Visit


def done(*, visit: Visit, by, at: datetime) -> Visit:
    """A person decides that a visit is done, whatever `unfinished` says of it."""
    if not may_finish(by, visit):
        raise PermissionDenied
    move(visit, source=Visit.Stage.WRITING_UP, target=Visit.Stage.DONE, by=by, at=at, done_at=at)
    return visit


def reopen(*, visit: Visit, by, at: datetime, reason: str) -> Visit:
    """A done visit goes back to writing up, for a stated reason; nobody outside the team reads it meanwhile."""
    if not may_reopen(by, visit):
        raise PermissionDenied
    reason = reason.strip()
    if not reason:
        raise Refused("Say why the visit is opened again.", field="reason")
    with transaction.atomic():
        visit = Visit.objects.select_for_update(of=("self",)).select_related("programme__authority").get(pk=visit.pk)
        if visit.is_outline:
            raise Refused("Nothing is on record of this visit, so there is nothing to mend. Import its letter instead.")
        move(visit, source=Visit.Stage.DONE, target=Visit.Stage.WRITING_UP, by=by, at=at, reason=reason, done_at=None)
    return visit


def unfinished(visit: Visit) -> list[str]:
    """What is still missing of a visit, in sentences: notes for the person who decides, never a bar."""
    findings = Finding.objects.filter(visit=visit).standing()
    lines = set(findings.values_list("line_id", flat=True))
    waiting = Passage.objects.waiting().filter(letter__visit=visit).count()
    areas = [str(one.theme) for one in visit.covered_themes.filter(evaluation__isnull=True).select_related("theme")]
    ticked = FollowUp.objects.filter(visit=visit).select_related("line")
    not_reached = [tick.line.title for tick in ticked if tick.line_id not in lines]
    notes = []
    if not lines:
        notes.append("No finding is recorded.")
    if waiting:
        words = "1 passage of the letter waits" if waiting == 1 else f"{waiting} passages of the letter wait"
        notes.append(f"{words} to be used or dropped.")
    notes += [f"Progress is not evaluated for an area covered: {area}." for area in areas]
    notes += [f"Followed up, and not reached: {title}." for title in not_reached]
    return notes
