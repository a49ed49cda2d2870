"""A visit gets another lead: history tells from whom to whom, and rights move at once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.progress.team_history import team_history
from ofsted_tracker.history import FieldChange
from ofsted_tracker.testing.client import TrackerClient
from visits.actions import visit as visits
from visits.actions.particulars import Particulars
from visits.actions.team import LEAD, Inspector
from visits.models import Visit
from visits.rights import may_run
from visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 1, 6, 12, 0, tzinfo=UTC)


@pytest.fixture
def ada():
    return UserFactory(inspector=True, name="Ada First")


@pytest.fixture
def ben():
    return UserFactory(inspector=True, name="Ben Next")


@pytest.fixture
def visit(ada):
    return VisitFactory(lead=ada, start=date(2024, 6, 3))


def hand_over(visit, *team, by) -> Visit:
    said = replace(Particulars.of(visit), team=team)
    return visits.change(visit=visit, said=said, version=visit.version, by=by, at=NOW)


def last_told(visit) -> list[FieldChange]:
    return team_history(visit)[-1].changes


def test_history_tells_who_led_when(visit, ada, ben):
    hand_over(visit, Inspector.of(ben, LEAD), by=ada)
    told = team_history(visit)[-1]
    assert told.changes == [FieldChange("Lead inspector", "Ada First", "Ben Next")]
    assert told.by == "Ada First"


def test_two_who_change_places_are_told_as_a_new_lead_too(visit, ada, ben):
    visit = hand_over(visit, Inspector.of(ada, LEAD), Inspector.of(ben), by=ada)
    hand_over(visit, Inspector.of(ben, LEAD), Inspector.of(ada), by=ada)
    told = [change for one in team_history(visit) for change in one.changes]
    assert FieldChange("Lead inspector", "Ada First", "Ben Next") in told
    assert [(one.name, one.part) for one in Visit.objects.get(pk=visit.pk).inspectors.order_by("part")] == [
        ("Ben Next", "lead"),
        ("Ada First", "second"),
    ]


def test_a_second_who_joins_and_leaves_is_told(visit, ada, ben):
    visit = hand_over(visit, Inspector.of(ada, LEAD), Inspector.of(ben), by=ada)
    assert last_told(visit) == [FieldChange("Second inspector", "nobody", "Ben Next")]
    hand_over(visit, Inspector.of(ada, LEAD), by=ada)
    assert last_told(visit) == [FieldChange("Second inspector", "Ben Next", "nobody")]


def test_a_namesake_is_told_apart_by_the_email_address(visit, ada):
    namesake = UserFactory(inspector=True, name="Ada First", email="other.ada@example.test")
    hand_over(visit, Inspector.of(namesake, LEAD), by=ada)
    assert last_told(visit) == [
        FieldChange("Lead inspector", f"Ada First ({ada.email})", "Ada First (other.ada@example.test)")
    ]


def test_rights_move_at_the_next_request_and_the_new_lead_finds_the_visit_on_the_first_page(visit, ada, ben):
    adas, bens = TrackerClient().sign_in(ada), TrackerClient().sign_in(ben)
    edit = reverse("visits:edit", args=[visit.ref])
    assert (adas.get(edit).status_code, bens.get(edit).status_code) == (200, 403)

    hand_over(visit, Inspector.of(ben, LEAD), by=ada)

    assert (adas.get(edit).status_code, bens.get(edit).status_code) == (403, 200)
    assert not may_run(ada, Visit.objects.get(pk=visit.pk))
    assert bens.get(reverse("home")).context["ahead"] == [visit]
    assert adas.get(reverse("home")).context["ahead"] == []


def test_the_visits_page_tells_it(client, visit, ada, ben):
    hand_over(visit, Inspector.of(ben, LEAD), by=ada)
    page = client.sign_in(ben).get(visit.get_absolute_url()).content.decode()
    assert "<del>Ada First</del>" in page
    assert "<ins>Ben Next</ins>" in page
