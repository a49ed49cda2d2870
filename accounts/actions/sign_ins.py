"""The record of who tried to sign in, when, from where, and what came of it. Never a password or a code."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from accounts.models import SignInTry, Tried, User


def note(outcome: Tried, *, request: HttpRequest, email: str, user: User | None = None) -> SignInTry:
    """`email` as it was typed; whose it is, is looked up where `user` is not known yet."""
    return SignInTry.objects.create(
        outcome=outcome,
        email=email[:254].lower(),
        user=user or User.objects.filter(email__iexact=email).first(),
        address=get_adapter().get_client_ip(request),
    )
