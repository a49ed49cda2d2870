"""The warning before a log-in ends, answered without losing a word. The clock is the browser's; what the server
knows of the log-in is moved back by as much."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import SignedIn
from accounts.tests.factories import UserFactory
from ofsted_tracker.testing.browser import assert_accessible, assert_no_sideways_scroll, watch_console
from ofsted_tracker.testing.client import TrackerClient

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGE = "account_change_password"


class Tab:
    def __init__(self, page, base: str):
        self.page, self.base = page, base
        self.errors = watch_console(page)
        page.set_default_timeout(10_000)
        page.clock.install()
        page.goto(base + reverse(PAGE))
        page.clock.run_for(100)

    @property
    def warning(self):
        return self.page.get_by_role("dialog")

    def clock_goes_on(self, minutes: int) -> None:
        self.page.clock.fast_forward(timedelta(minutes=minutes).total_seconds() * 1000)


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def context(context, user, live_server):
    cookie = TrackerClient().sign_in(user).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return context


@pytest.fixture
def tab(context, live_server):
    tab = Tab(context.new_page(), live_server.url)
    yield tab
    assert tab.errors == []


def time_passes(user, *tabs, unused: int = 0, begun: int = 0) -> None:
    """For the server, and then for the browser."""
    now = timezone.now()
    SignedIn.objects.filter(user=user).update(
        used_at=now - timedelta(minutes=unused), began_at=now - timedelta(minutes=begun or unused)
    )
    for tab in tabs:
        tab.clock_goes_on(unused or begun)


def test_who_is_warned_can_stay_and_goes_on_typing_where_they_were(tab, user):
    box = tab.page.get_by_label("Your password now")
    box.fill("half a sentence")
    time_passes(user, tab, unused=56)

    expect(tab.warning).to_contain_text("you will be signed out in 4 minutes.")
    expect(tab.page.get_by_role("button", name="Stay signed in")).to_be_focused()
    assert_accessible(tab.page)
    assert_no_sideways_scroll(tab.page)
    tab.page.keyboard.press("Enter")

    expect(tab.warning).to_be_hidden()
    expect(box).to_be_focused()
    expect(box).to_have_value("half a sentence")
    assert SignedIn.objects.get(user=user).idle_seconds > 3500


def test_nobody_is_warned_who_is_typing(tab, user):
    tab.clock_goes_on(50)
    SignedIn.objects.filter(user=user).update(used_at=timezone.now() - timedelta(minutes=50))
    with tab.page.expect_response("**" + reverse("accounts:stay")):
        tab.page.get_by_label("Your password now").press_sequentially("still here")
        tab.clock_goes_on(1)

    assert SignedIn.objects.get(user=user).idle_seconds > 3500
    expect(tab.warning).to_be_hidden()


def test_who_does_not_answer_is_signed_out_and_what_was_typed_stays_on_the_page(tab, user):
    tab.page.get_by_label("Your password now").fill("half a sentence")
    time_passes(user, tab, unused=56)
    expect(tab.warning).to_be_visible()
    time_passes(user, unused=61)
    tab.clock_goes_on(5)

    expect(tab.page.get_by_role("heading", name="You have been signed out")).to_be_visible()
    expect(tab.page.get_by_role("button", name="Sign in in a new tab")).to_be_visible()
    assert_accessible(tab.page)
    tab.page.get_by_role("button", name="Back to the page").click()
    expect(tab.page.get_by_label("Your password now")).to_have_value("half a sentence")


def test_the_other_tab_follows_when_one_stays(tab, user, live_server):
    other = Tab(tab.page.context.new_page(), live_server.url)
    time_passes(user, tab, other, unused=56)
    expect(tab.warning).to_be_visible()
    expect(other.warning).to_be_visible()

    other.page.get_by_role("button", name="Stay signed in").click()

    expect(other.warning).to_be_hidden()
    expect(tab.warning).to_be_hidden()
    assert other.errors == []


def test_the_last_end_is_told_and_cannot_be_put_off(tab, user):
    time_passes(user, begun=12 * 60 - 8)
    tab.clock_goes_on(56)

    expect(tab.warning).to_contain_text("You will be signed out in 8 minutes. Save your work now")
    expect(tab.page.get_by_role("button", name="Stay signed in")).to_be_hidden()
    tab.page.get_by_role("button", name="Back to the page").click()
    tab.clock_goes_on(1)
    expect(tab.warning).to_be_hidden()
