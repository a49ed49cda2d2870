"""One inspection: what was judged, in its framework's own words and order, and what was recommended."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from ofsted_tracker.pages import render_page
from ofsted_tracker.wording import periods
from visits import pages
from visits.inspection_history import inspection_history
from visits.models import Inspection


@require_GET
def inspection(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    shown = get_object_or_404(
        Inspection.objects.visible_to(request.user)
        .select_related("authority", "framework")
        .prefetch_related("periods", "programmes"),
        pk=pk,
        authority__slug=slug,
    )
    judgements = list(shown.judgements.select_related("area", "grade").order_by("area__position"))
    context = {
        "inspection": shown,
        "authority": shown.authority,
        "when": periods(shown.fieldwork) or "dates not known",
        "judgements": [one for one in judgements if not one.area.separate_review],
        "separate_reviews": [one for one in judgements if one.area.separate_review],
        "programmes": list(shown.programmes.all()),
        "history": inspection_history(shown) if request.user.is_ofsted else None,
    }
    return render_page(request, "visits/inspection.html", pages.INSPECTION, context)
