"""A senior HMI's first page: the region's programmes, the next visits, and what nobody has looked at for longest."""

from django.utils import timezone

from findings.progress.deadlines import late_visits
from visits.models import MonitoringProgramme, Visit

from .programmes import AHEAD, first_day, longest_unlooked, summaries

UNLOOKED_SHOWN = 10


def for_senior(request) -> dict:
    region, today = request.user.ofsted_region, timezone.localdate()
    programmes = MonitoringProgramme.objects.open().filter(authority__ofsted_region=region)
    found = summaries(programmes.select_related("authority").order_by("authority__name"), request.user, today)
    visits = Visit.objects.visible_to(request.user).standing().filter(programme__authority__ofsted_region=region)
    late = late_visits(visits, request.user, today)
    visits = list(visits.select_related("programme__authority", "letter").prefetch_related("periods", "inspectors"))
    unlooked = longest_unlooked(found)
    return {
        "region": region,
        "programmes": found,
        "ahead": sorted((one for one in visits if one.stage in AHEAD), key=first_day),
        "writing_up": sorted((one for one in visits if one.stage == Visit.Stage.WRITING_UP), key=first_day),
        "late": late,
        "unlooked_count": len(unlooked),
        "unlooked": unlooked if request.GET.get("unlooked") == "all" else unlooked[:UNLOOKED_SHOWN],
    }
