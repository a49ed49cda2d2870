"""Recording a visit as an inspector does it: by keyboard, and with JavaScript off."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from ofsted_tracker.testing.browser import assert_accessible, assert_no_sideways_scroll

from .conftest import SAVE_AND_GO_ON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(world):
    return world.visits["unfinished"]


@pytest.fixture
def page_of(visit):
    return lambda name: reverse(f"findings:{name}", args=[visit.ref])


def focused(page) -> str:
    return page.evaluate("document.activeElement.id")


def recorded(visit) -> list[tuple[str, str, str]]:
    order = visit.findings.standing().in_letter_order().select_related("line")
    return [(finding.line.title, finding.kind, finding.direction) for finding in order]


def test_findings_are_recorded_by_keyboard_alone(visit, world, desk, page_of):
    page = desk.signed_in_as(world.people["team"]).open(page_of("list"))
    keys = page.keyboard
    page.get_by_label("Matter", exact=True).focus()

    keys.type("contacts")
    keys.press("Enter")
    expect(page.get_by_text("Too many contacts wait for a week.").first).to_be_visible()
    page.get_by_role("radio", name="Better").focus()
    keys.press("Space")
    page.get_by_role("radio", name="Progress made").focus()
    keys.press("Space")
    keys.press("Tab")
    keys.type("Most contacts are answered on the day.")
    expect(page.get_by_text("Extent: Most").first).to_be_visible()
    with page.expect_navigation():
        keys.press("Control+Enter")

    expect(page.get_by_text(f"Finding {visit.ref}-02 saved.")).to_be_visible()
    assert focused(page) == "id_line"
    keys.type("Consent of parents")
    keys.press("Enter")
    assert page.get_by_label("New matter", exact=True).input_value() == "Consent of parents"
    assert focused(page) == "id_theme"
    assert page.get_by_role("radio", name="Progress made").is_checked()
    page.get_by_label("What inspectors found").focus()
    keys.type("Consent is sought.")
    with page.expect_navigation():
        keys.press("Control+Enter")

    assert recorded(visit) == [
        ("Matter of the unfinished visit", "area_for_improvement", "first_look"),
        ("Answering contacts on time", "improvement", "better"),
        ("Consent of parents", "improvement", "first_look"),
    ]
    assert visit.findings.get(number=2).extent == "most"


def test_a_refused_finding_keeps_its_matter_in_the_box(visit, world, desk, page_of):
    page = desk.signed_in_as(world.people["team"]).open(page_of("list"))
    page.get_by_label("Matter", exact=True).fill("Answering contacts")
    page.keyboard.press("Enter")
    page.get_by_label("What inspectors found").fill("Contacts are answered.")
    desk.press("Save and add another")

    matter = page.get_by_role("combobox", name="Matter", exact=True)
    assert matter.input_value().startswith("Answering contacts on time")
    expect(page.get_by_text("Too many contacts wait for a week.").first).to_be_visible()


def test_a_chip_that_is_taken_away_is_not_read_from_the_words(visit, world, desk, page_of):
    page = desk.signed_in_as(world.people["team"]).open(page_of("list"))
    page.get_by_label("Matter", exact=True).fill("Consent of parents")
    page.get_by_role("option", name=re.compile("^New matter")).click()
    page.get_by_role("radio", name="Strength").check()
    page.get_by_label("What inspectors found").fill("Most parents are asked.")

    page.get_by_role("button", name="Do not read Extent: Most").click()
    desk.press("Save and add another")

    assert visit.findings.get(number=2).extent == ""


def test_findings_are_put_in_order_removed_and_brought_back(visit, world, desk, page_of):
    page = desk.signed_in_as(world.people["team"]).open(page_of("list"))
    for title in ("Consent", "Chronologies"):
        page.get_by_label("Matter", exact=True).fill(title)
        page.get_by_role("option", name=re.compile("^New matter")).click()
        page.get_by_role("radio", name="Strength").check()
        page.get_by_label("What inspectors found").fill(f"{title} is good.")
        desk.press("Save and add another")

    desk.press(f"Up {visit.ref}-03")
    assert focused(page) == "up-3"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert [title for title, *_ in recorded(visit)] == ["Chronologies", "Matter of the unfinished visit", "Consent"]

    desk.press(f"Remove {visit.ref}-02")
    assert "Consent is good." not in desk.words
    desk.press("Undo")
    assert "Consent is good." in desk.words


def test_findings_are_recorded_without_javascript(visit, world, desk_without_script, page_of):
    desk = desk_without_script.signed_in_as(world.people["team"])
    page = desk.open(page_of("list"))
    page.get_by_label("Matter", exact=True).select_option(label="Answering contacts on time")
    page.get_by_label("What inspectors found").fill("Contacts are answered.")
    expect(page.get_by_text("Compared with last time")).to_be_hidden()

    desk.press("Show last time")
    expect(page.get_by_text("Too many contacts wait for a week.").first).to_be_visible()
    page.get_by_role("radio", name="Better").check()
    page.get_by_role("radio", name="Progress made").check()
    desk.press("Save and add another")

    page.get_by_text("Not in the list? Name a new matter").click()
    page.get_by_label("New matter", exact=True).fill("Consent of parents")
    page.get_by_role("radio", name="Strength").check()
    page.get_by_label("What inspectors found").fill("Consent is sought.")
    desk.press("Save and add another")
    desk.press(f"Up {visit.ref}-03")

    assert recorded(visit)[1:] == [
        ("Consent of parents", "strength", "first_look"),
        ("Answering contacts on time", "improvement", "better"),
    ]


def test_what_to_follow_up_is_ticked_and_leads_to_the_findings(visit, world, desk, page_of):
    page = desk.signed_in_as(world.people["team"]).open(page_of("follow-up"))
    assert "Too many contacts wait for a week." in desk.words
    page.get_by_label("Answering contacts on time").check()

    desk.press(SAVE_AND_GO_ON)

    assert page.url.partition("#")[0].endswith(page_of("list"))
    page.get_by_label("Matter", exact=True).click()
    expect(page.get_by_role("option").first).to_contain_text("Answering contacts on time")
    expect(page.get_by_role("option").first).to_contain_text("To follow up at this visit")


def test_each_area_covered_is_evaluated_with_its_definition_beside(visit, world, desk, page_of):
    page = desk.signed_in_as(world.people["team"]).open(page_of("evaluation"))
    assert "Better for many children, and the pace is right." in desk.words
    assert "Little so far." in desk.words

    page.get_by_role("radio", name="Steady").check()
    desk.press(SAVE_AND_GO_ON)
    assert "Say why, in a sentence or two" in desk.words
    assert_accessible(page)
    assert_no_sideways_scroll(page)

    page.get_by_label("Why").fill("Contacts are answered.")
    desk.press(SAVE_AND_GO_ON)
    expect(page.get_by_text("Evaluations saved.")).to_be_visible()
