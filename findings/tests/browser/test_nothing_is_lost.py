"""Nothing typed is lost: a closed tab, an expired log-in, no network, a refused save; and nobody else is offered it."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from accounts.tests.factories import PASSWORD, UserFactory
from findings.actions import finding as findings_of
from ofsted_tracker.testing.browser import assert_accessible, assert_no_sideways_scroll
from visits.tests.factories import WHEN, VisitInspectorFactory

from .conftest import Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "Most contacts are answered on the day."
KEPT = "() => Object.keys(localStorage).filter(key => key.startsWith('tracker-draft:'))"


@pytest.fixture
def visit(world):
    return world.visits["unfinished"]


@pytest.fixture
def entry(visit):
    return reverse("findings:list", args=[visit.ref])


@pytest.fixture
def lead(world):
    return world.people["team"]


def kept(page) -> list[str]:
    return page.evaluate(KEPT)


def type_finding(page, words=WORDS, drafts=1) -> None:
    """On a known matter, better than last time, not saved; and wait until it is kept."""
    page.get_by_label("Matter", exact=True).fill("Answering contacts")
    page.get_by_role("option", name=re.compile("^Answering contacts")).click()
    page.get_by_role("radio", name="Better").check()
    page.get_by_role("radio", name="Progress made").check()
    words_box(page).fill(words)
    page.get_by_label("Stage of change").select_option("starting")
    expect_kept(page, drafts)


def words_box(page):
    return page.get_by_label("What inspectors found")


def expect_kept(page, drafts=1) -> None:
    page.wait_for_function(f"count => ({KEPT})().length === count", arg=drafts)


def offer(page):
    return page.get_by_role("region", name="Unsaved words")


def in_a_new_tab(desk, path) -> Desk:
    """The tab is gone, as after a crash; the same person opens the page in another."""
    context = desk.page.context
    desk.page.close()
    again = Desk(context.new_page(), desk.base)
    again.open(path)
    return again


def test_what_a_closed_tab_held_is_offered_put_back_and_gone_once_saved(visit, lead, desk, entry):
    page = desk.signed_in_as(lead).open(entry)
    page.clock.set_fixed_time(datetime.fromisoformat("2026-03-03T14:32:00+00:00"))
    type_finding(page)
    assert not any(words in page.evaluate("() => JSON.stringify(localStorage)") for words in ("Most", "contacts"))

    again = in_a_new_tab(desk, entry)
    page = again.page
    expect(offer(page)).to_contain_text("You have unsaved words from 14:32 today")
    expect(offer(page)).to_contain_text(WORDS)
    assert words_box(page).input_value() == ""
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    again.press("Use them")

    expect(page.get_by_role("combobox", name="Matter", exact=True)).to_have_value(re.compile("^Answering contacts"))
    assert words_box(page).input_value() == WORDS
    assert page.get_by_role("radio", name="Better").is_checked()
    assert page.get_by_label("Stage of change").input_value() == "starting"
    assert offer(page).count() == 1
    expect(offer(page)).to_contain_text("is back in the form. It is not saved yet.")
    expect(offer(page)).to_be_focused()
    again.press("Save and add another")

    expect(page.get_by_text(f"Finding {visit.ref}-02 saved.")).to_be_visible()
    assert visit.findings.get(number=2).text == WORDS
    assert kept(page) == []
    assert again.errors == []


def test_words_discarded_are_not_offered_again(world, lead, desk, entry):
    page = desk.signed_in_as(lead).open(entry)
    type_finding(page)

    again = in_a_new_tab(desk, entry)
    again.page.get_by_role("button", name="Discard").click()

    expect(offer(again.page)).to_have_count(0)
    assert kept(again.page) == []


def test_a_refused_save_keeps_the_words_and_does_not_offer_what_is_on_the_page(lead, desk, entry):
    page = desk.signed_in_as(lead).open(entry)
    words_box(page).fill(WORDS)
    desk.press("Save and add another")

    expect(page.get_by_role("alert").get_by_role("heading", name="There is a problem")).to_be_visible()
    assert words_box(page).input_value() == WORDS
    expect_kept(page)
    expect(offer(page)).to_have_count(0)
    again = in_a_new_tab(desk, entry)
    expect(offer(again.page)).to_contain_text(WORDS)


def test_a_log_in_that_runs_out_loses_nothing_and_offers_the_words_once(visit, lead, desk, entry):
    desk.log_in(lead)
    page = desk.open(entry)
    type_finding(page)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        desk.press("Save and add another")
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        assert len(kept(page)) == 1

        log_in_here(desk, lead)
        expect(page.get_by_text("You were signed out before this could be saved.")).to_be_visible()
        assert words_box(page).input_value() == WORDS
        expect(offer(page)).to_have_count(0)
        desk.press("Save and add another")

    assert visit.findings.get(number=2).text == WORDS
    assert kept(page) == []


def test_a_page_left_after_the_session_was_ended_elsewhere_offers_the_words_after_signing_in(lead, desk, entry):
    page = desk.signed_in_as(lead).open(entry)
    type_finding(page)
    Session.objects.all().delete()

    desk.open(entry)
    log_in_here(desk, lead)

    expect(offer(page)).to_contain_text(WORDS)


def log_in_here(desk, user) -> None:
    desk.page.locator("input[name=login]").fill(user.email)
    desk.page.locator("input[name=password]").fill(PASSWORD)
    desk.press("Sign in")


def test_without_a_network_nothing_is_sent_and_the_words_stay(visit, world, lead, desk):
    page = desk.signed_in_as(lead).open(reverse("findings:evaluation", args=[visit.ref]))
    page.get_by_role("radio", name="Steady").check()
    page.get_by_label("Why").fill("Contacts are answered.")
    page.context.set_offline(True)
    save = page.get_by_role("button", name="Save and continue")
    save.click()

    expect(page.get_by_role("alert")).to_have_text(
        "No connection. Your words are kept on this computer. Try again when you are back."
    )
    assert page.get_by_label("Why").input_value() == "Contacts are answered."
    assert_accessible(page)
    page.context.set_offline(False)
    with page.expect_navigation():
        page.get_by_label("Why").press("Control+Enter")
    expect(page.get_by_text("Evaluations saved.")).to_be_visible()
    assert kept(page) == []


@pytest.mark.parametrize("way", ["the tracker does not answer", "the connection breaks while sending"])
def test_words_that_never_arrived_are_offered_on_the_way_back(world, lead, desk, way):
    path = world.findings["unfinished"].get_absolute_url()
    page = desk.signed_in_as(lead).open(path)
    words_box(page).fill(WORDS)
    if way == "the tracker does not answer":
        page.route("**/*", lambda route: route.abort())
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("No connection.")
    else:
        page.route(f"**{path}", lambda route: route.abort())
        with page.expect_event("requestfailed", lambda request: request.method == "POST"):
            page.get_by_role("button", name="Save", exact=True).click()
    page.unroute_all()
    desk.errors.clear()  # Chromium's own lines on requests that failed

    desk.open(path)

    expect(offer(page)).to_contain_text(WORDS)
    expect(words_box(page)).to_have_value("Words of the unfinished visit.")


def test_nobody_else_at_the_same_machine_is_offered_them_and_signing_out_takes_them_away(
    visit, world, lead, desk, entry
):
    second = UserFactory(inspector=True)
    VisitInspectorFactory(visit=visit, user=second)
    page = desk.signed_in_as(lead).open(entry)
    type_finding(page)

    page.goto("about:blank")
    desk.signed_in_as(second).open(entry)
    type_finding(page, "Second words.", drafts=2)
    expect(offer(page)).to_have_count(0)
    desk.press("Sign out")

    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect_kept(page, drafts=1)
    desk.signed_in_as(lead).open(entry)
    expect(offer(page)).to_contain_text(WORDS)
    expect(page.get_by_text("Second words.")).to_have_count(0)


def test_of_two_on_one_finding_the_second_sees_both_texts_marked_and_joins_them(world, lead, desk):
    finding = world.findings["unfinished"]
    findings_of.revise(
        finding=finding, version=1, by=lead, at=WHEN, kind=finding.kind, text="Plans drift. Visits vary."
    )
    path = finding.get_absolute_url()
    page = desk.signed_in_as(lead).open(path)
    words_box(page).fill("Plans drift. Visits are on time.")
    page.get_by_role("radio", name="Strength").check()
    second = UserFactory(inspector=True, name="Sam Second")
    VisitInspectorFactory(visit=finding.visit, user=second)
    findings_of.revise(
        finding=finding, version=2, by=second, at=WHEN, kind=finding.kind, text="Plans are kept. Visits vary."
    )
    desk.press("Save")

    both = page.get_by_role("region", name="Two texts of this finding")
    expect(both).to_contain_text("Saved by Sam Second")
    theirs, mine = both.locator(".app-both__text").all()
    assert theirs.locator("ins, del").all_text_contents() == ["[taken out: drift.]", "[added: are kept.]"]
    assert "[added: Strength]" in mine.locator("ins").all_text_contents()
    assert "[added: are on time.]" in mine.locator("ins").all_text_contents()
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    expect(offer(page)).to_have_count(0)
    desk.press("Join both, to edit")

    assert words_box(page).input_value() == "Plans are kept. Visits are on time."
    expect(offer(page)).to_have_count(0)
    words_box(page).press("End")
    words_box(page).type(" Both said so.")
    desk.press("Save")
    finding.refresh_from_db()
    assert finding.text == "Plans are kept. Visits are on time. Both said so."
    assert kept(page) == []


def test_words_typed_before_a_colleague_saved_lead_to_both_texts_and_overwrite_nothing(world, lead, desk):
    finding = world.findings["unfinished"]
    path = finding.get_absolute_url()
    page = desk.signed_in_as(lead).open(path)
    words_box(page).fill("Typed before.")
    expect_kept(page)
    findings_of.revise(finding=finding, version=1, by=lead, at=WHEN, kind=finding.kind, text="Saved meanwhile.")

    again = in_a_new_tab(desk, path)
    expect(offer(again.page)).to_contain_text("This was saved again since.")
    again.press("Use them")
    again.press("Save")

    both = again.page.get_by_role("region", name="Two texts of this finding")
    expect(both).to_contain_text("Saved meanwhile.")
    expect(both).to_contain_text("Typed before.")
    finding.refresh_from_db()
    assert finding.text == "Saved meanwhile."
