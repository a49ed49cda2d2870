"""How a browser is kept signed in: from signing in until it stands unused too long, or its hours are up."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import SignedIn
from accounts.models.signed_in import idle_limit, whole_limit

MARK = "signed_in"
# Use is noted to the minute: not every page writes.
PRECISION = timedelta(minutes=1)


def begin(request: HttpRequest) -> SignedIn:
    """A new browser of this person; their rows that have run out are cleared away."""
    SignedIn.objects.filter(user=request.user).ended().delete()
    row = SignedIn.objects.create(
        user=request.user,
        address=get_adapter().get_client_ip(request),
        user_agent=request.headers.get("User-Agent", "")[:300],
    )
    request.session[MARK] = str(row.pk)
    return row


def standing(request: HttpRequest) -> SignedIn | None:
    """Where this person is signed in here; if that has ended, they are signed out and told why."""
    row = SignedIn.objects.filter(pk=request.session.get(MARK), user=request.user).first()
    if row and not row.has_ended:
        return row
    logout(request)
    messages.info(request, _why_it_ended(row))
    return None


def note_use(row: SignedIn) -> None:
    """The person did something in this browser."""
    row.used_at = timezone.now()
    SignedIn.objects.filter(pk=row.pk).update(used_at=row.used_at)


def note_use_now_and_then(row: SignedIn) -> None:
    if timezone.now() - row.used_at >= PRECISION:
        note_use(row)


def _why_it_ended(row: SignedIn | None) -> str:
    if row is None:
        return "You were signed out from elsewhere. Sign in to go on."
    if row.last_end <= timezone.now():
        return f"You were signed out {in_words(whole_limit())} after signing in. Sign in to go on."
    return f"You were signed out after {in_words(idle_limit())} without use. Sign in to go on."


def in_words(length: timedelta) -> str:
    hours, minutes = divmod(round(length.total_seconds() / 60), 60)
    parts = [(hours, "hour"), (minutes, "minute")]
    return " and ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number)
