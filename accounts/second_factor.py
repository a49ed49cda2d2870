"""Who signs in with a second factor, and whether this browser has shown it."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User
from accounts.roles import SECOND_FACTOR_ROLES

SHOWN = "second_factor"
COME_BACK_TO = "after_second_factor"


def is_required_of(user: User) -> bool:
    return settings.SECOND_FACTOR_REQUIRED and user.role in SECOND_FACTOR_ROLES


def has_one(user: User) -> bool:
    """Recovery codes alone are none: they stand in for the app."""
    return is_mfa_enabled(user, [Authenticator.Type.TOTP])


def is_missing(request: HttpRequest) -> bool:
    """Whether this person needs a second factor that was not shown in this browser since they signed in."""
    user = request.user
    return user.is_authenticated and is_required_of(user) and not request.session.get(SHOWN)


def note_shown(request: HttpRequest) -> None:
    request.session[SHOWN] = True


def note_if_shown_at_sign_in(request: HttpRequest) -> None:
    records = get_authentication_records(request, request.user)
    if any(record["method"] == "mfa" for record in records):
        note_shown(request)


def come_back_to(request: HttpRequest, path: str) -> None:
    request.session[COME_BACK_TO] = path


def where_to_go_on(request: HttpRequest) -> str:
    return request.session.get(COME_BACK_TO) or reverse("home")
