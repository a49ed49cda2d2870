"""How an access ends: at once, and an old session does not come back to life if it is given again."""

from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import User


def close_sessions(*, user: User) -> int:
    """Sign the person out wherever they are signed in; return of how many browsers."""
    standing = Session.objects.filter(expire_date__gte=timezone.now())
    own = [one.pk for one in standing.iterator() if one.get_decoded().get(SESSION_KEY) == str(user.pk)]
    Session.objects.filter(pk__in=own).delete()
    return len(own)


def forget_addresses(*, user: User) -> None:
    """The address the person was known by before no longer signs them in, nor gets them a new password."""
    EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()
