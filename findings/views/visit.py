"""A visit: what it is, what has been done, what is missing, what comes next, and who changed what."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from findings.models import Letter
from findings.progress.comparison import comparison
from findings.progress.deadlines import Today, changed_and_open
from findings.progress.outcome import is_ahead
from findings.progress.record import ProgrammeRecord
from findings.progress.steps import steps
from findings.progress.tasks import letter_alone, next_task, task_groups, with_facts
from findings.progress.visit_history import visit_history
from ofsted_tracker.pages import render_page
from visits.models import Deadline, Visit
from visits.pages import VISIT
from visits.rights import may_be_changed, may_run
from visits.wording import stage_for, when

HISTORY_SHOWN = 20
FIELDS = {
    "dates": "id_periods-0-start_0",
    "team": "id_lead",
    "areas": "id_areas_0",
    "focus": "id_focus",
    "evidence": "id_evidence",
}


@require_GET
def visit(request, pk):
    """That and when a visit happens is known to more people than what it found."""
    visits = with_facts(Visit.objects.visible_to(request.user))
    found = get_object_or_404(
        visits.select_related("programme__authority", "programme__anchor").prefetch_related("periods", "inspectors"),
        pk=pk,
    )
    contents = _contents(request.user, found)
    context = {
        "visit": found,
        "authority": found.programme.authority,
        "programme": found.programme,
        "stage": stage_for(found, request.user, readable=contents["is_readable"]),
        "when": when(found),
        "steps": steps(request.user, found),
        "edit_urls": _edit_urls(request.user, found),
        **contents,
        **_work(request, found, contents["letter"]),
    }
    return render_page(request, "findings/visit.html", VISIT, context)


def _edit_urls(user, visit: Visit) -> dict[str, str]:
    """Each particular's field on the page where it is changed; nothing for those who may not change the visit."""
    if not (may_run(user, visit) and may_be_changed(visit)):
        return dict.fromkeys(FIELDS, "")
    page = reverse("visits:edit", args=[visit.ref])
    return {name: f"{page}#{field}" for name, field in FIELDS.items()}


def _contents(user, visit: Visit) -> dict:
    """What is on record, for those who may read it; for everybody else not even how much of it there is."""
    if not Visit.objects.readable_by(user).filter(pk=visit.pk).exists():
        return {"is_readable": False, "letter": _letter(user, visit), "compared": None, "areas": []}
    if visit.stage == Visit.Stage.CANCELLED:
        return {"is_readable": True, "letter": None, "compared": None, "areas": visit.covered_themes.all()}
    record = ProgrammeRecord.load(visit.programme, user)
    read = record.visit(visit.pk)
    compared = comparison(record, read, judgements=[], today=timezone.localdate())
    return {
        "is_readable": True,
        "letter": _letter(user, visit),
        "compared": None if is_ahead(visit) and not compared.groups else compared,
        "areas": read.covered_themes.all(),
    }


def _letter(user, visit: Visit) -> Letter | None:
    return Letter.objects.readable_by(user).filter(visit=visit).defer("text").first()


def _work(request, visit: Visit, letter: Letter | None) -> dict:
    """The work in hand and the history hold unfinished words: only for those who read drafts.

    Support administrators read when the letter's steps are due, and nothing else of the work.
    """
    is_worked_on = not visit.is_outline and visit.stage != Visit.Stage.CANCELLED
    today = Today.of(visit.deadlines.all())
    if not Visit.objects.drafts_readable_by(request.user).filter(pk=visit.pk).exists():
        reads_days = is_worked_on and Deadline.objects.readable_by(request.user).filter(visit=visit).exists()
        groups = [letter_alone(visit, today, reads_letter=letter is not None)] if reads_days else []
        return {"reads_drafts": False, "groups": groups, "history": []}
    groups = task_groups(visit, request.user, today) if is_worked_on else []
    history = visit_history(visit)
    shown = history if request.GET.get("history") == "all" else history[:HISTORY_SHOWN]
    return {
        "reads_drafts": True,
        "groups": groups,
        "next_task": next_task(groups),
        "changed": changed_and_open(visit, today) if is_worked_on else None,
        "may_set": may_run(request.user, visit),
        "history": shown,
        "history_left_out": len(history) - len(shown),
    }
