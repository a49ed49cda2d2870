"""Unsaved words kept in the browser (`static/app/drafts.js`): the key they are locked with, and when they may go.

The browser keeps them locked with a key that only a page shown to the same person carries, so that nobody else at the
same machine can read them. They go once the server has taken them, or the person has signed out, never before: each
form with such words sends the number of its draft, and the answer that took it says so in a short-lived cookie.
"""

import base64
import re

from django.conf import settings
from django.contrib.messages import constants
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

DRAFT_FIELD = "draft"
GONE = "drafts_gone"
SIGNING_OUT = {"account_logout"}
_A_DRAFT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_GONE_FOR_SECONDS = 600


def person_of(user) -> str:
    """The name a person's drafts go by in the browser. It says nothing about the person."""
    return salted_hmac("ofsted_tracker.drafts.person", str(user.pk), algorithm="sha256").hexdigest()[:16]


def key_of(user) -> str:
    """256 bits, the same for a person as long as SECRET_KEY is."""
    return base64.b64encode(
        salted_hmac("ofsted_tracker.drafts.key", str(user.pk), algorithm="sha256").digest()
    ).decode()


def say_what_may_go(request: HttpRequest, response, *, person: str) -> None:
    """Told with the answer to a POST of `person` (empty: signed out): their draft was taken, or they left."""
    if person and _has_signed_out(request):
        _say(request, response, person)
    elif _has_taken(request, response) and _A_DRAFT.fullmatch(request.POST.get(DRAFT_FIELD, "")):
        _say(request, response, request.POST[DRAFT_FIELD])


def _has_signed_out(request: HttpRequest) -> bool:
    match = request.resolver_match
    return bool(match) and match.view_name in SIGNING_OUT and not request.user.is_authenticated


def _has_taken(request: HttpRequest, response) -> bool:
    """A form that was taken leads on to another page; one that waits for a log-in, or was refused, was not taken."""
    leads_on = response.status_code in {302, 303} and request.user.is_authenticated
    return leads_on and not getattr(request, "typed_was_kept", False) and not _was_refused(request)


def _was_refused(request: HttpRequest) -> bool:
    """A refusal may also be said on the page that is led to. Looked at without taking the messages away."""
    queued = getattr(getattr(request, "_messages", None), "_queued_messages", [])
    return any(message.level >= constants.ERROR for message in queued)


def _say(request: HttpRequest, response, gone: str) -> None:
    before = [one for one in request.COOKIES.get(GONE, "").split(".") if one][-9:]
    response.set_cookie(
        GONE,
        ".".join([*before, gone]),
        max_age=_GONE_FOR_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
        httponly=False,  # the browser's script reads it, then deletes it
    )
