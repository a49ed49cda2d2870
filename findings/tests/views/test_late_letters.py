"""Late letters on the first pages: whose they are, how late, and at no more queries for many than for one."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.tests.factories import UserFactory
from visits.tests.factories import CoveredThemeFactory, DeadlineFactory, MonitoringProgrammeFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_3_july_2024():
    with time_machine.travel("2024-07-03 09:00+01:00", tick=False):
        yield


def late_visits(count: int, lead) -> list:
    """Each with its draft due on 28 June, in one programme."""
    programme = MonitoringProgrammeFactory()
    found = []
    for number in range(count):
        start = date(2024, 6, 3) - timedelta(days=7 * number)
        visit = VisitFactory(programme=programme, writing_up=True, lead=lead, start=start, number=number + 2)
        CoveredThemeFactory(visit=visit)
        DeadlineFactory(visit=visit)
        DeadlineFactory(visit=visit, step="final", computed_due=date(2024, 7, 11))
        found.append(visit)
    return found


def people(lead) -> list:
    return [lead, UserFactory(senior=True, ofsted_region="West Midlands"), UserFactory(support=True)]


def test_the_team_the_senior_hmi_and_support_see_what_is_late_and_by_how_much(client):
    lead = UserFactory(inspector=True)
    (visit,) = late_visits(1, lead)

    for person in people(lead):
        said = client.sign_in(person).get(reverse("home")).content.decode()
        assert "3 working days late" in said
        assert str(visit) in said


@pytest.mark.parametrize(("count", "figure"), [(1, "letter late"), (2, "letters late")])
def test_one_letter_is_counted_in_the_singular(client, count, figure):
    late_visits(count, UserFactory(inspector=True))
    senior = UserFactory(senior=True, ofsted_region="West Midlands")

    said = client.sign_in(senior).get(reverse("home")).content.decode()

    assert re.search(rf">\s*{figure}\s*<", said)


@pytest.mark.parametrize("trait", ["inspector", "senior"])
def test_nobody_else_does(client, trait):
    late_visits(1, UserFactory(inspector=True))
    elsewhere = {"ofsted_region": "London"} if trait == "senior" else {}

    said = client.sign_in(UserFactory(**{trait: True}, **elsewhere)).get(reverse("home")).content.decode()

    assert "working days late" not in said


def test_many_late_letters_cost_no_more_queries_than_one(client, queries_of):
    def costs(count: int) -> list[int]:
        lead = UserFactory(inspector=True)
        visit = late_visits(count, lead)[0]
        pages = [reverse("home"), visit.get_absolute_url(), reverse("visits:deadlines", args=[visit.ref])]
        return [queries_of(page) for person in people(lead) if client.sign_in(person) for page in pages]

    assert costs(1) == costs(12)
