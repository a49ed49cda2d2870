"""How an access ends: at once, and an old session does not come back to life if it is given again."""

from allauth.account.models import EmailAddress

from accounts.models import SignedIn, User


def close_sessions(*, user: User, but: SignedIn | None = None) -> int:
    """Sign the person out wherever they are signed in, `but` in this browser; return of how many browsers."""
    rows = SignedIn.objects.filter(user=user)
    return (rows.exclude(pk=but.pk) if but else rows).delete()[0]


def forget_addresses(*, user: User) -> None:
    """The address the person was known by before no longer signs them in, nor gets them a new password."""
    EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()
