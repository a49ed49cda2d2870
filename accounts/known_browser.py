"""A signed cookie that says who has signed in in this browser before. It lets nobody in: it only counts wrong
passwords of this browser apart from everybody else's (see `guesses`)."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string, salted_hmac

COOKIE = "known_browser"
LASTS = timedelta(days=180)
MOST_PEOPLE = 5
_SALT = "known-browser"


def of(request: HttpRequest, email: str) -> str:
    """The key of this browser for this person, or "" where they have not signed in here before."""
    return _people(request).get(_name(email), "")


def remember(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """This person has just signed in here in full. The least recent of many people is forgotten."""
    people = _people(request)
    own = people.pop(_name(email), "") or get_random_string(22)
    people = dict([*people.items(), (_name(email), own)][-MOST_PEOPLE:])
    response.set_cookie(
        COOKIE,
        signing.dumps(people, salt=_SALT),
        max_age=LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _people(request: HttpRequest) -> dict[str, str]:
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return {}


def _name(email: str) -> str:
    """Not the address itself: the cookie lies about on machines that are shared."""
    return salted_hmac(_SALT, email.lower()).hexdigest()[:16]
