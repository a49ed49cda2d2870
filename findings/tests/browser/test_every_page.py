"""Every page: usable by everybody, quiet, and no wider than a small telephone; also with its errors."""

from collections import defaultdict

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from findings.tests.test_access import ROWS
from ofsted_tracker.testing.browser import assert_accessible, assert_no_sideways_scroll

from .conftest import SAVE_AND_GO_ON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Who sees most of a page, first found first asked.
WITNESSES = ("team", "senior", "manager", "administrator")
NOT_PAGES = {
    "accounts:time-left",
    "visits:authority-names",
    "visits:people",
    "findings:copy",
    "findings:letter-source",
    "findings:read-words",
}


PEOPLE = ("senior", "quality", "support", "manager", "contributor", "dfe", "administrator")


def pages() -> dict[tuple[str, str], list]:
    """By who reads them and what they are about: one world serves a whole group."""
    groups = defaultdict(list)
    for row in ROWS:
        if row.post or row.name in NOT_PAGES:
            continue
        state = row.states()[0]
        answers = row.expected(state)
        witness = next((person for person in WITNESSES if answers[person] == 200), None)
        if witness:
            groups[witness, row.kind].append((row, state))
    return dict(groups)


def assert_usable(page) -> None:
    assert_accessible(page)
    assert_no_sideways_scroll(page)


@pytest.mark.parametrize(
    ("witness", "rows"),
    [pytest.param(who, rows, id=f"{about or 'everything'} as {who}") for (who, about), rows in pages().items()],
)
def test_every_page_is_usable_by_everybody(witness, rows, world, desk, subtests):
    desk.signed_in_as(world.people[witness])
    for row, state in rows:
        with subtests.test(page=row.name):
            path = reverse(row.name, kwargs={**world.arguments(row.kind, state), **row.extra}) + row.query
            assert_usable(desk.open(path))


def test_the_first_page_of_every_role_is_usable_by_everybody(world, desk, subtests):
    for who in PEOPLE:
        with subtests.test(who=who):
            assert_usable(desk.signed_in_as(world.people[who]).open(reverse("home")))


LEAD = 'role=combobox[name="Lead inspector"]'
# Address, what it is about, who fills it in, the box that is emptied first, the button.
FORMS = [
    ("visits:plan", "authority", "unfinished", "team", LEAD, "Plan the visit"),
    ("visits:record-past", "authority", "unfinished", "team", "input[name$=start_0]", "Record the visit"),
    ("visits:edit", "visit", "unfinished", "team", "input[name$=start_0]", SAVE_AND_GO_ON),
    ("findings:programme-end", "programme", "unfinished", "senior", "textarea[name=reason]", "End the programme"),
    ("findings:list", "visit", "unfinished", "team", "textarea[name=text]", "Save and add another"),
    ("findings:finding", "finding", "unfinished", "team", "textarea[name=text]", "Save"),
    ("findings:action-new", "authority", "unfinished", "manager", "textarea[name=wording]", "Save"),
    ("findings:action-edit", "action", "unfinished", "manager", "textarea[name=wording]", "Save"),
    ("visits:contact-new", "authority", "unfinished", "senior", "input[name=post]", "Save"),
    ("visits:contact-end", "contact", "unfinished", "senior", "input[name=last_day_0]", "Save"),
    ("findings:reopen", "visit", "released", "senior", "textarea[name=reason]", "Reopen the visit"),
]


@pytest.mark.parametrize("witness", sorted({form[3] for form in FORMS}))
def test_a_form_with_errors_says_so_to_everybody(witness, world, desk, subtests):
    desk.signed_in_as(world.people[witness])
    for name, kind, state, who, box, button in FORMS:
        if who != witness:
            continue
        with subtests.test(form=name):
            page = desk.open(reverse(name, kwargs=world.arguments(kind, state)))
            page.locator(box).first.fill("")
            desk.press(button)
            expect(page.get_by_role("alert").get_by_role("heading", name="There is a problem")).to_be_visible()
            assert page.title().startswith("Error: ")
            assert_usable(page)
