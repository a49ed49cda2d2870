"""Where "save and continue" leads: the next page of the visit with something missing that this person may do."""

from dataclasses import dataclass

from django.urls import reverse

from visits.models import Visit

from .task import Task
from .tasks import EVALUATION, missing, with_facts

# The pages of a visit in their order, as a button names them.
FLOW = {
    "visits:edit": "the details of the visit",
    "findings:follow-up": "what to follow up",
    "findings:list": "findings",
    "findings:evaluation": EVALUATION.lower(),
    "findings:done": "marking the visit as done",
    "findings:letter": "the letter",
}


@dataclass(frozen=True)
class NextPage:
    """`words` complete "Save and ..."."""

    words: str
    url: str


def next_page(visit: Visit, user, *, after: str) -> NextPage:
    """The pages after this one first, then what was passed over before it."""
    found = with_facts(Visit.objects.drafts_readable_by(user)).select_related("programme__authority")
    found = found.prefetch_related("inspectors").filter(pk=visit.pk).first()
    waiting = _waiting(missing(found, user), after) if found else None
    if waiting:
        return NextPage(f"continue to {FLOW[waiting.url_name]}", waiting.href)
    if after == "findings:evaluation":
        return NextPage("continue to progress at this visit", reverse("findings:visit-progress", args=[visit.ref]))
    return NextPage("return to the visit", visit.get_absolute_url())


def _waiting(tasks: list[Task], after: str) -> Task | None:
    order = list(FLOW)
    here = order.index(after) if after in order else -1
    waiting = [one for one in tasks if one.href and one.url_name in FLOW and one.url_name != after]
    return min(waiting, key=lambda one: (order.index(one.url_name) - here) % len(order), default=None)
