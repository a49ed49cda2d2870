"""A monitoring programme: the dated decision, and taking it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from ofsted_tracker.errors import Refused
from ofsted_tracker.history import changes
from ofsted_tracker.pages import render_page
from ofsted_tracker.typed import typed
from ofsted_tracker.wording import month
from visits import pages, rights
from visits.actions import programme as programmes
from visits.forms.programme import ProgrammeForm
from visits.models import LocalAuthority, MonitoringProgramme


@require_GET
def programme(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    shown = get_object_or_404(
        MonitoringProgramme.objects.visible_to(request.user)
        .select_related("authority", "anchor__authority", "anchor__framework")
        .prefetch_related("anchor__periods"),
        pk=pk,
        authority__slug=slug,
    )
    context = {
        "programme": shown,
        "authority": shown.authority,
        "since": month(shown.started_on),
        "history": changes(shown) if request.user.is_ofsted else None,
        "may_end": rights.may_end(request.user, shown),
    }
    return render_page(request, "visits/programme.html", pages.PROGRAMME, context)


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    authority = get_object_or_404(LocalAuthority.objects.visible_to(request.user), slug=slug)
    if not rights.may_keep_programmes(request.user, authority):
        raise PermissionDenied
    inspections = authority.inspections.select_related("framework").prefetch_related("periods").in_order()
    form = ProgrammeForm(typed(request), inspections=inspections.reverse())
    if request.method == "POST" and form.is_valid():
        try:
            programmes.start(authority=authority, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as error:
            form.add_error(error.field, error.message)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, f"The monitoring programme of {authority} has started.")
            return redirect(authority)
    context = {
        "authority": authority,
        "form": form,
        "running": authority.programmes.open().first(),
        "has_inspections": bool(inspections),
    }
    return render_page(request, "visits/programme_start.html", pages.PROGRAMME_START, context)
