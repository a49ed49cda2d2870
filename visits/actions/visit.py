"""Planning a visit, recording one that has been, and changing what is said of it."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from ofsted_tracker.editing import edit, keep
from ofsted_tracker.errors import Refused
from ofsted_tracker.wording import day
from ofsted_tracker.workflow import move
from visits import rights
from visits.models import MonitoringProgramme, Visit

from . import dates, deadlines, notes, team
from .particulars import Particulars, write_rows

Record, Stage = Visit.Record, Visit.Stage


class AlreadyMade(Refused):
    """The same form was sent before, with other words: `visit` is what it made then."""

    def __init__(self, visit: Visit):
        super().__init__(
            f"This form was already saved as {visit.ref}, with other words. Nothing has been changed now: "
            f"to change the visit, open {visit.ref}. What you typed is still below."
        )
        self.visit = visit


def plan(
    *,
    programme: MonitoringProgramme,
    said: Particulars,
    by,
    at: datetime,
    entry_key: UUID | None = None,
    notes_seen: str | None = None,
) -> Visit:
    """A visit to come, with its days and a lead who uses the tracker. Raises Noted, once, where something is notable.

    `notes_seen` is the mark of the notes somebody was shown; None where nobody is there to be shown any.
    """
    if not rights.may_plan(by):
        raise PermissionDenied
    with transaction.atomic():
        programme = _locked(programme)
        made = _made_before(programme, said, entry_key)
        if made:
            return made
        if not programme.is_open:
            raise Refused(
                f"This programme ended on {day(programme.ended_on)}, so no visit can be planned in it. "
                "A visit that was made can be recorded as a past visit."
            )
        if not said.periods:
            raise Refused("Enter the first day of the visit.", field="periods")
        _refuse_impossible(programme, said, visit=None, planned=True)
        notes.show_once(notes.notes_on(programme, said, visit=None, by=by), seen=notes_seen)
        return _make(programme, said, by=by, at=at, record=Record.FULL, stage=Stage.PLANNED, entry_key=entry_key)


def record_past(
    *,
    programme: MonitoringProgramme,
    said: Particulars,
    by,
    at: datetime,
    record: str = Record.FULL,
    entry_key: UUID | None = None,
) -> Visit:
    """A visit that has been: it starts in writing up, and who records it writes it up as its team does.

    An outline is known to have happened, and that is all.
    """
    if not rights.may_record_past(by):
        raise PermissionDenied
    with transaction.atomic():
        programme = _locked(programme)
        made = _made_before(programme, said, entry_key)
        if made:
            return made
        _refuse_impossible_past(said, record=record, today=_day_of(at))
        _refuse_impossible(programme, said, visit=None, planned=False)
        outline = record == Record.OUTLINE
        return _make(
            programme,
            said,
            by=by,
            at=at,
            record=record,
            stage=Stage.DONE if outline else Stage.WRITING_UP,
            done_at=at if outline else None,
            recorded_by=None if outline else by,
            entry_key=entry_key,
        )


def change(
    *,
    visit: Visit,
    said: Particulars,
    version: int,
    by,
    at: datetime,
    record: str = "",
    reason: str = "",
    notes_seen: str | None = None,
) -> Visit:
    """Save what is now said of a visit, if it still stands at `version`. An outline may come on record with it.

    Of a visit to come whose days or team change, raises Noted as `plan` does.
    """
    if not rights.may_run(by, visit):
        raise PermissionDenied
    with transaction.atomic():
        programme = _locked(visit.programme)
        visit = _as_it_stands(visit)
        record = record or visit.record
        comes_on_record = visit.is_outline and record != Record.OUTLINE
        columns = _checked(programme, said, visit=visit, record=record, at=at)
        if _is_planned_otherwise(visit, said):
            notes.show_once(notes.notes_on(programme, said, visit=visit, by=by), seen=notes_seen)
        if comes_on_record:
            columns["recorded_by"] = by
        current = edit(visit, version=version, by=by, reason=reason, record=record, **columns)
        write_rows(current, said, by=by, reason=reason)
        deadlines.set_for(current, by=by, at=at)
        if comes_on_record:
            _back_to_writing_up(current, by=by, at=at, reason=reason)
    return current


def _is_planned_otherwise(visit: Visit, said: Particulars) -> bool:
    was = Particulars.of(visit)
    moved = was.periods != said.periods or set(was.team) != set(said.team)
    return moved and visit.stage in {Stage.PLANNED, Stage.CONFIRMED}


def _back_to_writing_up(visit: Visit, *, by, at: datetime, reason: str) -> None:
    """An outline stands as done, since nothing more was to come; now something is."""
    why = reason or "Now on record."
    move(visit, source=Stage.DONE, target=Stage.WRITING_UP, by=by, at=at, reason=why, done_at=None)


def _checked(programme, said: Particulars, *, visit: Visit, record: str, at: datetime) -> dict:
    """The columns of the visit's own row, once nothing speaks against the change."""
    if visit.stage == Stage.CANCELLED:
        raise Refused("This visit was cancelled. Plan another one instead.")
    if visit.stage == Stage.DONE and not visit.is_outline:
        raise Refused("This visit is done. It has to be reopened before it can be changed.")
    planned = visit.stage in {Stage.PLANNED, Stage.CONFIRMED}
    if planned and not said.periods:
        raise Refused("Enter the first day of the visit.", field="periods")
    if not planned:
        _refuse_impossible_past(said, record=record, today=max(_day_of(at), visit.last_fieldwork_day or date.min))
    _refuse_impossible(programme, said, visit=visit, planned=planned)
    return said.of_the_visit_itself


def _refuse_impossible(
    programme: MonitoringProgramme, said: Particulars, *, visit: Visit | None, planned: bool
) -> None:
    dates.refuse_impossible_days(said.periods)
    dates.refuse_days_outside(programme, said.periods)
    dates.refuse_days_of_others(programme, said.periods, visit=visit)
    dates.refuse_number(programme, said.number, kind=said.kind, visit=visit)
    team.refuse_impossible_team(said.team, planned=planned)
    team.refuse_impossible_areas(visit or Visit(programme=programme), said.areas)


def _refuse_impossible_past(said: Particulars, *, record: str, today: date) -> None:
    dates.refuse_days_to_come(said.periods, today=today)
    dates.refuse_month_to_come(said.month, today=today)
    if record == Record.OUTLINE:
        if not (said.periods or said.month or said.number):
            raise Refused("Say when the visit was, at least its month, or which number it had.", field="month")
    elif not said.periods:
        raise Refused("Enter the first day of the visit.", field="periods")


def _make(programme, said: Particulars, *, by, at: datetime, **facts) -> Visit:
    visit = Visit(programme=programme, **facts, **said.of_the_visit_itself)
    keep(visit, by=by)
    write_rows(visit, said, by=by)
    deadlines.set_for(visit, by=by, at=at)
    return visit


def _locked(programme: MonitoringProgramme) -> MonitoringProgramme:
    """One change of a programme's visits at a time, so that no two saves can both take the same days or number."""
    MonitoringProgramme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    return MonitoringProgramme.objects.select_related("authority", "anchor").get(pk=programme.pk)


def _as_it_stands(visit: Visit) -> Visit:
    """It may have been moved on since its form was read; from here on it waits until this save is through."""
    Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    return Visit.objects.select_related("programme__authority", "programme__anchor").get(pk=visit.pk)


def _made_before(programme, said: Particulars, entry_key: UUID | None) -> Visit | None:
    """The visit this very form made when it was sent before; refused where it now says something else."""
    if entry_key is None:
        return None
    made = Visit.objects.filter(entry_key=entry_key, programme=programme).first()
    if made and Particulars.of(made) != said:
        raise AlreadyMade(made)
    return made


def _day_of(at: datetime) -> date:
    return timezone.localtime(at).date()
