"""Who gets which answer at every address: the table of all rooms, and that no address is missing from it."""

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.tests.access import ROWS as ACCOUNT_ROWS
from findings.tests.access_letters import ROWS as LETTER_ROWS
from findings.tests.access_lines import ROWS as LINE_ROWS
from findings.tests.access_reading import ROWS as READING_ROWS
from findings.tests.access_recording import ROWS as RECORDING_ROWS
from findings.tests.world import World
from ofsted_tracker.testing.access import PEOPLE, Row
from ofsted_tracker.testing.client import TrackerClient
from visits.tests.access_visits import ROWS as VISIT_ROWS

SITE_ROWS = [
    Row("components", always="administrator=200"),
    Row("accessibility", always="signed_in=200", public=True),
    Row("privacy", always="signed_in=200", public=True),
    Row(
        "findings:programme-end",
        "programme",
        always="senior=200 team=403 inspector=403 senior_elsewhere=403 quality=403 support=403 members=403",
    ),
]
ROWS = [*SITE_ROWS, *ACCOUNT_ROWS, *VISIT_ROWS, *READING_ROWS, *RECORDING_ROWS, *LINE_ROWS, *LETTER_ROWS]
CASES = [(row, state) for row in ROWS for state in row.states()]


def every_name(resolver=None, namespace: str = "") -> set[str]:
    """The names of all addresses but those of the Django admin, which has a table of its own (tests/admin)."""
    names = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver) and pattern.namespace != "admin":
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            names |= every_name(pattern, inner)
        elif isinstance(pattern, URLPattern):
            names.add(f"{namespace}{pattern.name}")
    return names


def test_every_address_stands_in_the_table():
    assert every_name() == {row.name for row in ROWS if not row.name.startswith("admin:")}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for the whole table: every answer leaves it as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def browsers(world):
    """A browser a person, signed in where they can be."""
    signed_in = {who: TrackerClient().sign_in(person) for who, person in world.people.items()}
    return {"anonymous": TrackerClient(), **signed_in}


@pytest.mark.django_db
@pytest.mark.parametrize(("row", "state"), CASES, ids=[f"{row.name} {state}" for row, state in CASES])
def test_each_person_gets_the_answer_of_the_table(row, state, world, browsers):
    url = reverse(row.name, kwargs={**world.arguments(row.kind, state), **row.extra}) + row.query
    answers = {person: world.ask(browsers[person], url, post=row.post) for person in PEOPLE}
    assert answers == row.expected(state)


@pytest.mark.django_db
@pytest.mark.parametrize("row", [row for row in ROWS if row.post], ids=lambda row: row.name)
def test_what_changes_something_is_not_done_by_a_get(row, world, browsers):
    url = reverse(row.name, kwargs={**world.arguments(row.kind, "unfinished"), **row.extra})
    assert browsers["team"].get(url).status_code == 405
