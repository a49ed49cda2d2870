"""Where a second factor is required, nothing is read before it is set up, and it stays."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import SignInTry
from accounts.roles import Role
from accounts.tests.factories import PASSWORD, UserFactory
from accounts.tests.second_steps import SET_UP, code_for, codes_shown, give_code, give_password, set_up
from ofsted_tracker.testing.client import TrackerClient

pytestmark = pytest.mark.django_db

MOVE = "/accounts/2fa/totp/move/"


@pytest.fixture(autouse=True)
def _required(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    cache.clear()


@pytest.fixture
def client():
    """allauth notes at the first look that recovery codes were seen, so this one's GETs may write."""
    return Client()


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def codes(client, user) -> list[str]:
    """The recovery codes of somebody who has set the second step up here."""
    give_password(client, user)
    set_up(client)
    return codes_shown(client)


@pytest.mark.parametrize("role", Role)
def test_whoever_reads_what_is_not_public_is_led_to_setting_it_up(role, client):
    give_password(client, UserFactory(role=role, ofsted_region="West Midlands"))

    for name in ("home", "accounts:account", "mfa_index", "account_change_password", "admin:index"):
        answer = client.get(reverse(name))
        assert (answer.status_code, answer["Location"]) == (302, SET_UP), name
    assert client.get(SET_UP).status_code == 200


@pytest.mark.parametrize("name", ["privacy", "accessibility"])
def test_pages_that_need_no_log_in_stay_open(name, client, user):
    give_password(client, user)

    assert client.get(reverse(name)).status_code == 200


def test_one_can_sign_out_instead(client, user):
    give_password(client, user)
    client.post(reverse("account_logout"))

    assert "_auth_user_id" not in client.session


def test_after_setting_up_one_keeps_the_codes_and_goes_on_to_the_page_one_wanted(client, user):
    give_password(client, user)
    client.get(reverse("accounts:account"))
    set_up(client)

    page = client.get(reverse("mfa_view_recovery_codes"))

    assert page.context["go_on"] == reverse("accounts:account")
    assert client.get(reverse("accounts:account")).status_code == 200


def test_what_was_being_typed_waits_until_the_second_step_is_set_up(client, user, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    give_password(client, user)
    page = client.get(reverse("account_change_password"))
    settings.SECOND_FACTOR_REQUIRED = True

    sent = {"form_author": page.context["form_author"], "words": "Written for an hour"}
    answer = client.post(reverse("visits:new"), sent)

    assert answer["Location"] == SET_UP
    assert client.session["typed"]["fields"] == {"words": ["Written for an hour"]}
    set_up(client)
    assert client.get(reverse("mfa_view_recovery_codes")).context["go_on"] == reverse("visits:new")


def test_setting_it_up_signs_out_browsers_that_showed_a_password_only(client, user):
    thief = TrackerClient()
    give_password(thief, user)
    give_password(client, user)

    set_up(client)

    assert thief.get(reverse("home"))["Location"].startswith("/accounts/login/")


def test_a_browser_that_never_showed_the_factor_signs_in_again(user, codes):
    before = TrackerClient().sign_in(user)

    assert before.get(reverse("accounts:account"))["Location"].startswith("/accounts/login/")


def test_the_admin_is_behind_it(client):
    administrator = UserFactory(administrator=True)
    answer = client.post("/admin/login/", {"username": administrator.email, "password": PASSWORD})
    assert answer["Location"].startswith("/accounts/login/")

    give_password(client, administrator)
    assert client.get("/admin/accounts/user/")["Location"] == SET_UP
    set_up(client)
    assert client.get("/admin/accounts/user/").status_code == 200


def test_the_last_factor_cannot_be_taken_away(client, user, codes):
    off = reverse("mfa_deactivate_totp")

    page = client.get(off).content.decode()
    client.post(off)

    assert "You need a second step to read what is not public yet, so it stays on." in page
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    assert off not in client.get(reverse("mfa_index")).content.decode()


def test_it_moves_to_another_phone_and_the_app_on_the_one_before_is_worth_nothing(client, user):
    give_password(client, user)
    before = set_up(client)

    after = set_up(client, MOVE)

    client.post(reverse("account_logout"))
    give_password(client, user)
    give_code(client, code_for(before))
    assert "_auth_user_id" not in client.session
    give_code(client, code_for(after))
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_code_moves_nothing(client, user, codes):
    before = Authenticator.objects.get(user=user, type="totp")
    client.get(MOVE)

    page = client.post(MOVE, {"code": "000000"})

    assert "That code is not right." in page.content.decode()
    assert Authenticator.objects.get(user=user, type="totp").data == before.data


def test_a_recovery_code_signs_in_once(client, user, codes):
    client.post(reverse("account_logout"))
    give_password(client, user)
    give_code(client, f"{codes[0][:4]} {codes[0][4:]}")
    assert client.session["_auth_user_id"] == str(user.pk)

    client.post(reverse("account_logout"))
    give_password(client, user)
    page = give_code(client, codes[0])

    assert "That recovery code has been used. Each works once" in page.content.decode()
    assert "_auth_user_id" not in client.session
    give_code(client, codes[1])
    assert client.session["_auth_user_id"] == str(user.pk)


def test_recovery_codes_are_kept_encrypted(user, codes):
    kept = str(Authenticator.objects.get(user=user, type="recovery_codes").data)

    assert not [code for code in codes if code in kept]
    assert Authenticator.objects.get(user=user, type="recovery_codes").data["seed"].startswith("gAAAA")


def test_a_new_key_encrypts_and_the_one_before_still_reads(client, user, codes, settings):
    settings.MFA_ENCRYPTION_KEY = f"YS1uZXcta2V5LWZvci10aGUtdGVzdC1zdWl0ZS0zMiE=,{settings.MFA_ENCRYPTION_KEY}"
    client.post(reverse("account_logout"))
    give_password(client, user)

    give_code(client, codes[0])

    assert client.session["_auth_user_id"] == str(user.pk)


def test_codes_are_guessed_five_times_and_then_not_for_a_while(client, user, codes):
    client.post(reverse("account_logout"))
    give_password(client, user)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})

    page = client.post(reverse("mfa_authenticate"), {"code": codes[0]})

    assert "Too many wrong codes. Wait 5 minutes, then try again." in page.content.decode()
    tries = SignInTry.objects.filter(user=user).order_by("-pk").values_list("outcome", flat=True)
    assert list(tries[:6]) == ["turned_away"] + ["wrong_code"] * 5


def test_a_password_chosen_by_email_does_not_pass_by_the_second_step(client, user, codes, mailoutbox):
    client.post(reverse("account_logout"))
    client.post(reverse("account_reset_password"), {"email": user.email})
    link = next(word for word in mailoutbox[-1].body.split() if "/password/reset/key/" in word)
    chosen = {"password1": "seven quiet otters", "password2": "seven quiet otters"}

    answer = client.post(client.get(link)["Location"], chosen)

    assert answer["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_taking_a_lost_factor_away_signs_the_person_out_and_they_set_it_up_again(client, user, codes):
    administrator = Client()
    give_password(administrator, UserFactory(administrator=True))
    set_up(administrator)
    factor = Authenticator.objects.get(user=user, type="totp")

    administrator.post(reverse("admin:mfa_authenticator_delete", args=[factor.pk]), {"post": "yes"})

    assert client.get(reverse("home"))["Location"].startswith("/accounts/login/")
    give_password(client, user)
    assert client.get(reverse("home"))["Location"] == SET_UP
