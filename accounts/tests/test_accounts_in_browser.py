"""Signing in, the second step, and the administrator's work, as seen in a browser."""

import re
from pathlib import Path

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from accounts.models import User
from accounts.tests.factories import PASSWORD, UserFactory
from accounts.tests.second_steps import code_for
from ofsted_tracker.testing.browser import assert_accessible, assert_no_sideways_scroll, watch_console

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _forget_failed_log_ins():
    cache.clear()


@pytest.fixture
def visitor(page, live_server):
    page.set_default_timeout(10_000)
    page.errors = watch_console(page)
    page.open = lambda name, *args: page.goto(live_server.url + reverse(name, args=args))
    return page


def press(page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()


def sign_in(page, user, password: str = PASSWORD) -> None:
    page.open("account_login")
    page.get_by_label("Email").fill(user.email)
    page.get_by_label("Password").fill(password)
    press(page, "Sign in")


def assert_good(page) -> None:
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    assert page.errors == []


def test_signing_in_with_a_wrong_password_and_then_the_right_one(visitor):
    user = UserFactory(name="Ina Spector")

    sign_in(visitor, user, "not the password")
    assert visitor.locator(".govuk-error-summary").is_visible()
    assert visitor.title().startswith("Error: ")
    assert_good(visitor)

    sign_in(visitor, user)
    assert visitor.get_by_role("link", name="Ina Spector").is_visible()


@pytest.mark.parametrize("name", ["account_reset_password", "account_signup", "accounts:choose-password"])
def test_the_pages_before_signing_in_are_accessible(name, visitor):
    visitor.open(name)

    assert_good(visitor)


def test_setting_up_the_second_step_and_signing_in_with_it(visitor):
    user = UserFactory()
    sign_in(visitor, user)
    visitor.open("accounts:account")
    assert_good(visitor)

    visitor.get_by_role("link", name="Set up").click()
    assert_good(visitor)
    visitor.get_by_role("link", name="Set it up").click()
    visitor.get_by_label("Code").fill("000000")
    press(visitor, "Switch on")
    assert_good(visitor)
    visitor.get_by_text("I cannot scan it").click()
    secret = visitor.locator("p.app-code").inner_text()
    visitor.get_by_label("Code").fill(code_for(secret))
    press(visitor, "Switch on")
    visitor.get_by_role("heading", name="Keep your recovery codes").wait_for()
    assert_good(visitor)
    with visitor.expect_download() as download:
        visitor.get_by_role("link", name="Save them as a file").click()
    kept = re.findall(r"^\d{8}$", Path(download.value.path()).read_text(encoding="utf-8"), re.MULTILINE)
    shown = visitor.get_by_role("list", name="Recovery codes").get_by_role("listitem").all_inner_texts()
    assert [code.replace(" ", "") for code in shown] == kept

    press(visitor, "Sign out")
    cache.clear()  # a code is good for one use
    sign_in(visitor, user)
    assert_good(visitor)
    visitor.get_by_label("Code").fill(code_for(secret))
    press(visitor, "Sign in")
    assert visitor.get_by_role("link", name=user.name).is_visible()


def test_the_administrator_invites_a_person_who_chooses_a_password_and_loses_access(visitor, new_context):
    sign_in(visitor, UserFactory(administrator=True))
    visitor.open("admin:accounts_user_add")
    visitor.get_by_label("Email address").fill("new@example.test")
    visitor.get_by_label("Name:", exact=True).fill("New Person")
    visitor.get_by_label("Role").select_option("inspector")
    press(visitor, "Save")
    visitor.get_by_text("An invitation is on its way to new@example.test.").wait_for()

    theirs = _somebody_elses_browser(visitor, new_context)
    theirs.goto(_link_of_the_last_e_mail(visitor))
    press(theirs, "Save password")
    assert theirs.title().startswith("Error: ")
    assert_good(theirs)
    theirs.get_by_label("Password", exact=True).fill("seven quiet otters")
    theirs.get_by_label("The same password again").fill("seven quiet otters")
    press(theirs, "Save password")
    sign_in(theirs, User.objects.get(email="new@example.test"), "seven quiet otters")
    assert theirs.get_by_role("link", name="New Person").is_visible()

    visitor.locator("#result_list").get_by_role("link", name="New Person").click()
    visitor.get_by_label("Has access").uncheck()
    visitor.get_by_label("Reason for the change").fill("Left")
    press(visitor, "Save")
    visitor.get_by_text("was changed successfully").wait_for()
    theirs.open("accounts:account")
    assert theirs.get_by_role("heading", name="Sign in").is_visible()
    assert visitor.errors == theirs.errors == []


def _somebody_elses_browser(visitor, new_context):
    page = new_context().new_page()
    page.set_default_timeout(10_000)
    page.errors = watch_console(page)
    page.open = lambda name: page.goto(re.match(r"https?://[^/]+", visitor.url)[0] + reverse(name))
    return page


def _link_of_the_last_e_mail(visitor) -> str:
    path = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body).group(1)
    return re.match(r"https?://[^/]+", visitor.url)[0] + path
