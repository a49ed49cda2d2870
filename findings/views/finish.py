"""Marking a visit done, with what is still missing in view, and opening a done visit again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from findings import rights
from findings.actions import finish
from findings.forms.release import DoneForm, ReopenForm
from findings.pages_letters import DONE, REOPEN
from ofsted_tracker.errors import Refused
from ofsted_tracker.forms.refusals import show
from ofsted_tracker.pages import render_page
from ofsted_tracker.typed import typed
from visits.models import Visit


@require_http_methods(["GET", "POST"])
def done(request, pk):
    """What is missing is said, and a person decides."""
    visit = _readable_visit(request.user, pk)
    if not rights.may_finish(request.user, visit) or visit.is_outline:
        raise PermissionDenied
    form = DoneForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            finish.done(visit=visit, by=request.user, at=timezone.now())
        except Refused as error:
            show(form, error)
        else:
            messages.success(request, f"{visit.ref} is done.")
            return redirect("findings:letter", visit.ref)
    context = _context(visit, form) | {
        "notes": finish.unfinished(visit),
        "may_be_done": visit.stage == Visit.Stage.WRITING_UP,
    }
    return render_page(request, "findings/done.html", DONE, context)


@require_http_methods(["GET", "POST"])
def reopen(request, pk):
    visit = _readable_visit(request.user, pk)
    if not rights.may_reopen(request.user, visit) or visit.is_outline:
        raise PermissionDenied
    form = ReopenForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            finish.reopen(visit=visit, by=request.user, at=timezone.now(), reason=reason)
        except Refused as error:
            show(form, error)
        else:
            messages.success(request, f"{visit.ref} is in writing up again.")
            return redirect(visit)
    context = _context(visit, form) | {"may_be_reopened": visit.stage == Visit.Stage.DONE}
    return render_page(request, "findings/reopen.html", REOPEN, context)


def _readable_visit(user, pk: int) -> Visit:
    visits = Visit.objects.readable_by(user).standing().select_related("programme__authority", "letter")
    return get_object_or_404(visits.defer("letter__text").prefetch_related("periods"), pk=pk)


def _context(visit: Visit, form) -> dict:
    letter = getattr(visit, "letter", None)
    return {
        "visit": visit,
        "authority": visit.programme.authority,
        "form": form,
        "letter": letter,
        "letter_is_released": bool(letter and letter.is_released),
    }
