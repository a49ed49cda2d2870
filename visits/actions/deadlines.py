"""Deadlines of a visit's letter: computed when its fieldwork days are set, computed anew, set by a person."""

from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from ofsted_tracker.editing import discard, edit, keep
from ofsted_tracker.errors import Refused
from ofsted_tracker.wording import day
from visits import rights
from visits.models import Deadline, Holiday, Step, Visit
from visits.reckoning import Reckoned, as_of_now, calendar_from, count, last_fieldwork_day

LATEST_OVERRIDE = timedelta(days=365)


def set_for(visit: Visit, *, by, at: datetime) -> list[Deadline]:
    """Deadlines for the fieldwork days there now are; where the last day is as it was, they stay as they are.

    A letter that was read and an outline have none. Nor has a visit recorded afterwards whose last step was due
    before it was recorded. What a person had set for other days is taken back: its reason was about those days.
    """
    standing = list(visit.deadlines.select_related("timetable"))
    reckoned = as_of_now(visit) if _has_deadlines(visit) else {}
    if visit.recorded_by_id and not standing and _is_over(reckoned, at):
        return []
    if not reckoned:
        for one in standing:
            discard(one, by=by, reason="The visit has no deadlines any more.")
        return []
    if standing and _counted_from_fieldwork(standing) == reckoned[Step.DRAFT].counted_from:
        return standing
    return _write(visit, standing, reckoned, by=by, at=at, reason="The fieldwork days were set.", afresh=True)


def _has_deadlines(visit: Visit) -> bool:
    return visit.record == Visit.Record.FULL and visit.stage != Visit.Stage.CANCELLED


def _is_over(reckoned: dict[Step, Reckoned], at: datetime) -> bool:
    return not reckoned or reckoned[Step.PUBLICATION].computed_due < timezone.localdate(at)


def _counted_from_fieldwork(standing: list[Deadline]) -> date | None:
    return next((one.counted_from for one in standing if one.step == Step.DRAFT), None)


def recompute(*, visit: Visit, by, at: datetime) -> list[Deadline]:
    """With the timetable and the calendar as they are now. What a person set stays."""
    with transaction.atomic():
        visit = _locked(visit, by)
        standing = list(visit.deadlines.select_related("timetable").select_for_update(of=("self",)))
        return _write(visit, standing, as_of_now(visit, standing), by=by, at=at, reason="Computed anew.")


def _write(
    visit: Visit, standing: list[Deadline], reckoned: dict[Step, Reckoned], *, by, at, reason: str, afresh: bool = False
) -> list[Deadline]:
    by_step = {one.step: one for one in standing}
    written = []
    for step, wanted in reckoned.items():
        one = by_step.get(step) or Deadline(visit=visit, step=step)
        if afresh and one.is_overridden:
            one.overridden_due, one.overridden_by, one.override_reason = None, None, ""
        if afresh or not one.pk or not _stands(one, wanted):
            _write_one(one, wanted, by=by, at=at, reason=reason)
        written.append(one)
    return written


def _stands(one: Deadline, wanted: Reckoned) -> bool:
    return all(getattr(one, name) == value for name, value in wanted.columns.items())


def _write_one(one: Deadline, wanted: Reckoned, *, by, at: datetime, reason: str) -> None:
    for name, value in wanted.columns.items():
        setattr(one, name, value)
    one.computed_at = at
    one.version += bool(one.pk)
    keep(one, by=by, reason=reason)


def override(*, deadline: Deadline, due: date, reason: str, version: int, by, at: datetime) -> Deadline:
    """Another day than the computed one, for a stated reason. What is counted from this step moves with it."""
    with transaction.atomic():
        visit = _locked(deadline.visit, by)
        if not reason.strip():
            raise Refused("Say why another day is set.", field="reason")
        _refuse_impossible_day(visit, due)
        deadline = edit(
            deadline,
            version=version,
            by=by,
            reason=reason.strip(),
            overridden_due=due,
            overridden_by=by,
            override_reason=reason.strip(),
        )
        _move_what_follows(deadline, by=by, at=at)
    return deadline


def take_back(*, deadline: Deadline, by, at: datetime) -> Deadline:
    """The computed day stands again."""
    with transaction.atomic():
        _locked(deadline.visit, by)
        deadline = Deadline.objects.select_for_update(of=("self",)).get(pk=deadline.pk)
        if not deadline.is_overridden:
            raise Refused("The computed day stands already.")
        none = {"overridden_due": None, "overridden_by": None, "override_reason": ""}
        deadline = edit(deadline, version=deadline.version, by=by, reason="Taken back.", **none)
        _move_what_follows(deadline, by=by, at=at)
    return deadline


def _refuse_impossible_day(visit: Visit, due: date) -> None:
    last_day = last_fieldwork_day(visit)
    if last_day and due <= last_day:
        raise Refused(f"The fieldwork ends on {day(last_day)}. Enter a later day.", field="due")
    if last_day and due > last_day + LATEST_OVERRIDE:
        raise Refused(f"{day(due)} is more than a year after the fieldwork. Check the year.", field="due")
    around = Holiday.objects.calendar(due - timedelta(days=20), due + timedelta(days=20))
    if not around.is_working_day(due):
        before, after = around.working_days_around(due)
        what = around.closed.get(due) or f"a {due:%A}"
        raise Refused(
            f"{day(due)} is no working day ({what}). The nearest are {before:%A} {day(before)} and "
            f"{after:%A} {day(after)}.",
            field="due",
        )


def _move_what_follows(moved: Deadline, *, by, at: datetime) -> None:
    """Counted with the number of working days it had: a timetable changed since is for `recompute`."""
    for one in moved.visit.deadlines.select_related("timetable").select_for_update(of=("self",)):
        if Step(one.step).after == moved.step:
            wanted = count(one.timetable, one.working_days, moved.due, calendar_from(moved.due))
            _write_one(one, wanted, by=by, at=at, reason=f"Moved with: {moved.get_step_display()}.")


def _locked(visit: Visit, by) -> Visit:
    """As it stands, held until this save is through, for those who may run it."""
    Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    visit = Visit.objects.select_related("programme__authority").prefetch_related("inspectors").get(pk=visit.pk)
    if not rights.may_run(by, visit):
        raise PermissionDenied
    if visit.stage == Visit.Stage.CANCELLED:
        raise Refused("This visit was cancelled, so nothing is due.")
    return visit
