"""A step of a line taken back, where nothing stands on it yet. The step and its undoing both stay on record."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from findings import rights
from findings.actions.finding import lock
from findings.actions.line import add_event
from findings.models import Action, LineEvent, LineOfEnquiry
from findings.progress.line_standing import NEW_LINES, may_be_undone, what_stands_on
from findings.progress.record import ProgrammeRecord
from ofsted_tracker.editing import edit
from ofsted_tracker.errors import Refused
from visits.models import MonitoringProgramme

Kind = LineEvent.Kind


def undo(*, event: LineEvent, by, at: datetime, reason: str = "") -> list[LineEvent]:
    """Takes back the whole step `event` was part of; each of its events gets one that undoes it, at the same place."""
    with transaction.atomic():
        _hold(event, by)
        if not may_be_undone(event):
            raise Refused("This cannot be undone.")
        record = ProgrammeRecord.load(event.line.programme, by)
        step = _step_of(event)
        for one in step:
            _refuse_if_stood_on(record, one)
        return [_take_back(one, by=by, at=at, reason=reason) for one in step]


def _hold(event: LineEvent, by) -> None:
    """The right, and nobody else's step meanwhile."""
    programme = event.line.programme
    if event.visit:
        rights.require_recorder(by, lock(event.visit))
    elif not rights.may_open_lines(by, programme):
        raise PermissionDenied
    MonitoringProgramme.objects.select_for_update(of=("self",)).get(pk=programme.pk)


def _step_of(event: LineEvent) -> list[LineEvent]:
    """Last first: what was split up is open again before what was split off it is gone."""
    head = event.step or event
    events = LineEvent.objects.filter(pk=head.pk) | LineEvent.objects.filter(step=head)
    return list(events.select_related("line__programme", "visit", "inspection").order_by("-pk"))


def _refuse_if_stood_on(record: ProgrammeRecord, event: LineEvent) -> None:
    if LineEvent.objects.filter(undoes=event).exists():
        raise Refused("This was undone already.")
    why_not = what_stands_on(record, event)
    if why_not:
        raise Refused(f"This cannot be undone yet: {why_not}")
    if event.kind in NEW_LINES and Action.objects.filter(lines=event.line_id).exists():
        raise Refused(f"This cannot be undone: the council's plan answers “{event.line}” with an action.")


def _take_back(event: LineEvent, *, by, at: datetime, reason: str) -> LineEvent:
    undone = add_event(
        event.line,
        Kind.UNDONE,
        by=by,
        at=at,
        visit=event.visit,
        inspection=event.inspection,
        undoes=event,
        reason=reason,
    )
    if event.kind == Kind.CARRIED_OVER:
        _let_go(event.line, by=by)
    return undone


def _let_go(line: LineOfEnquiry, *, by) -> None:
    """So that the earlier line can be carried over again."""
    edit(line, version=line.version, by=by, reason="Carrying over was undone.", continues=None)
