"""A visit is planned, or a past one recorded, by keyboard and paste; and without any script."""

from datetime import date

import pytest
from playwright.sync_api import expect

from accounts.tests.factories import UserFactory
from visits.models import Visit

from .conftest import SAVE_AND_GO_ON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def paste(box, text: str) -> None:
    box.evaluate(
        """(box, text) => {
            const data = new DataTransfer()
            data.setData('text', text)
            box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
        }""",
        text,
    )


def days_of(visit) -> list:
    return [(period.start, period.end) for period in visit.fieldwork]


def test_the_next_visit_is_planned_from_the_list_of_visits(world, desk):
    second = UserFactory(inspector=True, name="Sam Second")
    page = desk.signed_in_as(world.people["team"]).open("/visits/")

    page.get_by_text("Plan or record a visit", exact=True).click()
    page.get_by_role("combobox", name="Name of the authority").fill("wych")
    page.get_by_role("option", name="Wychmere").click()
    desk.press("Find")
    page.get_by_role("link", name="Plan a visit to Wychmere").click()
    paste(page.locator("input[name='periods-0-start_0']"), "18 Feb 2025")
    paste(page.locator("input[name='periods-0-end_0']"), "19/02/2025")
    page.get_by_role("combobox", name="Second inspector").fill("sam")
    page.get_by_role("option", name="Sam Second").click()
    page.get_by_label("Permanence").check()
    page.get_by_role("textbox", name="Focus").fill("Permanence planning.")
    desk.press("Plan the visit")

    expect(page.get_by_role("alert")).to_contain_text("is planned")
    visit = Visit.objects.get(stage="planned")
    assert days_of(visit) == [(date(2025, 2, 18), date(2025, 2, 19))]
    assert visit.lead.user == world.people["team"]
    assert visit.has_on_team(second)
    assert visit.covered_themes.get().theme == world.later


def test_a_past_visit_is_recorded_with_its_real_days(world, desk):
    page = desk.signed_in_as(world.people["inspector"]).open("/authorities/wychmere/visits/record/")

    paste(page.locator("input[name='periods-0-start_0']"), "14 May 2024")
    page.get_by_label("Number of the visit").fill("1")
    page.get_by_role("combobox", name="Lead inspector").fill("Jane Printed")
    desk.press("Record the visit")

    expect(page.get_by_role("alert")).to_contain_text("is recorded")
    visit = Visit.objects.get(number=1)
    assert (visit.stage, days_of(visit)) == ("writing_up", [(date(2024, 5, 14), date(2024, 5, 14))])
    assert (visit.lead.name, visit.recorded_by) == ("Jane Printed", world.people["inspector"])


def test_a_visit_of_two_periods_is_planned_without_any_script(world, desk_without_script):
    desk = desk_without_script
    page = desk.signed_in_as(world.people["team"]).open("/authorities/wychmere/visits/new/")

    page.locator("input[name='periods-0-start_0']").fill("18 Feb 2025")
    page.get_by_text("Add another period").click()
    page.locator("input[name='periods-1-start_1']").fill("2025-03-04")
    desk.press("Plan the visit")

    visit = Visit.objects.get(stage="planned")
    assert days_of(visit) == [
        (date(2025, 2, 18), date(2025, 2, 18)),
        (date(2025, 3, 4), date(2025, 3, 4)),
    ]


def test_the_second_of_two_people_sees_both_texts(world, desk):
    visit = world.visits["unfinished"]
    page = desk.signed_in_as(world.people["team"]).open(f"/visits/{visit.ref}/edit/")
    page.get_by_role("textbox", name="Focus").fill("Typed by the second.")
    Visit.objects.filter(pk=visit.pk).update(version=visit.version + 1, focus="Saved by the first.")

    desk.press(SAVE_AND_GO_ON)

    expect(page.get_by_role("main")).to_contain_text("Saved by somebody else")
    expect(page.get_by_role("textbox", name="Focus")).to_have_value("Typed by the second.")
    desk.press(SAVE_AND_GO_ON)
    visit.refresh_from_db()
    assert visit.focus == "Typed by the second."


def test_a_missing_thing_of_a_visit_leads_to_its_field(world, desk):
    page = desk.signed_in_as(world.people["team"]).open(world.visits["unfinished"].get_absolute_url())

    page.get_by_role("list").get_by_role("link", name="Focus", exact=True).click()

    expect(page.get_by_role("textbox", name="Focus")).to_be_focused()
