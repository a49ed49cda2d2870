"""First pages of those who read drafts, send letters out, or look after the tracker."""

from datetime import date

from django.db.models import Q

from findings.models import Letter
from findings.progress.tasks import with_facts
from visits.models import Visit


def for_quality_reader(request) -> dict:
    visits = with_facts(Visit.objects.readable_by(request.user).filter(stage=Visit.Stage.WRITING_UP))
    return {"visits": _listed(visits)}


def for_support(request) -> dict:
    """Visits whose letter is not out yet: dates and stages, nothing of what they found."""
    visits = Visit.objects.visible_to(request.user).standing().exclude(record=Visit.Record.OUTLINE)
    out = Q(stage=Visit.Stage.DONE, letter__stage__in=Letter.RELEASED)
    return {"visits": _listed(visits.exclude(out))}


def for_administrator(request) -> dict:
    return {}


def _listed(visits) -> list[Visit]:
    visits = visits.select_related("programme__authority").prefetch_related("periods", "inspectors")
    return sorted(visits, key=lambda visit: visit.first_fieldwork_day or date.max)
