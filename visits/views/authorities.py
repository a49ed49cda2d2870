"""The list of authorities, and their names for type-ahead boxes."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from ofsted_tracker.pages import render_page
from visits import pages
from visits.forms.filters import AuthorityFilter
from visits.models import LocalAuthority, MonitoringProgramme

PER_PAGE = 50
FEWEST_LETTERS = 2
MOST_SUGGESTED = 10


@require_GET
def authorities(request: HttpRequest) -> HttpResponse:
    form = AuthorityFilter(request.GET)
    form.is_valid()
    found = _narrowed(LocalAuthority.objects.visible_to(request.user), form.cleaned_data)
    page_obj = Paginator(_for_list(found), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": form,
        "page_obj": page_obj,
        "monitored_count": found.in_monitoring().count(),
        "is_filtered": any(form.cleaned_data.values()),
    }
    return render_page(request, "visits/authorities.html", pages.AUTHORITIES, context)


@require_GET
def names(request: HttpRequest) -> JsonResponse:
    """Authorities this person may see by what was typed of any of their names."""
    words = request.GET.get("q", "").strip()
    found = LocalAuthority.objects.visible_to(request.user).matching(words)[:MOST_SUGGESTED]
    shown = list(found) if len(words) >= FEWEST_LETTERS else []
    return JsonResponse([{"value": authority.name, "label": authority.name} for authority in shown], safe=False)


def _narrowed(found: QuerySet, chosen: dict) -> QuerySet:
    if chosen.get("q"):
        found = found.matching(chosen["q"])
    if chosen.get("region"):
        found = found.in_region(chosen["region"])
    if chosen.get("la_type"):
        found = found.filter(la_type=chosen["la_type"])
    return found.in_monitoring() if chosen.get("monitored") else found


def _for_list(found: QuerySet) -> QuerySet:
    """Those in monitoring first; with the open programme of each, as `open_programmes`."""
    monitored = Exists(MonitoringProgramme.objects.open().filter(authority=OuterRef("pk")))
    found = found.annotate(is_monitored=monitored).order_by("-is_monitored", "name")
    return found.prefetch_related(Prefetch("programmes", MonitoringProgramme.objects.open(), to_attr="open_programmes"))
