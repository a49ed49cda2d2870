"""How long somebody stays signed in, where, and how it ends."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from zeal import zeal_ignore

from accounts.models import SignedIn
from accounts.tests.factories import PASSWORD, UserFactory
from ofsted_tracker.testing.client import TrackerClient

pytestmark = pytest.mark.django_db

ACCOUNT, LOGIN = "/accounts/", "/accounts/login/"
PAGE, SCRIPT = {"Sec-Fetch-Mode": "navigate"}, {"Sec-Fetch-Mode": "cors"}
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0"


@pytest.fixture(autouse=True)
def _forget_failed_log_ins():
    cache.clear()


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def client(user):
    return sign_in(user)


def sign_in(user, **headers) -> TrackerClient:
    browser = TrackerClient()
    browser.post(LOGIN, {"login": user.email, "password": PASSWORD}, **headers)
    return browser


def is_signed_in(browser) -> bool:
    return browser.get(ACCOUNT).status_code == 200


def row_of(browser) -> SignedIn:
    return SignedIn.objects.get(pk=browser.session["signed_in"])


def time_passes(browser, *, unused: timedelta = timedelta(0), begun: timedelta = timedelta(0)) -> None:
    """As if the browser had last been used, and had been signed in, so long ago."""
    row = row_of(browser)
    SignedIn.objects.filter(pk=row.pk).update(used_at=row.used_at - unused, began_at=row.began_at - begun)


def test_a_browser_unused_for_an_hour_is_signed_out_and_told_why(client):
    time_passes(client, unused=timedelta(minutes=61))

    page = client.get(ACCOUNT, follow=True)

    assert page.request["PATH_INFO"] == LOGIN
    assert "You were signed out after 1 hour without use. Sign in to go on." in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_browser_in_use_stays_signed_in(client):
    for _ in range(3):
        time_passes(client, unused=timedelta(minutes=50), begun=timedelta(minutes=50))
        assert is_signed_in(client)


def test_twelve_hours_after_signing_in_it_ends_however_much_it_is_used(client):
    time_passes(client, begun=timedelta(hours=12, minutes=1))

    page = client.get(ACCOUNT, follow=True)

    assert "You were signed out 12 hours after signing in. Sign in to go on." in page.content.decode()


def test_the_limits_are_settings(client, settings):
    settings.SESSION_IDLE_MINUTES, settings.SESSION_MAX_HOURS = 15, 1
    time_passes(client, unused=timedelta(minutes=16))

    assert "after 15 minutes without use" in client.get(ACCOUNT, follow=True).content.decode()


def test_what_a_script_fetches_by_itself_keeps_nobody_signed_in(client):
    time_passes(client, unused=timedelta(minutes=50))
    before = row_of(client).used_at

    client.get(reverse("accounts:time-left"))
    client.get(reverse("visits:authority-names"), {"q": "no"}, headers=SCRIPT)
    assert row_of(client).used_at == before

    client.get(ACCOUNT, headers=PAGE)
    assert row_of(client).used_at > before


def test_the_time_left_is_told_in_seconds(client, user):
    time_passes(client, unused=timedelta(minutes=50), begun=timedelta(hours=11))

    left = client.get(reverse("accounts:time-left")).json()

    assert 590 <= left["idle"] <= 600
    assert 3590 <= left["last"] <= 3600
    assert left["person"].startswith(f"{user.pk}:")


def test_staying_puts_the_idle_end_off_and_the_last_end_not(client):
    time_passes(client, unused=timedelta(minutes=59), begun=timedelta(hours=11))

    left = client.post(reverse("accounts:stay"), headers=SCRIPT).json()

    assert left["idle"] >= 3590
    assert left["last"] <= 3600


def test_one_cannot_stay_after_the_end(client):
    time_passes(client, unused=timedelta(minutes=61))

    assert client.post(reverse("accounts:stay"), headers=SCRIPT)["Location"].startswith(LOGIN)


def test_what_was_sent_too_late_waits_for_the_next_log_in(client):
    address = reverse("accounts:sign-out-elsewhere")
    mark = client.get(ACCOUNT).context["form_author"]
    time_passes(client, unused=timedelta(minutes=61))

    client.post(address, {"form_author": mark, "words": "Written for an hour"})

    assert client.session["typed"]["fields"] == {"words": ["Written for an hour"]}


def test_the_account_page_lists_the_browsers_and_marks_this_one(client, user):
    sign_in(user, HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="10.0.0.7")

    page = client.get(ACCOUNT).content.decode()

    assert "Firefox on Windows" in page
    assert "10.0.0.7" in page
    assert page.count("(this one)") == 1


def test_a_browser_that_has_run_out_is_not_listed(client, user):
    other = sign_in(user, HTTP_USER_AGENT=FIREFOX)
    time_passes(other, unused=timedelta(minutes=61))

    assert "Firefox" not in client.get(ACCOUNT).content.decode()


def test_signing_out_everywhere_else_leaves_this_browser_and_other_people(client, user):
    others, colleague = [sign_in(user), sign_in(user)], sign_in(UserFactory())

    page = client.post(reverse("accounts:sign-out-elsewhere"), follow=True)

    assert "You are signed out of 2 other browsers." in page.content.decode()
    assert [is_signed_in(browser) for browser in [client, colleague, *others]] == [True, True, False, False]
    told = others[0].get(LOGIN).content.decode()
    assert "You were signed out from elsewhere. Sign in to go on." in told


def test_a_changed_password_signs_other_browsers_out(client, user):
    other = sign_in(user)

    new = "seven quiet otters"
    page = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}, follow=True
    )

    assert "Your password is changed. Other browsers are signed out." in page.content.decode()
    assert is_signed_in(client)
    with zeal_ignore():  # Django looks twice at a session it closes
        assert not is_signed_in(other)
    assert list(SignedIn.objects.filter(user=user)) == [row_of(client)]


def test_signing_out_takes_the_browser_off_the_list(client, user):
    client.post(reverse("account_logout"))

    assert not SignedIn.objects.filter(user=user).exists()


def test_a_session_kept_from_before_signing_out_is_worth_nothing(client):
    kept = client.cookies["sessionid"].value
    client.post(reverse("account_logout"))

    thief = TrackerClient()
    thief.cookies["sessionid"] = kept
    assert not is_signed_in(thief)


def test_a_session_planted_before_signing_in_does_not_become_the_persons(user):
    victim = TrackerClient()
    planted = SessionStore()
    planted["words"] = "of somebody else"
    planted.save()
    victim.cookies["sessionid"] = planted.session_key

    victim.post(LOGIN, {"login": user.email, "password": PASSWORD})

    assert victim.cookies["sessionid"].value != planted.session_key
    thief = TrackerClient()
    thief.cookies["sessionid"] = planted.session_key
    assert not is_signed_in(thief)


def test_the_cookies_of_a_log_in_are_out_of_reach_of_scripts_and_other_sites(user, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True

    cookies = sign_in(user).cookies

    for name in ("sessionid", "known_browser"):
        assert (cookies[name]["httponly"], cookies[name]["secure"], cookies[name]["samesite"]) == (True, True, "Lax")
    assert cookies["sessionid"]["max-age"] == ""  # gone with the browser


def test_one_person_signing_in_over_another_ends_the_first_ones_session(client, user):
    first = row_of(client)
    client.post(reverse("account_logout"))
    client.post(LOGIN, {"login": UserFactory().email, "password": PASSWORD})

    assert not SignedIn.objects.filter(pk=first.pk).exists()


def test_the_moment_of_use_is_noted_once_a_minute(client):
    before = row_of(client).used_at
    client.get(ACCOUNT, headers=PAGE)

    assert row_of(client).used_at == before


def test_rows_that_have_run_out_are_cleared_away_at_the_next_log_in(client, user):
    SignedIn.objects.filter(user=user).update(used_at=timezone.now() - timedelta(hours=2))

    again = sign_in(user)

    assert list(SignedIn.objects.filter(user=user)) == [row_of(again)]
