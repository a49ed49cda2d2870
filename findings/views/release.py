"""Recording a letter as published or withheld: from then on the council reads the visit, so a page asks first."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from findings import rights
from findings.actions import letter as letters
from findings.forms.release import PublishForm, WithholdForm
from findings.models import Letter
from findings.pages_letters import PUBLISH, WITHHOLD
from ofsted_tracker.errors import Refused
from ofsted_tracker.forms.refusals import show
from ofsted_tracker.pages import render_page
from ofsted_tracker.typed import typed
from visits.models import Visit

from .addressee import addressee_of


@require_http_methods(["GET", "POST"])
def publish(request, pk):
    visit = _visit_to_release(request.user, pk)
    letter = _letter_of(visit)
    initial = {"letter_date": letter.letter_date}
    form = PublishForm(typed(request), initial=initial, needs_reason=visit.is_possibly_first)
    if request.method == "POST" and form.is_valid() and _recorded(request, visit, form, letters.publish):
        messages.success(request, f"The letter of {visit.ref} is recorded as published.")
        return redirect("findings:letter", visit.ref)
    context = _context(request.user, visit, letter, form, letters.MAY_BE_PUBLISHED)
    return render_page(request, "findings/letter_publish.html", PUBLISH, context)


@require_http_methods(["GET", "POST"])
def withhold(request, pk):
    visit = _visit_to_release(request.user, pk)
    letter = _letter_of(visit)
    initial = {"letter_date": letter.letter_date}
    form = WithholdForm(typed(request), initial=initial, needs_reason=not visit.is_possibly_first)
    if request.method == "POST" and form.is_valid() and _recorded(request, visit, form, letters.withhold):
        messages.success(request, f"The letter of {visit.ref} is recorded as withheld.")
        return redirect("findings:letter", visit.ref)
    context = _context(request.user, visit, letter, form, letters.MAY_BE_WITHHELD)
    return render_page(request, "findings/letter_withhold.html", WITHHOLD, context)


def _visit_to_release(user, pk: int) -> Visit:
    visits = Visit.objects.readable_by(user).standing().select_related("programme__authority", "letter")
    visit = get_object_or_404(visits.defer("letter__text").prefetch_related("periods"), pk=pk)
    if not rights.may_record_letter(user, visit) or visit.is_outline:
        raise PermissionDenied
    return visit


def _letter_of(visit: Visit) -> Letter:
    """The letter, or what it would be if somebody recorded it now."""
    return getattr(visit, "letter", None) or Letter(visit=visit)


def _recorded(request, visit: Visit, form, action) -> bool:
    try:
        action(visit=visit, by=request.user, at=timezone.now(), **form.cleaned_data)
    except (Refused, ValidationError) as error:
        show(form, error)
        return False
    return True


def _context(user, visit: Visit, letter: Letter, form, stages: set) -> dict:
    return {
        "visit": visit,
        "authority": visit.programme.authority,
        "letter": letter,
        "addressee": addressee_of(letter, visit.programme.authority, user),
        "form": form,
        "is_done": visit.stage == Visit.Stage.DONE,
        "may_be_recorded": visit.stage == Visit.Stage.DONE and letter.stage in stages,
    }
