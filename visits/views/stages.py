"""Moving a visit on: confirmed, fieldwork, writing up, cancelled."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ofsted_tracker.errors import Refused
from ofsted_tracker.pages import render_page
from ofsted_tracker.typed import typed
from visits import pages, rights
from visits.actions import stages
from visits.actions.notes import notes_on
from visits.actions.particulars import Particulars
from visits.forms.cancelling import CancelForm, ConfirmForm
from visits.models import Visit, VisitTransition
from visits.wording import when


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Tells the council the dates and the team, so it asks first."""
    visit = _run_by(request.user, pk)
    form = ConfirmForm(typed(request))
    if request.method == "POST" and form.is_valid() and _done(form, stages.confirm, visit, request):
        messages.success(request, f"{visit.ref} is confirmed. The council can see its dates and team.")
        return redirect(visit)
    may_be_confirmed = visit.stage == Visit.Stage.PLANNED
    context = _context(visit, form) | {
        "may_be_confirmed": may_be_confirmed,
        "notes": _notes(visit, request.user) if may_be_confirmed else [],
    }
    return render_page(request, "visits/confirm.html", pages.CONFIRM, context)


@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    visit = _run_by(request.user, pk)
    form = CancelForm(typed(request))
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if _done(form, stages.cancel, visit, request, reason=reason):
            messages.success(request, f"{visit.ref} is cancelled.")
            return redirect(visit.programme.authority)
    context = _context(visit, form) | {"may_be_cancelled": visit.stage in stages.MAY_BE_CANCELLED}
    return render_page(request, "visits/cancel.html", pages.CANCEL, context)


@require_POST
def start_fieldwork(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, stages.start_fieldwork, "is in fieldwork. Its team can record findings")


@require_POST
def write_up(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, stages.start_writing_up, "is in writing up")


@require_POST
def undo(request: HttpRequest, pk: int, transition: int) -> HttpResponse:
    visit = _run_by(request.user, pk)
    step = get_object_or_404(VisitTransition, pk=transition, record=visit)
    try:
        stages.take_back(visit=visit, transition=step, by=request.user, at=timezone.now())
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"Undone: {visit.ref} is {visit.get_stage_display().lower()} again.")
    return redirect(visit)


def _run_by(user, pk: int) -> Visit:
    visit = get_object_or_404(
        Visit.objects.visible_to(user)
        .select_related("programme__authority")
        .prefetch_related("periods", "inspectors__user"),
        pk=pk,
    )
    if not rights.may_run(user, visit):
        raise PermissionDenied
    return visit


def _notes(visit: Visit, user) -> list[str]:
    return notes_on(visit.programme, Particulars.of(visit), visit=visit, by=user)


def _context(visit: Visit, form: forms.Form) -> dict:
    return {"visit": visit, "authority": visit.programme.authority, "when": when(visit), "form": form}


def _done(form: forms.Form, action, visit: Visit, request: HttpRequest, **given) -> bool:
    try:
        action(visit=visit, by=request.user, at=timezone.now(), **given)
    except Refused as error:
        form.add_error(error.field, error.message)
        return False
    return True


def _step(request: HttpRequest, pk: int, action, words: str) -> HttpResponse:
    """One press, with a way back."""
    visit = _run_by(request.user, pk)
    try:
        action(visit=visit, by=request.user, at=timezone.now())
    except Refused as error:
        messages.error(request, error.message)
    else:
        undo_url = reverse("visits:undo-step", args=[visit.ref, visit.transitions.last().pk])
        messages.success(request, f"{visit.ref} {words}.", extra_tags=f"undo:{undo_url}")
    return redirect(visit)
