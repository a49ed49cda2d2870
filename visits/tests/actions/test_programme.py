from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from ofsted_tracker.errors import Refused
from visits.actions import programme as programmes
from visits.models import MonitoringProgramme
from visits.tests.factories import InspectionFactory, MonitoringProgrammeFactory, VisitFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)


@pytest.fixture
def senior():
    return UserFactory(senior=True)


def start(by, **other) -> MonitoringProgramme:
    anchor = other.pop("anchor", None) or InspectionFactory()
    given = {
        "authority": anchor.authority,
        "anchor": anchor,
        "judged_in": date(2024, 1, 26),
        "started_on": date(2024, 3, 1),
        "reason": "Judged inadequate on leaders.",
        "judged_on": "leaders",
    } | other
    return programmes.start(by=by, at=NOW, **given)


def test_senior_hmi_of_the_region_starts_a_programme_with_its_reason(senior):
    programme = start(senior)

    assert programme.is_open
    assert programme.judged_in == date(2024, 1, 1)
    assert programme.start_reason == "Judged inadequate on leaders."
    assert programme.history.get().history_user == senior


@pytest.mark.parametrize("person", [{"inspector": True}, {"senior": True, "ofsted_region": "London"}])
def test_nobody_else_starts_a_programme(person):
    with pytest.raises(PermissionDenied):
        start(UserFactory(**person))


def test_an_authority_has_one_open_programme(senior):
    running = MonitoringProgrammeFactory()

    with pytest.raises(Refused, match="already has an open programme, started on 1 March 2024"):
        start(senior, anchor=running.anchor)


def test_a_programme_goes_back_to_an_inspection_of_its_own_authority(senior):
    with pytest.raises(Refused, match="Choose an inspection of") as refusal:
        start(senior, authority=InspectionFactory().authority)

    assert refusal.value.field == "anchor"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"started_on": date(2024, 5, 7)}, "started_on"),
        ({"started_on": date(2024, 1, 14)}, "started_on"),
        ({"judged_in": date(2023, 12, 1)}, "judged_in"),
        ({"judged_in": date(2024, 6, 1)}, "judged_in"),
    ],
)
def test_dates_that_cannot_be_are_refused(senior, given, field):
    with pytest.raises(Refused) as refusal:
        start(senior, **given)

    assert refusal.value.field == field


def test_a_programme_ends_with_a_reason(senior):
    programme = MonitoringProgrammeFactory()

    ended = programmes.end(programme=programme, ended_on=date(2024, 5, 1), reason="Re-inspected.", by=senior, at=NOW)

    assert (ended.is_open, ended.end_reason) == (False, "Re-inspected.")


@pytest.mark.parametrize(
    ("ended_on", "reason", "sentence"),
    [
        (date(2024, 5, 7), "Re-inspected.", "after today"),
        (date(2024, 2, 1), "Re-inspected.", "before it started"),
        (date(2024, 5, 1), " ", "Say why"),
    ],
)
def test_an_impossible_end_is_refused(senior, ended_on, reason, sentence):
    with pytest.raises(Refused, match=sentence):
        programmes.end(programme=MonitoringProgrammeFactory(), ended_on=ended_on, reason=reason, by=senior, at=NOW)


def test_a_programme_with_a_visit_to_come_does_not_end(senior):
    visit = VisitFactory()

    with pytest.raises(Refused, match=f"{visit.ref} is still planned"):
        programmes.end(programme=visit.programme, ended_on=date(2024, 5, 1), reason="Re-inspected.", by=senior, at=NOW)


def test_a_programme_ends_once(senior):
    with pytest.raises(Refused, match="already ended"):
        programmes.end(
            programme=MonitoringProgrammeFactory(ended_on=date(2024, 4, 1), end_reason="Re-inspected."),
            ended_on=date(2024, 5, 1),
            reason="Again.",
            by=senior,
            at=NOW,
        )
