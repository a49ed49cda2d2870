"""A line of an ended programme carried over to the authority's next one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from findings import rights
from findings.actions import line_carry_over
from findings.forms.line import CarryOverForm
from findings.models import LineOfEnquiry
from findings.pages_lines import LINE_CARRY_OVER
from ofsted_tracker.errors import Refused
from ofsted_tracker.forms.refusals import show
from ofsted_tracker.pages import render_page
from ofsted_tracker.typed import typed

from .line_step import read_line


@require_http_methods(["GET", "POST"])
def carry_over(request, pk):
    found = read_line(request, pk)
    into = line_carry_over.open_programme(found)
    if not rights.may_open_lines(request.user, into or found.programme):
        raise PermissionDenied
    initial = {"title": found.title, "theme": found.theme_id}
    form = CarryOverForm(typed(request), initial=initial, cancel_url=found.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        carried = _carry_over(request, found, form)
        if carried:
            return redirect(carried)
    context = {"line": found, "authority": found.programme.authority, "form": form, "into": into}
    return render_page(request, "findings/line_carry_over.html", LINE_CARRY_OVER, context)


def _carry_over(request, found: LineOfEnquiry, form: CarryOverForm) -> LineOfEnquiry | None:
    try:
        carried = line_carry_over.carry_over(line=found, by=request.user, at=timezone.now(), **form.said)
    except (Refused, ValidationError) as error:
        show(form, error)
        return None
    undo = reverse("findings:line-undo", args=[carried.pk, carried.events.first().pk])
    messages.success(request, f"“{carried}” is now followed in this programme.", extra_tags=f"undo:{undo}")
    return carried
