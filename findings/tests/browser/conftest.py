"""A council with a released visit, and people who sit down at a browser."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page

from accounts.tests.factories import PASSWORD
from findings.tests.factories import FindingFactory, LineOfEnquiryFactory, ProgressJudgementFactory
from findings.tests.world import World
from ofsted_tracker.testing.browser import watch_console
from ofsted_tracker.testing.client import TrackerClient
from visits.models import ThemeArea
from visits.tests.factories import ThemeFactory

# The button names the next page with something missing, which differs from visit to visit.
SAVE_AND_GO_ON = re.compile("^Save and (continue|return)")


class Desk:
    """One person at one browser page; `quiet` must hold at the end of every test."""

    def __init__(self, page: Page, base: str):
        self.page, self.base = page, base
        self.errors = watch_console(page)
        page.set_default_timeout(15_000)

    def signed_in_as(self, user) -> "Desk":
        """With a session of their own, without going through the log-in page."""
        visitor = TrackerClient().sign_in(user)
        cookie = {"name": "sessionid", "value": visitor.cookies["sessionid"].value, "url": self.base}
        self.page.context.clear_cookies()
        self.page.context.add_cookies([cookie])
        return self

    def log_in(self, user) -> "Desk":
        """As a person does it, on the log-in page."""
        self.page.context.clear_cookies()
        self.open("/accounts/login/")
        self.page.locator("input[name=login]").fill(user.email)
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.press("Sign in")
        return self

    def open(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page

    def press(self, name: str | re.Pattern) -> None:
        """Press a button that sends a form, and wait for the page that answers."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).first.click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()

    @property
    def words(self) -> str:
        """What stands in the main part of the page."""
        return self.page.locator("main").inner_text()


@pytest.fixture
def world(transactional_db):
    world = World()
    world.later = ThemeFactory(name="Permanence")
    for theme in (world.theme, world.later):
        area = world.inspection.framework.areas.get(key="help_and_protection")
        ThemeArea.objects.get_or_create(theme=theme, area=area)
    released = world.visits["released"]
    ProgressJudgementFactory(covered_theme=released.covered_themes.get(), value="limited", rationale="Little so far.")
    world.seen_before = LineOfEnquiryFactory(
        programme=world.programme, theme=world.theme, title="Answering contacts on time", opened_at=released
    )
    FindingFactory(visit=released, line=world.seen_before, text="Too many contacts wait for a week.")
    return world


@pytest.fixture
def desk(page, live_server):
    desk = Desk(page, live_server.url)
    yield desk
    assert desk.errors == []


@pytest.fixture
def desk_without_script(new_context, live_server):
    desk = Desk(new_context(java_script_enabled=False).new_page(), live_server.url)
    yield desk
    assert desk.errors == []


@pytest.fixture
def next_days():
    return date(2025, 2, 18), date(2025, 2, 19)
