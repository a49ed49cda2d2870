"""What every template knows."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .typed import AUTHOR_FIELD, author_mark


def site(request: HttpRequest) -> dict:
    return {
        "DEMO_DATA": settings.DEMO_DATA,
        AUTHOR_FIELD: author_mark(request.user) if hasattr(request, "user") else "",
        "typed_came_back": SimpleLazyObject(lambda: getattr(request, "typed_came_back", False)),
    }
