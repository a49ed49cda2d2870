"""How a person comes to the tracker: an administrator invites them, a one-time link lets them choose a password."""

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from accounts.models import User
from accounts.roles import May
from ofsted_tracker.editing import keep
from ofsted_tracker.errors import Refused


class _InvitationToken(PasswordResetTokenGenerator):
    """Dies with the first password, a newer invitation, a changed email address, an ended access, or in three days."""

    key_salt = "accounts.invitation"

    def _make_hash_value(self, user, timestamp) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.is_active}"


_tokens = _InvitationToken()


def invite(*, user: User, by: User) -> None:
    """Send `user` a link to choose a password; an earlier link no longer works."""
    if not by.may(May.USE_ADMIN):
        raise PermissionDenied
    if not user.is_active:
        raise Refused(f"{user} has no access. Give it back before inviting them.")
    if user.has_usable_password():
        raise Refused(f"{user} has a password already. They can ask for a new one on the sign-in page.")
    with transaction.atomic():
        user.set_unusable_password()
        user.save(update_fields=["password"])
        transaction.on_commit(lambda: _send(user, by))


def invited_user(uid: str, token: str) -> User | None:
    """Whom this link invites, if it still does."""
    try:
        pk = force_str(urlsafe_base64_decode(uid))
        user = User.objects.active().filter(pk=pk).first()
    except (ValueError, OverflowError):
        return None
    return user if user and _tokens.check_token(user, token) else None


def accept(*, user: User, password: str) -> None:
    """The person chose a password: the link is used up."""
    with transaction.atomic():
        standing = User.objects.select_for_update().get(pk=user.pk)
        if standing.password != user.password:
            raise Refused("This link has just been used. Sign in with the password that was chosen.")
        standing.set_password(password)
        keep(standing, by=standing, reason="Chose a password by invitation.")


def _send(user: User, by: User) -> None:
    uid = urlsafe_base64_encode(str(user.pk).encode())
    path = reverse("accounts:invitation", args=[uid, _tokens.make_token(user)])
    context = {
        "user": user,
        "by": by,
        "link": f"{settings.SITE_ADDRESS}{path}",
        "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
    }
    subject = " ".join(render_to_string("accounts/invitation_subject.txt", context).split())
    send_mail(subject, render_to_string("accounts/invitation.txt", context), None, [user.email])
