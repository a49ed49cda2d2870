from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.urls import reverse
from zeal import zeal_ignore

from accounts.models import User
from accounts.tests.factories import PASSWORD, UserFactory
from ofsted_tracker.testing.client import TrackerClient

pytestmark = pytest.mark.django_db

LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _forget_failed_log_ins():
    cache.clear()


def sign_in(client, user, password: str = PASSWORD, **headers):
    return client.post(LOGIN, {"login": user.email, "password": password}, **headers)


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_a_person_signs_in_with_their_e_mail_address_whatever_its_case(client):
    user = UserFactory(email="person@example.test")

    client.post(LOGIN, {"login": "PERSON@example.test", "password": PASSWORD})

    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    user = UserFactory()

    wrong = sign_in(client, user, "not the password").content.decode()
    unknown = client.post(LOGIN, {"login": "nobody@example.test", "password": PASSWORD}).content.decode()

    sentence = "The email address or the password is not right. Check both and try again."
    assert sentence in wrong
    assert sentence in unknown
    assert not is_signed_in(client)


def test_an_ended_access_cannot_sign_in(client):
    sign_in(client, UserFactory(is_active=False))

    assert not is_signed_in(client)


def test_after_signing_in_one_comes_to_the_page_one_wanted(client):
    user = UserFactory()

    asked = client.get(reverse("accounts:account"))
    answer = client.post(asked["Location"], {"login": user.email, "password": PASSWORD, "next": "/accounts/"})

    assert asked["Location"] == "/accounts/login/?next=/accounts/"
    assert answer["Location"] == "/accounts/"


def test_nobody_is_led_to_another_site(client):
    user = UserFactory()

    answer = client.post(LOGIN, {"login": user.email, "password": PASSWORD, "next": "https://elsewhere.example/"})

    assert answer["Location"] == reverse("home")


def test_sign_up_is_closed(client):
    page = client.get("/accounts/signup/")
    client.post(
        "/accounts/signup/",
        {"email": "new@example.test", "password1": "seven quiet otters", "password2": "seven quiet otters"},
    )

    assert page.status_code == 200
    assert "<form" not in page.content.decode().split("<main")[1]
    assert User.objects.count() == 0


def test_a_forgotten_password_is_chosen_anew_by_e_mail(client, mailoutbox):
    user = UserFactory()

    client.post(reverse("account_reset_password"), {"email": user.email})

    (message,) = mailoutbox
    assert message.to == [user.email]
    link = next(word for word in message.body.split() if "/password/reset/key/" in word)
    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "seven quiet otters", "password2": "seven quiet otters"})
    sign_in(client, user, "seven quiet otters")
    assert is_signed_in(client)


def test_a_stranger_who_asks_for_a_new_password_gets_no_mail_and_the_same_answer(client, mailoutbox):
    user = UserFactory()

    known = client.post(reverse("account_reset_password"), {"email": user.email})
    mailoutbox.clear()
    unknown = client.post(reverse("account_reset_password"), {"email": "stranger@example.test"})

    assert mailoutbox == []
    assert (unknown.status_code, unknown["Location"]) == (known.status_code, known["Location"])


def test_an_ended_access_gets_no_new_password(client, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": UserFactory(is_active=False).email})

    assert mailoutbox == []


def test_signing_out_takes_a_button_not_a_link(client):
    client.sign_in(UserFactory())

    client.get(reverse("account_logout"))
    assert is_signed_in(client)
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)


def test_a_new_password_signs_out_other_browsers(client):
    user = UserFactory()
    sign_in(client, user)
    elsewhere = TrackerClient()
    sign_in(elsewhere, user)

    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "seven quiet otters", "password2": "seven quiet otters"},
    )

    with zeal_ignore():  # Django looks twice at a session it closes
        assert elsewhere.get(reverse("accounts:account")).status_code == 302
    assert client.get(reverse("accounts:account")).status_code == 200


@pytest.mark.parametrize("path", ["/accounts/email/", "/accounts/confirm-email/", "/accounts/social/connections/"])
def test_a_person_cannot_change_the_address_they_are_known_by(path, client):
    client.sign_in(UserFactory())

    assert client.get(path).status_code == 404


def test_the_first_page_knows_when_the_person_was_here_before(client):
    user = UserFactory(last_login=datetime(2026, 3, 2, 9, 30, tzinfo=UTC))

    sign_in(client, user)

    assert client.session["here_before"] == "2026-03-02T09:30:00+00:00"


def test_somebody_here_for_the_first_time_was_not_here_before(client):
    sign_in(client, UserFactory(last_login=None))

    assert client.session["here_before"] == ""


PUBLIC = [
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "accounts:choose-password",
]
CLOSED = [
    "home",
    "accounts:account",
    "account_change_password",
    "account_set_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_move_totp",
    "mfa_reauthenticate",
]


@pytest.mark.parametrize("name", PUBLIC)
def test_the_pages_of_signing_in_are_open(name, client):
    answer = client.get(reverse(name), follow=True)

    assert answer.status_code == 200


@pytest.mark.parametrize("name", CLOSED)
def test_everything_else_asks_to_sign_in_first(name, client):
    answer = client.get(reverse(name))

    assert answer.status_code == 302
    assert answer["Location"].startswith(LOGIN)


def test_signing_in_puts_no_message_over_the_first_page(client):
    answer = client.post(LOGIN, {"login": UserFactory().email, "password": PASSWORD}, follow=True)

    assert not list(answer.context["messages"])


@pytest.mark.parametrize("name", ["account_login", "account_reset_password"])
def test_the_email_address_is_called_the_same_wherever_it_is_asked_for(client, name):
    assert "Email address" in client.get(reverse(name)).content.decode()


def test_an_empty_box_is_named_in_plain_words(client):
    html = client.post(LOGIN, {}).content.decode()

    assert "Enter your email address" in html
    assert "Enter your password" in html


def test_a_wrong_password_when_choosing_another_says_so(client):
    client.sign_in(UserFactory())

    sent = {"oldpassword": "wrong", "password1": "seven quiet otters", "password2": "seven quiet otters"}
    html = client.post(reverse("account_change_password"), sent).content.decode()

    assert "That is not the password you have now. Try again, or reset it." in html
