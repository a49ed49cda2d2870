"""Monitoring programmes begin and end by a dated decision of a senior HMI, with the reason."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from ofsted_tracker.editing import keep
from ofsted_tracker.errors import Refused
from ofsted_tracker.wording import day
from visits import rights
from visits.models import Inspection, LocalAuthority, MonitoringProgramme


def start(
    *,
    authority: LocalAuthority,
    anchor: Inspection,
    judged_in: date,
    started_on: date,
    reason: str,
    by,
    at: datetime,
    judged_on: str = "",
) -> MonitoringProgramme:
    """Monitoring of an authority begins, anchored in one of its own inspections."""
    if not rights.may_keep_programmes(by, authority):
        raise PermissionDenied
    if anchor.authority_id != authority.pk:
        raise Refused(f"Choose an inspection of {authority}.", field="anchor")
    _refuse_impossible_start(anchor, judged_in, started_on, today=timezone.localtime(at).date())
    with transaction.atomic():
        LocalAuthority.objects.select_for_update(of=("self",)).get(pk=authority.pk)
        running = authority.programmes.open().first()
        if running:
            raise Refused(
                f"{authority} already has an open programme, started on {day(running.started_on)}. End that one first."
            )
        programme = MonitoringProgramme(
            authority=authority,
            anchor=anchor,
            judged_in=judged_in.replace(day=1),
            judged_on=judged_on,
            started_on=started_on,
            start_reason=reason,
        )
        return keep(programme, by=by)


def _refuse_impossible_start(anchor: Inspection, judged_in: date, started_on: date, *, today: date) -> None:
    fieldwork = anchor.fieldwork
    if started_on > today:
        raise Refused("The programme cannot start after today. Enter the day it was decided.", field="started_on")
    if fieldwork and started_on < fieldwork[0].start:
        raise Refused(
            f"The programme cannot start before the inspection, which began on {day(fieldwork[0].start)}.",
            field="started_on",
        )
    if fieldwork and judged_in.replace(day=1) < fieldwork[0].start.replace(day=1):
        raise Refused(
            f"The judgement cannot be before the inspection, which began on {day(fieldwork[0].start)}.",
            field="judged_in",
        )
    if judged_in.replace(day=1) > today:
        raise Refused("The month of the judgement is still to come. Check the year.", field="judged_in")


def end(*, programme: MonitoringProgramme, ended_on: date, reason: str, by, at: datetime) -> MonitoringProgramme:
    """Monitoring ends. What becomes of the programme's lines of enquiry is for `findings`, which calls this."""
    if not rights.may_keep_programmes(by, programme.authority):
        raise PermissionDenied
    if ended_on > timezone.localtime(at).date():
        raise Refused("The programme cannot end after today. Enter the day it was decided.", field="ended_on")
    with transaction.atomic():
        current = MonitoringProgramme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        if not current.is_open:
            raise Refused(f"This programme already ended on {day(current.ended_on)}.")
        if ended_on < current.started_on:
            raise Refused(
                f"The programme cannot end before it started, on {day(current.started_on)}.", field="ended_on"
            )
        if not reason.strip():
            raise Refused("Say why the programme is ended.", field="reason")
        waiting = current.visits.filter(stage__in=["planned", "confirmed", "fieldwork"]).first()
        if waiting:
            raise Refused(f"{waiting.ref} is still {waiting.get_stage_display().lower()}. Cancel or finish it first.")
        current.ended_on, current.end_reason = ended_on, reason.strip()
        return keep(current, by=by, reason=reason.strip())
