"""Findings taken away and brought back: a removed finding is kept, and its number is never given again."""

from datetime import datetime

from django.db import transaction

from findings import rights
from findings.actions import line as lines
from findings.actions.finding import lock, take_back_events
from findings.actions.matter import compare
from findings.models import Finding, LineEvent
from findings.progress.ages import where
from findings.progress.record import ProgrammeRecord
from ofsted_tracker.editing import edit
from ofsted_tracker.errors import Refused
from visits.models import Visit


def remove(*, finding: Finding, by, at: datetime) -> Finding:
    """Removing twice is removing once. What the finding did to its line is taken back with it."""
    with transaction.atomic():
        visit = lock(finding.visit)
        rights.require_recorder(by, visit)
        finding = Finding.objects.select_related("visit", "line").get(pk=finding.pk)
        if finding.is_removed:
            return finding
        life = ProgrammeRecord.load(visit.programme, by).line(finding.line_id)
        gone = edit(finding, version=finding.version, by=by, reason="Removed.", removed_at=at, removed_by=by)
        take_back_events(life, visit, reason=_reason(finding), by=by, at=at)
    return gone


def restore(*, finding: Finding, by, at: datetime) -> Finding:
    """Bring a finding back as it was, with what it did to its line."""
    with transaction.atomic():
        visit = lock(finding.visit)
        rights.require_recorder(by, visit)
        finding = Finding.objects.select_related("visit", "line", "compared_with").get(pk=finding.pk)
        if not finding.is_removed:
            return finding
        known = ProgrammeRecord.load(visit.programme, by)
        life = known.add_line(finding.line)
        _refuse_if_taken(life, visit, finding)
        _repeat_event(life, visit, finding, by=by, at=at)
        back = edit(
            finding,
            version=finding.version,
            by=by,
            reason="Brought back.",
            removed_at=None,
            removed_by=None,
            **_comparison(life, visit, finding),
        )
    return back


def _reason(finding: Finding) -> str:
    return f"{finding.ref} was removed."


def _refuse_if_taken(life, visit: Visit, finding: Finding) -> None:
    other = life.finding_at(visit)
    if other:
        raise Refused(
            f"{finding.ref} cannot be brought back: {other.ref} now stands on the same matter. "
            f"Remove {other.ref} or move it to another matter, then bring {finding.ref} back."
        )


def _repeat_event(life, visit: Visit, finding: Finding, *, by, at: datetime) -> None:
    """Undo what removing did, unless something has happened to the line at this visit since."""
    here = life.events_at(visit)
    if here and here[-1].reason == _reason(finding):
        again = lines.close if here[-1].kind == LineEvent.Kind.REOPENED else lines.reopen
        again(line=finding.line, visit=visit, by=by, at=at, reason=f"{finding.ref} was brought back.")
        return
    closing = life.closing(before=visit)
    if closing and not life.is_open(after=visit):
        raise Refused(
            f"{finding.ref} cannot be brought back: its matter was closed {where(closing)} meanwhile. "
            "Record a new finding and reopen the matter with it."
        )


def _comparison(life, visit: Visit, finding: Finding) -> dict:
    """As it was; only where nothing is left to compare with, it becomes a first look."""
    if life.last_look(before=visit) is None:
        return compare(life, visit, "")
    return {}
