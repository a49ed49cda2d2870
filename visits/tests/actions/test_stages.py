from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from ofsted_tracker.errors import Refused, StaleStage
from visits.actions import stages
from visits.models import Visit
from visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)


@pytest.fixture
def lead():
    return UserFactory(inspector=True)


def stage_of(visit) -> str:
    return Visit.objects.get(pk=visit.pk).stage


def test_a_visit_goes_from_planned_to_writing_up_and_each_step_is_remembered(lead):
    visit = VisitFactory(lead=lead)

    stages.confirm(visit=visit, by=lead, at=NOW)
    stages.start_fieldwork(visit=visit, by=lead, at=NOW)
    stages.start_writing_up(visit=visit, by=lead, at=NOW)

    steps = [(step.source, step.target, step.by) for step in visit.transitions.all()]
    assert steps == [
        ("planned", "confirmed", lead),
        ("confirmed", "fieldwork", lead),
        ("fieldwork", "writing_up", lead),
    ]


def test_a_visit_without_days_cannot_be_confirmed(lead):
    visit = VisitFactory(lead=lead)
    visit.periods.all().delete()

    with pytest.raises(Refused, match="Enter the dates"):
        stages.confirm(visit=Visit.objects.get(), by=lead, at=NOW)


def test_no_stage_is_left_out(lead):
    visit = VisitFactory(lead=lead)

    with pytest.raises(StaleStage):
        stages.start_fieldwork(visit=visit, by=lead, at=NOW)

    assert stage_of(visit) == "planned"


def test_pressing_twice_moves_once(lead):
    visit, again = VisitFactory(lead=lead, confirmed=True), Visit.objects.get()
    stages.start_fieldwork(visit=visit, by=lead, at=NOW)

    with pytest.raises(StaleStage):
        stages.start_fieldwork(visit=again, by=lead, at=NOW)

    assert visit.transitions.count() == 1


def test_a_visit_is_cancelled_with_a_reason(lead):
    visit = VisitFactory(lead=lead, confirmed=True)

    stages.cancel(visit=visit, reason="The council is being re-inspected.", by=lead, at=NOW)

    assert stage_of(visit) == "cancelled"
    assert visit.transitions.get().reason == "The council is being re-inspected."


def test_no_visit_is_cancelled_without_a_reason(lead):
    visit = VisitFactory(lead=lead)

    with pytest.raises(Refused, match="Say why"):
        stages.cancel(visit=visit, reason="  ", by=lead, at=NOW)

    assert stage_of(visit) == "planned"


def test_a_visit_in_fieldwork_is_not_cancelled(lead):
    visit = VisitFactory(lead=lead, in_fieldwork=True)

    with pytest.raises(StaleStage, match="Only a planned or confirmed visit"):
        stages.cancel(visit=visit, reason="Too late", by=lead, at=NOW)


@pytest.mark.parametrize("verb", [stages.confirm, stages.start_fieldwork, stages.start_writing_up])
def test_only_the_lead_and_the_senior_hmi_of_the_region_move_a_visit(lead, verb):
    visit = VisitFactory(lead=lead, second=UserFactory(inspector=True))

    for other in (UserFactory(inspector=True), UserFactory(senior=True, ofsted_region="London")):
        with pytest.raises(PermissionDenied):
            verb(visit=visit, by=other, at=NOW)


def test_senior_hmi_of_the_region_may_confirm(lead):
    visit = VisitFactory(lead=lead)

    stages.confirm(visit=visit, by=UserFactory(senior=True), at=NOW)

    assert stage_of(visit) == "confirmed"


def test_the_last_step_can_be_taken_back(lead):
    visit = VisitFactory(lead=lead, confirmed=True)
    stages.start_fieldwork(visit=visit, by=lead, at=NOW)

    stages.take_back(visit=visit, transition=visit.transitions.get(), by=lead, at=NOW)

    assert stage_of(visit) == "confirmed"
    assert visit.transitions.last().reason == "Undone."


def test_an_earlier_step_cannot_be_taken_back(lead):
    visit = VisitFactory(lead=lead, confirmed=True)
    stages.start_fieldwork(visit=visit, by=lead, at=NOW)
    earlier = visit.transitions.get()
    stages.start_writing_up(visit=visit, by=lead, at=NOW)

    with pytest.raises(StaleStage, match="has moved on since"):
        stages.take_back(visit=visit, transition=earlier, by=lead, at=NOW)


def test_what_the_council_was_told_is_not_taken_back(lead):
    visit = VisitFactory(lead=lead)
    stages.confirm(visit=visit, by=lead, at=NOW)

    with pytest.raises(StaleStage):
        stages.take_back(visit=visit, transition=visit.transitions.get(), by=lead, at=NOW)
