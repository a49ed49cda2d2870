"""The list of visits: that and when they happen, each told in the words its reader may have."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import F, Min, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from ofsted_tracker.pages import render_page
from visits import pages, rights
from visits.forms.filters import VisitFilter
from visits.models import Visit
from visits.wording import StageShown, stage_for, when

PER_PAGE = 50
SORTS = {
    "date": [F("day").asc(nulls_last=True), "pk"],
    "-date": [F("day").desc(nulls_last=True), "-pk"],
    "authority": ["programme__authority__name", F("day").desc(nulls_last=True), "pk"],
    "-authority": ["-programme__authority__name", F("day").desc(nulls_last=True), "pk"],
}


@dataclass(frozen=True)
class Row:
    visit: Visit
    when: str
    stage: StageShown


@require_GET
def visits(request: HttpRequest) -> HttpResponse:
    form = VisitFilter(request.GET, user=request.user)
    form.is_valid()
    found = _narrowed(Visit.objects.visible_to(request.user), form.cleaned_data, user=request.user)
    page_obj = Paginator(_for_list(found, request.GET.get("sort", "")), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": form,
        "page_obj": page_obj,
        "rows": _rows(page_obj, request.user),
        "is_filtered": any(form.cleaned_data.values()),
        "may_plan": rights.may_plan(request.user),
    }
    return render_page(request, "visits/list.html", pages.VISITS, context)


def _narrowed(found: QuerySet, chosen: dict, *, user) -> QuerySet:
    if chosen.get("region"):
        found = found.filter(programme__authority__ofsted_region=chosen["region"])
    if chosen.get("mine"):
        found = found.filter(pk__in=Visit.objects.of_team_member(user).values("pk"))
    stage = chosen.get("stage")
    return _in_stage(found, stage, user=user) if stage else found


def _in_stage(found: QuerySet, stage: str, *, user) -> QuerySet:
    """Those shown with this stage: nobody can learn from a filter what the page would not say."""
    if stage == "outline":
        return found.filter(record=Visit.Record.OUTLINE)
    found = found.exclude(record=Visit.Record.OUTLINE)
    readable = Visit.objects.readable_by(user).values("pk")
    if stage == "released":
        return found.filter(pk__in=readable)
    if stage == "awaited":
        return found.filter(stage__in=["writing_up", "done"]).exclude(pk__in=readable)
    return found.filter(stage=stage)


def _for_list(found: QuerySet, sort: str) -> QuerySet:
    return (
        found.annotate(day=Coalesce(Min("periods__start"), "month"))
        .select_related("programme__authority")
        .prefetch_related("periods", "inspectors")
        .order_by(*SORTS.get(sort, SORTS["-date"]))
    )


def _rows(page_obj: Page, user) -> list[Row]:
    shown = list(page_obj)
    readable = set(
        Visit.objects.readable_by(user).filter(pk__in=[visit.pk for visit in shown]).values_list("pk", flat=True)
    )
    return [Row(visit, when(visit), stage_for(visit, user, readable=visit.pk in readable)) for visit in shown]
