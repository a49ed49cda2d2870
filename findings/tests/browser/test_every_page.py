"""Every page: usable by everybody, quiet, and no wider than a small telephone; also with its errors."""

import pytest
from django.urls import reverse

from findings.tests.test_access import ROWS
from ofsted_tracker.testing.browser import assert_accessible, assert_no_sideways_scroll

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Who sees most of a page, first found first asked.
WITNESSES = ("team", "senior", "manager", "administrator")
NOT_PAGES = {
    "visits:authority-names",
    "visits:people",
    "findings:copy",
    "findings:letter-source",
    "findings:read-words",
}


def pages():
    for row in ROWS:
        if row.post or row.name in NOT_PAGES:
            continue
        state = row.states()[0]
        answers = row.expected(state)
        witness = next((person for person in WITNESSES if answers[person] == 200), None)
        if witness:
            yield pytest.param(row, state, witness, id=row.name)


@pytest.mark.parametrize(("row", "state", "witness"), list(pages()))
def test_a_page_is_usable_by_everybody(row, state, witness, world, desk):
    path = reverse(row.name, kwargs={**world.arguments(row.kind, state), **row.extra}) + row.query
    page = desk.signed_in_as(world.people[witness]).open(path)
    assert_accessible(page)
    assert_no_sideways_scroll(page)


FORMS = [
    ("visits:plan", "authority", "team", "Plan the visit"),
    ("visits:record-past", "authority", "team", "Record the visit"),
    ("visits:cancel", "visit", "team", "Cancel the visit"),
    ("visits:programme-start", "authority", "senior", "Start the programme"),
    ("findings:programme-end", "programme", "senior", "End the programme"),
    ("findings:list", "visit", "team", "Save and add another"),
    ("findings:action-new", "authority", "manager", "Save"),
    ("findings:reopen", "visit", "senior", "Reopen the visit"),
]


@pytest.mark.parametrize(("name", "kind", "witness", "button"), FORMS, ids=[form[0] for form in FORMS])
def test_a_form_with_errors_says_so_to_everybody(name, kind, witness, button, world, desk):
    page = desk.signed_in_as(world.people[witness]).open(reverse(name, kwargs=world.arguments(kind, "unfinished")))
    if page.get_by_role("button", name=button, exact=True).count():
        desk.press(button)
    assert_accessible(page)
    assert_no_sideways_scroll(page)
