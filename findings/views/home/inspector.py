"""An inspector's first page: the next visits, what is missing in those being written up, and the programmes."""

from django.utils import timezone

from findings.progress.tasks import missing, with_facts
from visits.models import MonitoringProgramme, Visit

from .programmes import AHEAD, first_day, summaries


def for_inspector(request) -> dict:
    visits = with_facts(Visit.objects.standing().of_team_member(request.user))
    visits = list(visits.select_related("programme__authority").prefetch_related("periods", "inspectors"))
    ahead = sorted((one for one in visits if one.stage in AHEAD), key=first_day)
    writing_up = sorted((one for one in visits if one.stage == Visit.Stage.WRITING_UP), key=first_day)
    programmes = MonitoringProgramme.objects.open().filter(visits__in=visits).distinct()
    return {
        "ahead": ahead,
        "writing_up": [(one, missing(one, request.user)) for one in writing_up],
        "programmes": summaries(
            programmes.select_related("authority").order_by("authority__name"), request.user, timezone.localdate()
        ),
    }
