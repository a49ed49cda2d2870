"""The days the steps of a visit's letter are due: how they were counted, and setting another."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ofsted_tracker.errors import Refused, StaleEdit
from ofsted_tracker.history import changes
from ofsted_tracker.pages import render_page
from ofsted_tracker.typed import typed
from ofsted_tracker.wording import day
from visits import pages, rights
from visits.actions import deadlines as actions
from visits.forms.deadline import DeadlineForm
from visits.models import Deadline, Visit
from visits.reckoning import changed_since


@require_GET
def deadlines(request: HttpRequest, pk: int) -> HttpResponse:
    visit, found = _readable(request.user, pk)
    may_set = _may_set(request.user, visit)
    context = _context(visit) | {"deadlines": found, "may_set": may_set, "changed": changed_since(visit, found)}
    return render_page(request, "visits/deadlines.html", pages.DEADLINES, context)


@require_http_methods(["GET", "POST"])
def deadline(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    visit, found = _readable(request.user, pk)
    one = next((one for one in found if one.step == step), None)
    if one is None:
        raise Http404
    may_set = _may_set(request.user, visit)
    if request.method == "POST" and not may_set:
        raise PermissionDenied
    data = typed(request)
    form = DeadlineForm(data, initial={"due": one.due, "version": one.version}) if may_set or data else None
    if request.method == "POST" and form.is_valid() and _set(request, one, form):
        return redirect(_list_of(visit))
    context = _context(visit) | {"deadline": one, "form": form, "may_set": may_set, "history": changes(one)}
    return render_page(request, "visits/deadline.html", pages.DEADLINE, context)


@require_POST
def take_back(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    visit, found = _readable(request.user, pk)
    one = next((one for one in found if one.step == step), None)
    if one is None:
        raise Http404
    try:
        one = actions.take_back(deadline=one, by=request.user, at=timezone.now())
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"{one.get_step_display()}: due {day(one.due)} again, as computed.")
    return redirect(_list_of(visit))


@require_POST
def compute(request: HttpRequest, pk: int) -> HttpResponse:
    visit, _ = _readable(request.user, pk)
    try:
        actions.recompute(visit=visit, by=request.user, at=timezone.now())
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "The deadlines are computed anew.")
    return redirect(_list_of(visit))


def _readable(user, pk: int) -> tuple[Visit, list[Deadline]]:
    """Who may read no deadline of the visit does not learn that it has any."""
    found = Deadline.objects.readable_by(user).filter(visit=pk).exclude(visit__stage=Visit.Stage.CANCELLED)
    found = sorted(found.select_related("timetable", "overridden_by"), key=lambda one: one.place)
    if not found:
        raise Http404
    visits = Visit.objects.select_related("programme__authority").prefetch_related("inspectors", "periods")
    visit = get_object_or_404(visits, pk=pk)
    for one in found:
        one.visit = visit
    return visit, found


def _may_set(user, visit: Visit) -> bool:
    return rights.may_run(user, visit)


def _set(request: HttpRequest, one: Deadline, form: DeadlineForm) -> bool:
    try:
        one = actions.override(deadline=one, by=request.user, at=timezone.now(), **form.cleaned_data)
    except StaleEdit as error:
        theirs = error.current
        form.add_error(
            "due",
            f"Somebody else changed this deadline meanwhile: it is now due {day(theirs.due)}. Save again to set yours.",
        )
        form.data = form.data.copy()
        form.data["version"] = theirs.version
    except Refused as error:
        form.add_error(error.field, error.message)
    else:
        undo = reverse("visits:deadline-take-back", args=[one.visit.ref, one.step])
        messages.success(request, f"{one.get_step_display()}: due {day(one.due)}.", extra_tags=f"undo:{undo}")
        return True
    return False


def _list_of(visit: Visit) -> str:
    return reverse("visits:deadlines", args=[visit.ref])


def _context(visit: Visit) -> dict:
    return {"visit": visit, "authority": visit.programme.authority}
