"""A recommendation of the inspection becomes a line of enquiry with one click."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from findings import rights
from findings.actions import line as lines
from ofsted_tracker.errors import Refused
from ofsted_tracker.typed import page_before
from visits.models import Inspection, MonitoringProgramme, Recommendation


@require_POST
def open_line(request, pk):
    visible = Recommendation.objects.filter(inspection__in=Inspection.objects.visible_to(request.user))
    recommendation = get_object_or_404(visible.select_related("theme", "inspection"), pk=pk)
    programmes = MonitoringProgramme.objects.filter(anchor=recommendation.inspection_id).select_related("authority")
    programme = programmes.open().first() or programmes.order_by("-started_on").first()
    if programme is None:
        messages.error(request, "There is no monitoring programme since this inspection. Start one first.")
        return redirect(page_before(request))
    if not rights.may_open_lines(request.user, programme):
        raise PermissionDenied
    try:
        line = lines.open_from_recommendation(
            recommendation=recommendation, programme=programme, by=request.user, at=timezone.now()
        )
    except Refused as error:
        messages.error(request, error.message)
        return redirect(page_before(request))
    messages.success(request, f"“{line}” is now followed from visit to visit.")
    return redirect(line)
