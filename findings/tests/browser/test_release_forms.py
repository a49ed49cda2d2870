"""The forms of a visit's last steps, with their errors: usable by everybody."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from ofsted_tracker.testing.browser import assert_accessible, assert_no_sideways_scroll
from visits.tests.factories import WHEN, VisitFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def says_what_is_wrong(desk, path: str, button: str) -> None:
    page = desk.open(path)
    desk.press(button)
    expect(page.get_by_role("alert").get_by_role("heading", name="There is a problem")).to_be_visible()
    assert_accessible(page)
    assert_no_sideways_scroll(page)


def test_publishing_without_dates_says_so_to_everybody(world, desk):
    visit = world.visits["unfinished"]
    visit.stage, visit.done_at = "done", WHEN
    visit.save()
    desk.signed_in_as(world.people["senior"])
    says_what_is_wrong(desk, reverse("findings:letter-publish", args=[visit.ref]), "Record as published")


def test_cancelling_without_a_reason_says_so_to_everybody(world, desk):
    visit = VisitFactory(programme=world.programme, lead=world.people["team"], start=date(2027, 1, 12))
    desk.signed_in_as(world.people["team"])
    says_what_is_wrong(desk, reverse("visits:cancel", args=[visit.ref]), "Cancel the visit")


def test_moving_a_finding_without_a_matter_says_so_to_everybody(world, desk):
    finding = world.findings["unfinished"]
    desk.signed_in_as(world.people["team"])
    path = reverse("findings:move-line", args=[finding.visit.ref, finding.number])
    says_what_is_wrong(desk, path, "Move the finding")
