"""How each area covered has progressed: a person's word on it, with a reason."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from findings import rights
from findings.actions import evaluation as evaluations
from findings.actions.evaluation import StaleEvaluations
from findings.forms.evaluation import EvaluationForm, evaluation_forms, uncovered_in
from findings.pages_recording import EVALUATION
from findings.progress.next_page import next_page
from ofsted_tracker.errors import Refused
from ofsted_tracker.pages import render_page
from ofsted_tracker.typed import typed

from .recording import read_visit, shown

NOT_COVERED = (
    "One of the areas evaluated is not among the areas this visit covered any more, so nothing was saved. "
    "Add it to the areas covered first, or save the others."
)


class WholePage(forms.Form):
    """What is wrong with the page as a whole stands here."""


@require_http_methods(["GET", "POST"])
def evaluation(request, pk):
    """All areas are saved together, or none."""
    visit, record = read_visit(request, pk)
    may_record = rights.may_record(request.user, visit)
    data = typed(request)
    areas = evaluation_forms(record, visit, data) if may_record or data is not None else []
    whole = WholePage(data)
    if request.method == "POST" and _save(request, visit, whole, areas):
        return redirect(next_page(visit, request.user, after=EVALUATION.url).url)
    context = shown(
        visit,
        whole=whole,
        areas=areas,
        said=_said(record, visit),
        may_record=may_record,
        why_not=""
        if may_record or not rights.is_recorder(request.user, visit)
        else rights.why_not_open(visit, request.user),
    )
    return render_page(request, "findings/evaluation.html", EVALUATION, context, forms=areas)


def _save(request, visit, whole: forms.Form, areas: list[EvaluationForm]) -> bool:
    if uncovered_in(request.POST, visit):
        whole.add_error(None, NOT_COVERED)
    if not all([whole.is_valid(), *(area.is_valid() for area in areas)]):
        return False
    said = [area.evaluation for area in areas if area.evaluation]
    try:
        evaluations.save(visit=visit, evaluations=said, by=request.user, at=timezone.now())
    except StaleEvaluations as error:
        whole.add_error(None, error.message)
        for area in areas:
            if area.covered.pk in error.current:
                area.beside(error.current[area.covered.pk])
        return False
    except (Refused, ValidationError) as error:
        whole.add_error(None, error.message if isinstance(error, Refused) else error.messages)
        return False
    messages.success(request, "Evaluations saved." if said else "Nothing was changed.")
    return True


def _said(record, visit) -> list[dict]:
    """For those who only read: each area covered with its evaluation, if it has one."""
    return [{"covered": one, "evaluation": record.evaluation(visit, one.theme)} for one in visit.covered_themes.all()]
