"""Guessing passwords: who waits, for how long, and who does not."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.models import SignInTry
from accounts.tests.factories import PASSWORD, UserFactory
from ofsted_tracker.settings import base
from ofsted_tracker.testing.client import TrackerClient

pytestmark = pytest.mark.django_db

LOGIN = "/accounts/login/"
OFFICE, CAFE = "10.0.0.1", "10.0.9.9"


@pytest.fixture(autouse=True)
def _counted_in_the_database(settings):
    """As in production, where several web processes count together."""
    settings.CACHES = base.CACHES
    call_command("createcachetable", verbosity=0)
    cache.clear()


@pytest.fixture
def user():
    return UserFactory()


def guess(email: str, address: str, **headers) -> str:
    """A wrong password from somebody never seen before; the page that answers."""
    sent = {"login": email, "password": "wrong"}
    return TrackerClient().post(LOGIN, sent, REMOTE_ADDR=address, **headers).content.decode()


def sign_in(user, address: str, browser=None) -> TrackerClient:
    browser = browser or TrackerClient()
    browser.post(LOGIN, {"login": user.email, "password": PASSWORD}, REMOTE_ADDR=address)
    return browser


def is_signed_in(browser) -> bool:
    return "_auth_user_id" in browser.session


def outcomes(**who) -> list[str]:
    return list(SignInTry.objects.filter(**who).order_by("pk").values_list("outcome", flat=True))


def test_after_five_wrong_passwords_from_one_address_even_the_right_one_waits_there(user):
    for _ in range(5):
        assert "is not right" in guess(user.email, OFFICE)

    page = guess(user.email, OFFICE)

    assert "Too many wrong passwords. Wait 5 minutes and try again, or reset your password." in page
    assert not is_signed_in(sign_in(user, OFFICE))
    assert outcomes(user=user) == ["wrong_password"] * 5 + ["turned_away"] * 2


def test_ten_guesses_of_a_stranger_do_not_keep_the_person_out_elsewhere(user):
    for _ in range(10):
        guess(user.email, CAFE)

    assert is_signed_in(sign_in(user, OFFICE))


def test_the_wait_ends_after_five_minutes(user, time_machine):
    for _ in range(6):
        guess(user.email, OFFICE)

    time_machine.move_to(timezone.now() + timedelta(minutes=5, seconds=1), tick=False)

    assert is_signed_in(sign_in(user, OFFICE))


def test_guesses_from_many_addresses_are_slowed_for_the_account(user):
    pages = [guess(user.email, f"10.1.{number // 250}.{number % 250}") for number in range(200)]

    assert sum("is not right" in page for page in pages) == 30
    assert "Wait 10 minutes" in pages[-1]


def test_whoever_signed_in_here_before_is_not_shut_out_by_guesses_from_everywhere(user):
    own = sign_in(user, OFFICE)
    own.post(reverse("account_logout"))
    for number in range(60):
        guess(user.email, f"10.1.0.{number}")
    for _ in range(10):
        guess(user.email, OFFICE)

    assert not is_signed_in(sign_in(user, CAFE))
    assert is_signed_in(sign_in(user, OFFICE, own))
    assert outcomes(user=user)[-1] == "signed_in"


def test_a_known_browser_has_five_tries_too(user):
    own = sign_in(user, OFFICE)
    own.post(reverse("account_logout"))
    for _ in range(5):
        own.post(LOGIN, {"login": user.email, "password": "wrong"}, REMOTE_ADDR=OFFICE)

    assert not is_signed_in(sign_in(user, OFFICE, own))


def test_a_browser_known_for_one_person_is_unknown_for_another(user):
    colleague = UserFactory()
    own = sign_in(colleague, OFFICE)
    own.post(reverse("account_logout"))
    for _ in range(5):
        guess(user.email, OFFICE)

    assert not is_signed_in(sign_in(user, OFFICE, own))


def test_a_forged_mark_of_a_known_browser_is_worth_nothing(user):
    for _ in range(5):
        guess(user.email, OFFICE)
    forger = TrackerClient()
    forger.cookies["known_browser"] = "eyJhIjoiYiJ9:1vM2m0:forged"

    assert not is_signed_in(sign_in(user, OFFICE, forger))


def test_the_link_of_the_email_is_the_way_round_a_limit_others_have_used_up(user, mailoutbox):
    for number in range(40):
        guess(user.email, f"10.1.0.{number}")
    own = TrackerClient()
    assert not is_signed_in(sign_in(user, CAFE, own))

    own.post(reverse("account_reset_password"), {"email": user.email})
    path = re.search(r"http://testserver(/\S+)", mailoutbox[0].body).group(1)
    chosen = {"password1": "seven quiet otters", "password2": "seven quiet otters"}
    own.post(own.get(path)["Location"], chosen)

    assert is_signed_in(own)


def test_one_address_trying_many_accounts_is_slowed():
    pages = [guess(f"person{number}@example.test", CAFE) for number in range(31)]

    assert "is not right" in pages[29]
    assert "Wait 10 minutes" in pages[30]


def test_an_address_nobody_has_is_counted_and_answered_like_one_somebody_has(user):
    for email in (user.email, "nobody@example.test"):
        pages = [guess(email, OFFICE if email == user.email else CAFE) for _ in range(6)]
        assert ["Too many" in page for page in pages] == [False] * 5 + [True]
    assert outcomes(user=None, email="nobody@example.test")[-1] == "turned_away"


def test_right_passwords_are_not_counted(user):
    for _ in range(8):
        assert is_signed_in(sign_in(user, OFFICE))


def test_an_invented_forwarded_address_does_not_get_round_the_limits(user):
    pages = [guess(user.email, CAFE, HTTP_X_FORWARDED_FOR=f"10.2.0.{number}") for number in range(6)]

    assert "Too many" in pages[5]


def test_behind_one_proxy_only_the_address_it_added_counts(user, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    pages = [guess(user.email, "127.0.0.1", HTTP_X_FORWARDED_FOR=f"10.2.0.{n}, {CAFE}") for n in range(6)]

    assert "Too many" in pages[5]
    assert set(SignInTry.objects.values_list("address", flat=True)) == {CAFE}


def test_fewer_proxies_than_expected_are_no_fault_page(user, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2

    assert "is not right" in guess(user.email, OFFICE, HTTP_X_FORWARDED_FOR=CAFE)
    assert SignInTry.objects.get().address == OFFICE


def test_no_password_stands_in_the_record(user):
    guess(user.email, OFFICE)

    assert "wrong" not in {str(value) for value in SignInTry.objects.values_list("email", "address").get()}
