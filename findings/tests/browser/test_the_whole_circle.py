"""From one visit to the next, in a browser: planned, followed up, found, evaluated, compared, released, read."""

import re

import pytest
from playwright.sync_api import expect

from visits.models import Visit

from .conftest import SAVE_AND_GO_ON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def plan_the_next_visit(desk, world, days):
    first, last = days
    page = desk.open(f"/authorities/{world.authority.slug}/")
    desk.press("Plan the next visit")
    page.locator("input[name$='start_0']").first.fill(f"{first:%d %b %Y}")
    page.locator("input[name$='end_0']").first.fill(f"{last:%d/%m/%Y}")
    page.get_by_label(world.theme.name).check()
    page.get_by_label(world.later.name).check()
    page.get_by_role("textbox", name="Focus").fill("The front door a year on, and permanence.")
    page.get_by_label("Number of the visit").fill("4")
    desk.press("Plan the visit")
    return Visit.objects.get(number=4)


def record_a_finding(desk, matter: str, kind: str, words: str, direction: str = ""):
    page = desk.page
    page.get_by_label("Matter", exact=True).fill(matter)
    page.get_by_role("option", name=re.compile(matter)).first.click()
    if direction:
        page.get_by_role("radio", name=direction, exact=True).check()
    page.get_by_role("radio", name=kind, exact=True).check()
    page.get_by_label("What inspectors found").fill(words)
    with page.expect_navigation():
        page.get_by_label("What inspectors found").press("Control+Enter")
    expect(page.get_by_role("heading", name=re.compile("Findings in letter order"))).to_be_visible()


def test_from_planning_a_visit_to_the_council_reading_it(world, desk, next_days):
    lead, senior, manager = (world.people[who] for who in ("team", "senior", "manager"))
    page = desk.page

    desk.log_in(lead)
    visit = plan_the_next_visit(desk, world, next_days)
    assert [(period.start, period.end) for period in visit.periods.all()] == [next_days]

    desk.open(f"/visits/{visit.ref}/follow-up/")
    page.get_by_role("checkbox", name=re.compile("Answering contacts on time")).check()
    desk.press(SAVE_AND_GO_ON)
    assert visit.follow_ups.count() == 1

    desk.open(f"/visits/{visit.ref}/confirm/")
    desk.press("Confirm and show the council")
    desk.open(f"/visits/{visit.ref}/")
    desk.press("Start fieldwork")

    desk.open(f"/visits/{visit.ref}/findings/")
    record_a_finding(
        desk,
        "Answering contacts on time",
        "Progress made",
        "Most contacts are now answered within a day.",
        direction="Better",
    )
    finding = visit.findings.get()
    assert (finding.direction, finding.extent) == ("better", "most")

    desk.open(f"/visits/{visit.ref}/")
    desk.press("Start writing up")

    desk.open(f"/visits/{visit.ref}/evaluation/")
    area = page.get_by_role("region", name=re.compile(world.theme.name))
    area.get_by_role("radio", name="Steady").check()
    area.get_by_role("textbox").fill("Better for many of the families seen.")
    desk.press(SAVE_AND_GO_ON)

    desk.open(f"/visits/{visit.ref}/progress/")
    assert "Too many contacts wait for a week." in desk.words
    assert "Most contacts are now answered within a day." in desk.words

    desk.open(f"/authorities/{world.authority.slug}/progress/")
    expect(page.get_by_role("table").first).to_contain_text("Answering contacts on time")

    desk.open(f"/visits/{visit.ref}/")
    assert "Stage changed" in desk.words or "stage changed" in desk.words

    desk.signed_in_as(manager)
    for path in ("/", f"/authorities/{world.authority.slug}/", f"/authorities/{world.authority.slug}/progress/"):
        desk.open(path)
        assert "answered within a day" not in page.content()

    desk.signed_in_as(senior)
    desk.open(f"/visits/{visit.ref}/done/")
    desk.press("Mark as done")
    desk.open(f"/visits/{visit.ref}/letter/publish/")
    for name, value in {"letter_date": "10 March 2025", "published_on": "14 March 2025"}.items():
        page.locator(f"input[name='{name}_0']").fill(value)
    desk.press("Record as published")
    visit.refresh_from_db()
    assert (visit.stage, visit.letter.stage) == ("done", "published")

    desk.signed_in_as(manager)
    desk.open(f"/visits/{visit.ref}/findings/")
    assert "Most contacts are now answered within a day." in desk.words
    desk.open("/")
    assert "Visit 4" in desk.words
