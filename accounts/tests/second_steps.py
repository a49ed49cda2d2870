"""What a person does with an authenticator app, for tests."""

import re

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.urls import reverse

from accounts.tests.factories import PASSWORD

SET_UP = "/accounts/2fa/totp/activate/"


def code_for(secret: str) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def give_password(client, user, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


def give_code(client, code: str):
    cache.clear()  # a code is good for one use, and the clock stands still in tests
    return client.post(reverse("mfa_authenticate"), {"code": code})


def set_up(client, address: str = SET_UP) -> str:
    """Set the second step up; its secret."""
    secret = client.get(address).context["form"].secret
    client.post(address, {"code": code_for(secret)})
    return secret


def codes_shown(client) -> list[str]:
    """The recovery codes, as the file to save holds them."""
    html = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    return re.findall(r"%0A(\d{8})(?=%0D)", html)
