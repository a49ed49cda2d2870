"""What is read: the circle so far, this visit against the last, the matrix, who changed what, and first pages."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import User
from findings.demo import dudley
from findings.demo import load as demo
from findings.models import Finding
from findings.tests.factories import FindingFactory
from ofsted_tracker.editing import edit
from ofsted_tracker.testing.browser import assert_no_sideways_scroll

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def compared(world):
    """The unfinished visit looked again at a matter of the released one."""
    before = Finding.objects.get(line=world.seen_before)
    return FindingFactory(
        visit=world.visits["unfinished"],
        line=world.seen_before,
        compared_with=before,
        direction="better",
        kind="improvement",
        text="Most contacts are answered within a day.",
    )


def test_the_circle_of_dudley_is_read_from_one_page(transactional_db, desk):
    call_command("load_reference_data", stdout=StringIO())
    demo.load(date(2026, 11, 20), parts=[dudley])
    desk.signed_in_as(User.objects.get(email="inspector@demo.test"))
    desk.open("/authorities/")
    desk.page.get_by_role("searchbox").or_(desk.page.locator("main input[type=text]")).first.fill("Dudley")
    desk.page.keyboard.press("Enter")
    desk.follow("Dudley")
    words = desk.words
    assert "11 January to 8 February 2016" in words
    assert "5 April 2016" in words
    assert words.index("1 Children who need help and protection") < words.index("2.2 Experiences and progress of care")
    assert "Judged inadequate in February 2016" in words
    assert words.index("Visit 1") < words.index("21 and 22 February 2017") < words.index("Visit 6")
    assert "Nothing on record" in words
    assert "29 October to 9 November 2018" in words
    desk.page.get_by_role("link", name="11 findings").first.click()
    assert desk.words.count("Paraphrased from the published letter of 23 March 2017") == 11


def test_this_visit_is_read_against_the_last_and_against_the_inspection(world, compared, desk):
    visit = world.visits["unfinished"]
    desk.signed_in_as(world.people["team"]).open(reverse("findings:visit", args=[visit.ref]))
    desk.follow("This visit against the last and against the inspection")
    words = desk.words
    assert words.index("Most contacts are answered within a day.") < words.index("Too many contacts wait for a week.")
    assert "Inadequate" in words
    assert "Limited" in words


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_matrix_says_what_each_visit_found_and_when_it_was_last_looked_at(
    script, world, compared, desk, desk_without_script
):
    reader = (desk if script else desk_without_script).signed_in_as(world.people["team"])
    page = reader.open(reverse("findings:matrix", args=[world.authority.slug]))
    row = page.get_by_role("row").filter(has_text="Answering contacts on time")
    expect(row).to_contain_text("Better")
    expect(row).to_contain_text("September 2024")
    assert_no_sideways_scroll(page)
    row.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Answering contacts on time")


def test_who_changed_what_is_told_on_the_page_of_a_finding(world, compared, desk):
    edit(
        compared,
        version=compared.version,
        by=world.people["team"],
        reason="The second day showed more.",
        text="Almost all contacts are answered within a day.",
    )
    desk.signed_in_as(world.people["senior"]).open(compared.get_absolute_url())
    assert "The second day showed more." in desk.words
    assert "Tess Lead" in desk.words
    assert "Most contacts are answered within a day." in desk.words


def test_a_manager_is_first_told_what_is_new_since_they_were_last_here(world, desk):
    manager = world.people["manager"]
    desk.log_in(manager)
    assert "Visit 2" in desk.words
    desk.press("Sign out")
    desk.log_in(manager)
    assert "Nothing is new" in desk.words or "nothing new" in desk.words.lower()


def test_a_senior_hmi_first_sees_the_region(world, compared, desk):
    desk.signed_in_as(world.people["senior"]).open("/")
    assert "Wychmere" in desk.words
    desk.signed_in_as(world.people["senior_elsewhere"]).open("/")
    assert "Wychmere" not in desk.words


def test_a_mark_of_the_trajectory_is_reached_by_keyboard_and_leads_to_what_was_said(world, desk):
    page = desk.signed_in_as(world.people["manager"]).open(reverse("findings:trajectory", args=["wychmere"]))
    expect(page.get_by_role("img", name="Evaluation of progress, Front door")).to_be_visible()
    page.locator("summary", has_text="The same as a table").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Front door, Visit 2, June 2024: limited")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Little so far.")).to_be_visible()
