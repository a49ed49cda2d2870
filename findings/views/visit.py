"""A visit: what it is, what has been done, what is missing, what comes next, and who changed what."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from findings.models import Letter
from findings.progress.comparison import comparison
from findings.progress.outcome import is_ahead
from findings.progress.record import ProgrammeRecord
from findings.progress.steps import steps
from findings.progress.tasks import tasks, with_facts
from findings.progress.visit_history import visit_history
from ofsted_tracker.pages import render_page
from visits.models import Visit
from visits.pages import VISIT
from visits.rights import may_run
from visits.wording import stage_for, when

HISTORY_SHOWN = 20


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
        "edit_url": _edit_url(request.user, found),
        **contents,
        **_work(request, found),
    }
    return render_page(request, "findings/visit.html", VISIT, context)


def _edit_url(user, visit: Visit) -> str:
    settled = {Visit.Stage.DONE, Visit.Stage.CANCELLED}
    may_change = may_run(user, visit) and (visit.is_outline or visit.stage not in settled)
    return reverse("visits:edit", args=[visit.ref]) if may_change else ""


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


def _work(request, visit: Visit) -> dict:
    """The work in hand and the history hold unfinished words: only for those who read drafts."""
    if not Visit.objects.drafts_readable_by(request.user).filter(pk=visit.pk).exists():
        return {"reads_drafts": False, "tasks": [], "history": [], "history_left_out": 0}
    history = visit_history(visit)
    shown = history if request.GET.get("history") == "all" else history[:HISTORY_SHOWN]
    return {
        "reads_drafts": True,
        "tasks": tasks(visit, request.user),
        "history": shown,
        "history_left_out": len(history) - len(shown),
    }
