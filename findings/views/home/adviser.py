"""A DfE adviser's first page: the councils advised, what inspectors last said of each, and how its plan stands."""

from visits.models import Visit

from .council import for_member
from .programmes import first_day

TOLD_OF = {Visit.Stage.CONFIRMED, Visit.Stage.FIELDWORK}


def for_adviser(request) -> dict:
    """As a council of its own released visits, for several; and of each the next visit it was told of."""
    context = for_member(request)
    coming = _next_visits(request.user)
    for one in context["councils"]:
        one["next_visit"] = coming.get(one["authority"].pk)
    return {**context, "late_count": sum(len(one["late"]) for one in context["councils"])}


def _next_visits(user) -> dict[int, Visit]:
    """By authority, the first visit confirmed or under way."""
    coming = Visit.objects.visible_to(user).standing().filter(stage__in=TOLD_OF)
    coming = coming.select_related("programme__authority").prefetch_related("periods")
    found: dict[int, Visit] = {}
    for visit in sorted(coming, key=first_day):
        found.setdefault(visit.programme.authority_id, visit)
    return found
