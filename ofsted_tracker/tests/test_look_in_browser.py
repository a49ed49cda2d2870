"""What JavaScript adds to forms, and that nothing needs it: tried on the gallery."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from ofsted_tracker.testing.browser import assert_accessible, assert_no_sideways_scroll, watch_console
from ofsted_tracker.testing.client import TrackerClient

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cookies(live_server, django_user_model):
    administrator = django_user_model.objects.create_superuser("admin@example.org", "a long password")
    visitor = TrackerClient().sign_in(administrator)
    return [{"name": "sessionid", "value": visitor.cookies["sessionid"].value, "url": live_server.url}]


@pytest.fixture
def gallery(page, live_server, cookies):
    page.context.add_cookies(cookies)
    page.set_default_timeout(10_000)
    page.errors = watch_console(page)
    page.goto(live_server.url + reverse("components"))
    return page


@pytest.fixture
def gallery_without_script(new_context, live_server, cookies):
    context = new_context(java_script_enabled=False)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(live_server.url + reverse("components"))
    return page


def paste(box, text: str) -> None:
    box.evaluate(
        """(box, text) => {
            const data = new DataTransfer()
            data.setData('text', text)
            box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
        }""",
        text,
    )


def test_every_component_is_accessible_narrow_and_quiet(gallery):
    assert_accessible(gallery)
    assert_no_sideways_scroll(gallery)
    assert gallery.errors == []


def test_a_form_with_errors_is_accessible_and_has_the_focus_on_its_summary(gallery):
    gallery.get_by_role("button", name="Save", exact=True).click()
    summary = gallery.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    assert_accessible(gallery)
    assert_no_sideways_scroll(gallery)
    summary.get_by_role("link", name="Enter the first day").click()
    expect(gallery.get_by_role("group", name="First day").get_by_label("Day", exact=True)).to_be_focused()
    assert gallery.errors == []


def test_a_line_is_found_by_typing_part_of_it(gallery):
    box = gallery.get_by_role("combobox", name="Matter")
    box.fill("social sup")
    expect(gallery.locator(".autocomplete__option")).to_have_text(["Supervision of social workers"])
    assert_accessible(gallery)
    gallery.keyboard.press("ArrowDown")
    gallery.keyboard.press("Enter")
    assert gallery.locator("select[name=line]").input_value() == "2"
    expect(box).to_have_value("Supervision of social workers")
    box.fill("")
    box.blur()
    assert gallery.locator("select[name=line]").input_value() == ""
    assert gallery.errors == []


def test_a_line_named_like_markup_is_shown_as_text(gallery):
    gallery.locator("select[name=line]").evaluate("select => select.append(new Option('<img src=x> & more', '9'))")
    gallery.evaluate("""async () => {
        const select = document.querySelector('select[name=line]')
        const box = document.getElementById('id_line')
        box.closest('.autocomplete__wrapper').parentElement.remove()
        select.id = 'id_line'
        const path = document.querySelector('script[src*="app/app"]').src.replace('app.js', 'typeahead.js')
        const { enhanceTypeAheads } = await import(path)
        enhanceTypeAheads(document)
    }""")
    gallery.get_by_role("combobox", name="Matter").fill("img")
    expect(gallery.locator(".autocomplete__option")).to_have_text(["<img src=x> & more"])
    assert gallery.locator("[role=option] img").count() == 0


@pytest.mark.parametrize("text", ["21 Feb 2017", "21/02/2017", "2017-02-21", "Tuesday 21st February 2017"])
def test_a_date_pasted_into_one_box_fills_three(gallery, text):
    group = gallery.get_by_role("group", name="First day")
    paste(group.get_by_label("Month"), text)
    shown = [group.get_by_label(name, exact=True).input_value() for name in ("Day", "Month", "Year")]
    assert shown == ["21", "2", "2017"]


def test_a_month_pasted_into_one_box_fills_two(gallery):
    group = gallery.get_by_role("group", name="Judged inadequate")
    paste(group.get_by_label("Month"), "Feb 2016")
    assert [group.get_by_label(name).input_value() for name in ("Month", "Year")] == ["2", "2016"]


def test_extent_and_stage_are_read_from_the_words_and_can_be_taken_away_by_keyboard(gallery):
    words = gallery.get_by_label("What inspectors said")
    words.fill("Most assessments are timely; supervision is not yet consistent.")
    words.blur()
    expect(gallery.locator(".app-chip")).to_have_count(2)
    assert gallery.get_by_label("Extent (optional)").input_value() == "most"
    assert gallery.get_by_label("Stage of change (optional)").input_value() == "not_consistent"
    assert_accessible(gallery)
    gallery.get_by_role("button", name="Remove Extent: Most").press("Enter")
    expect(gallery.locator(".app-chip")).to_contain_text(["Stage of change: Not consistent"])
    assert gallery.get_by_label("Extent (optional)").input_value() == ""
    words.fill("Many assessments are timely.")
    words.blur()
    assert gallery.get_by_label("Extent (optional)").input_value() == ""
    assert gallery.locator("input[name=chips_read]").input_value() == "1"
    assert gallery.errors == []


def test_a_longer_phrase_wins_and_what_a_person_chose_stays(gallery):
    gallery.get_by_label("Stage of change (optional)").select_option("starting")
    words = gallery.get_by_label("What inspectors said")
    words.fill("In a small number of cases, most often at night, practice is inconsistent.")
    words.blur()
    assert gallery.get_by_label("Extent (optional)").input_value() == "small_number"
    assert gallery.get_by_label("Stage of change (optional)").input_value() == "starting"
    words.fill("Foremost, staff are kind.")
    words.blur()
    assert gallery.get_by_label("Extent (optional)").input_value() == ""


def test_control_and_enter_send_the_form(gallery):
    words = gallery.get_by_label("What inspectors said")
    words.fill("Assessments are timely.")
    words.press("Control+Enter")
    expect(gallery).to_have_title(re.compile("^Error: Components"))
    expect(gallery.get_by_label("What inspectors said")).to_have_value("Assessments are timely.")


def test_everything_works_without_script(gallery_without_script):
    page = gallery_without_script
    page.get_by_label("Matter").select_option("2")
    page.get_by_role("group", name="First day").get_by_label("Day", exact=True).fill("21 Feb 2017")
    page.get_by_label("What inspectors said").fill("Most assessments are timely.")
    page.get_by_role("button", name="Save", exact=True).click()
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_contain_text("Enter a name")
    expect(summary).not_to_contain_text("First day")
    expect(page.get_by_label("Matter")).to_have_value("2")
