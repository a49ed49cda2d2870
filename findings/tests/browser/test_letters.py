"""An imported letter in a browser: its passages used by keyboard, cut and dropped; its release asked about first."""

import re

import pytest
from playwright.sync_api import expect

from findings.actions.document_import import import_letter
from findings.tests.letters.letters import FINDINGS, LETTER
from findings.tests.letters.recorded import NOW, programme_of_letters
from ofsted_tracker.testing.browser import assert_accessible, assert_no_sideways_scroll

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    programme = programme_of_letters()
    programme.authority.ofsted_region = "West Midlands"
    programme.authority.save()
    by = world.people["inspector"]
    return import_letter(data=LETTER.data(), name="letter.txt", by=by, at=NOW).visit


def findings_of(visit) -> list[str]:
    return [finding.text for finding in visit.findings.standing().in_letter_order()]


def name_a_new_matter(page, title: str, theme: str) -> None:
    page.get_by_label("Matter", exact=True).fill(title)
    page.get_by_role("option", name=f"New matter: {title}").click()
    page.get_by_label("Theme of the new matter").select_option(label=theme)


def test_passages_become_findings_one_after_the_other(visit, world, desk):
    page = desk.signed_in_as(world.people["inspector"]).open(f"/visits/{visit.ref}/findings/")
    assert_accessible(page)
    assert_no_sideways_scroll(page)

    desk.press("Use them one by one")
    name_a_new_matter(page, "Caseloads", world.theme.name)
    page.get_by_role("radio", name="Progress made").check()
    desk.press("Use it and go to the next")
    expect(page.get_by_text(FINDINGS[1])).to_be_visible()

    page.get_by_label("Matter", exact=True).fill("Caseloads")
    page.get_by_role("option", name=re.compile("^Caseloads")).first.click()
    desk.press("Use it and go to the next")
    assert findings_of(visit) == [f"{FINDINGS[0]}\n\n{FINDINGS[1]}"]

    desk.press("Drop this passage")
    desk.press("Undo")
    expect(page.get_by_role("heading", name="Passages of the letter (2 waiting)")).to_be_visible()


def test_a_passage_is_cut_and_used_without_javascript(visit, world, desk_without_script):
    desk = desk_without_script.signed_in_as(world.people["inspector"])
    page = desk.open(f"/visits/{visit.ref}/findings/")
    page.get_by_role("link", name=re.compile("Cut in two")).first.click()
    desk.press("Cut in two")
    assert "Select the sentence" in desk.words
    page.get_by_role("radio").first.check()
    desk.press("Cut in two")

    desk.press("Use")
    page.get_by_text("Not in the list? Name a new matter").click()
    page.get_by_label("New matter", exact=True).fill("Caseloads")
    page.get_by_label("Theme of the new matter").select_option(label=world.theme.name)
    page.get_by_role("radio", name="Strength").check()
    desk.press("Use it and go back")
    assert findings_of(visit) == ["Caseloads in the Millbrook teams have come down since the spring."]


def test_a_form_of_a_passage_says_what_is_wrong_to_everybody(visit, world, desk):
    passage = visit.letter.passages.first()
    page = desk.signed_in_as(world.people["inspector"]).open(f"/visits/{visit.ref}/passages/{passage.pk}/use/")
    desk.press("Use it and go to the next")
    assert_accessible(page)
    assert_no_sideways_scroll(page)


def test_the_release_of_a_letter_asks_first(visit, world, desk):
    page = desk.signed_in_as(world.people["senior"]).open(f"/visits/{visit.ref}/done/")
    desk.press("Mark as done")
    desk.press("Record as published")
    page.locator("input[name=published_on_0]").fill("1 July 2017")
    desk.press("Record as published")
    assert "cannot be published before its own date" in desk.words
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    for name, box in zip(("0", "1", "2"), ("17", "7", "2017"), strict=True):
        page.locator(f"input[name=published_on_{name}]").fill(box)
    desk.press("Record as published")
    assert "is recorded as published" in desk.words
    visit.letter.refresh_from_db()
    assert visit.letter.stage == "published"
