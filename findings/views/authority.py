"""An authority: the circle so far, what is open, the council's actions and the next visit."""

from datetime import timedelta

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from findings.actions.action import may_keep
from findings.models import Action, Letter
from findings.progress.ages import not_looked_at_for_a_year
from findings.progress.circle import circle
from findings.progress.open_lines import by_theme, left_open
from findings.progress.record import ProgrammeRecord
from ofsted_tracker.pages import render_page
from visits.models import Inspection, LocalAuthority, MonitoringProgramme, Visit
from visits.pages import AUTHORITY
from visits.people import people_of
from visits.rights import may_end, may_keep_contacts, may_keep_programmes, may_plan, may_record_past
from visits.wording import stage_for

SOON = timedelta(days=30)
WHICH_ACTIONS = {
    "all": "All actions",
    "late": "Late",
    "soon": "Due in the next 30 days",
    "outstanding": "Not complete",
    "complete": "Complete",
}


@require_GET
def authority(request, slug):
    found = get_object_or_404(LocalAuthority.objects.visible_to(request.user), slug=slug)
    programmes = _programmes(found)
    records = ProgrammeRecord.load_many(programmes, request.user)
    visits = _visits(found, request.user)
    current = next((one for one in programmes if one.is_open), None)
    last = current or (programmes[-1] if programmes else None)
    context = {
        "authority": found,
        "today": timezone.localdate(),
        "chapters": circle(
            _inspections(found), programmes, visits, records, _letters(found, request.user), request.user
        ),
        "current": current,
        "ended": None if current else last,
        **_open(records[last.pk] if last else None, is_current=current is not None),
        **_next(visits, current, request.user),
        **_actions(request, found),
        "people": people_of(found, request.user, timezone.localdate()),
        **_rights(request.user, found, current, has_programme=bool(programmes)),
    }
    return render_page(request, "findings/authority.html", AUTHORITY, context)


def _programmes(authority: LocalAuthority) -> list[MonitoringProgramme]:
    programmes = list(authority.programmes.select_related("anchor").order_by("started_on", "pk"))
    for programme in programmes:
        programme.authority = authority
    return programmes


def _inspections(authority: LocalAuthority) -> list[Inspection]:
    inspections = Inspection.objects.filter(authority=authority).in_order().select_related("framework", "authority")
    return list(inspections.prefetch_related("periods", "judgements__area", "judgements__grade"))


def _visits(authority: LocalAuthority, user) -> list[Visit]:
    visible = Visit.objects.visible_to(user).standing().filter(programme__authority=authority)
    return list(visible.prefetch_related("periods", "inspectors"))


def _letters(authority: LocalAuthority, user) -> dict[int, Letter]:
    letters = Letter.objects.readable_by(user).filter(visit__programme__authority=authority)
    return {letter.visit_id: letter for letter in letters.defer("text")}


def _next(visits: list[Visit], current: MonitoringProgramme | None, user) -> dict:
    """The next visit, with its stage as this reader is told it."""
    visit = _next_visit(visits, current)
    return {"next_visit": visit, "next_stage": stage_for(visit, user, readable=False) if visit else None}


def _next_visit(visits: list[Visit], current: MonitoringProgramme | None) -> Visit | None:
    """The first of the open programme that is planned, confirmed or under way."""
    ahead = {Visit.Stage.PLANNED, Visit.Stage.CONFIRMED, Visit.Stage.FIELDWORK}
    coming = [one for one in visits if current and one.programme_id == current.pk and one.stage in ahead]
    dated = sorted((one for one in coming if one.first_fieldwork_day), key=lambda one: one.first_fieldwork_day)
    return next(iter([*dated, *coming]), None)


def _open(record: ProgrammeRecord | None, *, is_current: bool) -> dict:
    """What is open in the open programme, or was when the last one ended."""
    if record is None:
        return {"open_groups": [], "open_count": 0, "unlooked_count": 0}
    today = timezone.localdate()
    lives = record.open_lines() if is_current else left_open(record)
    return {
        "open_groups": by_theme(record, lives, today),
        "open_count": len(lives),
        "unlooked_count": sum(not_looked_at_for_a_year(life, today) for life in lives),
    }


def _actions(request, authority: LocalAuthority) -> dict:
    """The figures count the same rows their links show."""
    today = timezone.localdate()
    actions = list(Action.objects.visible_to(request.user).filter(authority=authority).select_related("authority"))
    actions.sort(key=lambda action: (action.due, action.reference))
    rows = {
        "all": actions,
        "late": [one for one in actions if one.is_overdue(today)],
        "soon": [one for one in actions if _is_due_soon(one, today)],
        "outstanding": [one for one in actions if one.status != Action.Status.COMPLETE],
        "complete": [one for one in actions if one.status == Action.Status.COMPLETE],
    }
    which = request.GET.get("actions", "all")
    which = which if which in rows else "all"
    return {
        "actions": rows[which],
        "which_actions": which,
        "action_filters": [(key, words, len(rows[key])) for key, words in WHICH_ACTIONS.items()],
        "action_count": len(actions),
        "late_count": len(rows["late"]),
        "soon_count": len(rows["soon"]),
    }


def _is_due_soon(action: Action, today) -> bool:
    return action.status != Action.Status.COMPLETE and today <= action.due <= today + SOON


def _rights(user, authority: LocalAuthority, current: MonitoringProgramme | None, *, has_programme: bool) -> dict:
    """Visits are back-filled into ended programmes too; only an open one has a next visit."""
    return {
        "may_plan": current is not None and may_plan(user),
        "may_record_past": has_programme and may_record_past(user),
        "may_start": current is None and may_keep_programmes(user, authority),
        "may_end": current is not None and may_end(user, current),
        "may_add_actions": may_keep(user, authority),
        "may_keep_contacts": may_keep_contacts(user, authority),
    }
