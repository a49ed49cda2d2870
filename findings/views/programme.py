"""Ending a monitoring programme."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from findings.actions.programme import end as end_programme
from findings.forms.programme import EndProgrammeForm
from findings.progress.record import ProgrammeRecord
from ofsted_tracker.errors import Refused
from ofsted_tracker.pages import Page, render_page
from ofsted_tracker.typed import typed
from visits import rights
from visits.models import MonitoringProgramme
from visits.pages import PROGRAMME

PROGRAMME_END = Page(
    "End the monitoring programme",
    url="findings:programme-end",
    args=("authority.slug", "programme.pk"),
    section="authorities",
    parent=PROGRAMME,
    caption="{authority}",
)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    programme = get_object_or_404(_programmes(request.user), pk=pk, authority__slug=slug)
    if not rights.may_keep_programmes(request.user, programme.authority):
        raise PermissionDenied
    form = EndProgrammeForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            closed = end_programme(programme=programme, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as error:
            form.add_error(error.field, error.message)
        else:
            messages.success(request, f"The monitoring programme has ended. Lines of enquiry closed with it: {closed}.")
            return redirect(programme.authority)
    context = {
        "programme": programme,
        "authority": programme.authority,
        "since": f"{programme.started_on:%B %Y}",
        "form": form,
        "open_lines": len(ProgrammeRecord.load(programme, request.user).open_lines()),
    }
    return render_page(request, "findings/programme_end.html", PROGRAMME_END, context)


def _programmes(user) -> QuerySet[MonitoringProgramme]:
    return MonitoringProgramme.objects.visible_to(user).select_related("authority")
