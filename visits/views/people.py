"""Names of inspectors for type-ahead boxes."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from visits import rights
from visits.forms.people import suggested, written


@require_GET
def people(request: HttpRequest) -> JsonResponse:
    """At least two letters, at most ten people; only for those who put teams together."""
    if not (rights.may_plan(request.user) or rights.may_record_past(request.user)):
        raise PermissionDenied
    found = suggested(request.GET.get("q", ""))
    return JsonResponse([{"value": written(user), "label": written(user)} for user in found], safe=False)
