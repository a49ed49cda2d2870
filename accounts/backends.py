"""How a person is recognised at log-in."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model


class RoleBackend(AuthenticationBackend):
    """allauth's log-in by email. An ended access is unknown from the next request on."""

    def get_user(self, user_id):
        user = get_user_model().objects.filter(pk=user_id).first()
        return user if user and user.is_active else None
