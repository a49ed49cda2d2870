from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from findings.actions import follow_up
from findings.tests.factories import FindingFactory, FollowUpFactory, LineEventFactory, LineOfEnquiryFactory
from ofsted_tracker.errors import Refused
from visits.tests.factories import MonitoringProgrammeFactory, RecommendationFactory, VisitFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def inspector():
    return UserFactory(inspector=True)


@pytest.fixture
def first(inspector):
    programme = MonitoringProgrammeFactory()
    return VisitFactory(programme=programme, done=True, start=date(2024, 6, 3), lead=inspector, number=1)


@pytest.fixture
def visit(first, inspector):
    return VisitFactory(programme=first.programme, start=date(2024, 9, 2), lead=inspector, number=2)


def ticked(visit):
    return {one.line for one in visit.follow_ups.all()}


def test_one_save_ticks_and_unticks_many_and_leaves_a_colleagues_ticks_alone(visit, first, inspector):
    gone, kept, new = (FindingFactory(visit=first).line for _ in range(3))
    FollowUpFactory(visit=visit, line=gone)
    FollowUpFactory(visit=visit, line=kept)

    follow_up.change(visit=visit, tick=[new], untick=[gone], by=inspector, at=NOW)
    follow_up.change(visit=visit, tick=[new], untick=[gone], by=inspector, at=NOW)

    assert ticked(visit) == {kept, new}
    assert visit.follow_ups.get(line=new).ticked_by == inspector


def test_a_ticked_recommendation_becomes_a_line(visit, inspector):
    recommendation = RecommendationFactory(inspection=visit.programme.anchor)

    follow_up.change(visit=visit, recommendations={recommendation: None}, by=inspector, at=NOW)

    assert {line.recommendation for line in ticked(visit)} == {recommendation}


def test_a_line_closed_before_the_visit_is_not_followed_up(visit, first, inspector):
    line = FindingFactory(visit=first).line
    LineEventFactory(line=line, kind="closed", visit=first)

    with pytest.raises(Refused, match="was closed"):
        follow_up.change(visit=visit, tick=[line], by=inspector, at=NOW)


def test_a_line_of_another_programme_is_not_followed_up(visit, inspector):
    with pytest.raises(Refused, match="own programme"):
        follow_up.change(visit=visit, tick=[LineOfEnquiryFactory()], by=inspector, at=NOW)


@pytest.mark.parametrize("stage", ["planned", "confirmed", "fieldwork", "writing_up"])
def test_the_team_decides_from_planning_to_writing_up(visit, first, inspector, stage):
    visit.stage = stage
    visit.save()

    follow_up.change(visit=visit, tick=[FindingFactory(visit=first).line], by=inspector, at=NOW)

    assert visit.follow_ups.count() == 1


def test_nobody_decides_for_a_done_visit_or_for_another_team(first, visit, inspector):
    line = FindingFactory(visit=first).line

    with pytest.raises(Refused, match="is done"):
        follow_up.change(visit=first, tick=[line], by=inspector, at=NOW)
    with pytest.raises(PermissionDenied):
        follow_up.change(visit=visit, tick=[line], by=UserFactory(inspector=True), at=NOW)
