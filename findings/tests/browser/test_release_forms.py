"""The forms of a programme's first step and a visit's last ones, with their errors: usable by everybody."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from ofsted_tracker.testing.browser import assert_accessible, assert_no_sideways_scroll
from visits.tests.factories import WHEN, InspectionFactory, VisitFactory

from .conftest import SAVE_AND_GO_ON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def says_what_is_wrong(desk, path: str, button: str, **typed: str) -> None:
    """Press the button of a page where only what is `typed` was filled in."""
    page = desk.open(path)
    for name, words in typed.items():
        page.locator(f"[name$={name}]").first.fill(words)
    desk.press(button)
    expect(page.get_by_role("alert").get_by_role("heading", name="There is a problem")).to_be_visible()
    assert_accessible(page)
    assert_no_sideways_scroll(page)


@pytest.fixture
def done(world):
    visit = world.visits["unfinished"]
    visit.stage, visit.done_at = "done", WHEN
    visit.save()
    return visit


def test_publishing_without_dates_says_so_to_everybody(world, desk, done):
    desk.signed_in_as(world.people["senior"])
    says_what_is_wrong(desk, reverse("findings:letter-publish", args=[done.ref]), "Record as published")


def test_withholding_a_later_visits_letter_without_a_reason_says_so_to_everybody(world, desk, done):
    desk.signed_in_as(world.people["senior"])
    says_what_is_wrong(desk, reverse("findings:letter-withhold", args=[done.ref]), "Record as withheld")


def test_starting_a_programme_with_nothing_filled_in_says_so_to_everybody(world, desk):
    authority = InspectionFactory(authority__ofsted_region="West Midlands", inadequate=True).authority
    desk.signed_in_as(world.people["senior"])
    says_what_is_wrong(desk, reverse("visits:programme-start", args=[authority.slug]), "Start the programme")


def test_a_reason_without_its_evaluation_says_so_to_everybody(world, desk):
    desk.signed_in_as(world.people["team"])
    path = reverse("findings:evaluation", args=[world.visits["unfinished"].ref])
    says_what_is_wrong(desk, path, SAVE_AND_GO_ON, rationale="Calls are answered sooner.")


def test_cancelling_without_a_reason_says_so_to_everybody(world, desk):
    visit = VisitFactory(programme=world.programme, lead=world.people["team"], start=date(2027, 1, 12))
    desk.signed_in_as(world.people["team"])
    says_what_is_wrong(desk, reverse("visits:cancel", args=[visit.ref]), "Cancel the visit")


def test_moving_a_finding_without_a_matter_says_so_to_everybody(world, desk):
    finding = world.findings["unfinished"]
    desk.signed_in_as(world.people["team"])
    path = reverse("findings:move-line", args=[finding.visit.ref, finding.number])
    says_what_is_wrong(desk, path, "Move the finding")
