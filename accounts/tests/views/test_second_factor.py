import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.tests.factories import PASSWORD, UserFactory
from accounts.tests.second_steps import code_for, codes_shown, set_up

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget_earlier_codes():
    cache.clear()


@pytest.fixture
def signed_in(client):
    user = UserFactory()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    return user


def test_the_account_page_leads_to_the_second_step(client, signed_in):
    html = client.get(reverse("accounts:account")).content.decode()

    assert reverse("mfa_index") in html
    assert client.get(reverse("mfa_index")).status_code == 200


def test_setting_up_shows_a_code_to_scan_and_the_secret_to_type(client, signed_in):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    page = client.get(reverse("mfa_activate_totp"))

    assert "data:image/svg+xml" in page.content.decode()
    assert page.context["form"].secret in page.content.decode()


def test_once_set_up_signing_in_takes_a_code(client, signed_in):
    secret = set_up(client)
    client.post(reverse("account_logout"))
    cache.clear()

    client.post(reverse("account_login"), {"login": signed_in.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    assert client.get(reverse("home")).status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})

    assert client.session["_auth_user_id"] == str(signed_in.pk)


def test_a_wrong_code_lets_nobody_in(client, signed_in):
    set_up(client)
    client.post(reverse("account_logout"))

    client.post(reverse("account_login"), {"login": signed_in.email, "password": PASSWORD})
    page = client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert page.status_code == 200
    assert "_auth_user_id" not in client.session


def test_the_secret_is_kept_encrypted(client, signed_in):
    secret = set_up(client)

    kept = Authenticator.objects.get(user=signed_in, type="totp")
    assert secret not in str(kept.data)


def test_recovery_codes_are_shown_once_with_a_file_to_save_and_can_be_made_anew():
    user, client = UserFactory(), Client()  # allauth notes at the first look that they were seen
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    set_up(client)

    codes = codes_shown(client)
    assert len(codes) == 10
    again = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert "not shown again" in again
    assert codes[0] not in again

    client.post(reverse("mfa_generate_recovery_codes"))
    assert not set(codes) & set(codes_shown(client))


def test_the_second_step_can_be_switched_off(client, signed_in):
    set_up(client)

    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
    client.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.filter(user=signed_in, type="totp").exists()


def test_the_administrator_takes_a_lost_second_step_away_and_never_sees_its_secret(client, signed_in):
    secret = set_up(client)
    factor = Authenticator.objects.get(user=signed_in, type="totp")
    client.sign_in(UserFactory(administrator=True))

    page = client.get(reverse("admin:mfa_authenticator_change", args=[factor.pk])).content.decode()
    client.post(reverse("admin:mfa_authenticator_delete", args=[factor.pk]), {"post": "yes"})

    assert secret not in page
    assert factor.data["secret"] not in page
    assert not Authenticator.objects.filter(pk=factor.pk).exists()
