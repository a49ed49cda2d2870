from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from findings.actions import line as lines
from findings.models import LineOfEnquiry
from findings.progress.record import ProgrammeRecord
from findings.tests.factories import FindingFactory, LineEventFactory
from ofsted_tracker.errors import Refused
from visits.tests.factories import MonitoringProgrammeFactory, RecommendationFactory, ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def inspector():
    return UserFactory(inspector=True)


@pytest.fixture
def visit(inspector):
    return VisitFactory(writing_up=True, start=date(2024, 9, 2), lead=inspector, number=2)


def open_from(recommendation, visit, by, **more):
    return lines.open_from_recommendation(
        recommendation=recommendation, programme=visit.programme, by=by, at=NOW, **more
    )


def test_a_recommendation_becomes_one_line_opened_at_the_inspection_however_often_it_is_asked(visit, inspector):
    recommendation = RecommendationFactory(inspection=visit.programme.anchor, text="Make plans  better.\n")

    line = open_from(recommendation, visit, inspector)
    again = open_from(recommendation, visit, inspector)

    assert line == again
    assert (line.title, line.theme) == ("Make plans better.", recommendation.theme)
    assert line.events.get().inspection == visit.programme.anchor


def test_a_long_recommendation_is_cut_to_a_title(visit, inspector):
    recommendation = RecommendationFactory(inspection=visit.programme.anchor, text="word " * 100)

    assert len(open_from(recommendation, visit, inspector).title) <= 200


def test_a_recommendation_without_a_theme_needs_one(visit, inspector):
    recommendation, theme = RecommendationFactory(inspection=visit.programme.anchor, theme=None), ThemeFactory()

    with pytest.raises(Refused, match="Choose the theme"):
        open_from(recommendation, visit, inspector)

    assert open_from(recommendation, visit, inspector, theme=theme).theme == theme


def test_the_senior_hmi_of_the_region_may_open_a_line_and_a_stranger_may_not(visit):
    recommendation = RecommendationFactory(inspection=visit.programme.anchor)

    for stranger in (UserFactory(inspector=True), UserFactory(senior=True, ofsted_region="London")):
        with pytest.raises(PermissionDenied):
            open_from(recommendation, visit, stranger)

    assert open_from(recommendation, visit, UserFactory(senior=True))


def test_no_line_is_opened_in_a_programme_that_has_ended(inspector):
    visit = VisitFactory(programme=MonitoringProgrammeFactory(ended=True), lead=inspector)
    recommendation = RecommendationFactory(inspection=visit.programme.anchor)

    with pytest.raises(Refused, match="has ended"):
        open_from(recommendation, visit, inspector)

    assert not LineOfEnquiry.objects.exists()


def test_the_end_of_a_programme_closes_what_is_open_on_that_day():
    programme = MonitoringProgrammeFactory(ended=True)
    visit = VisitFactory(programme=programme, done=True, start=date(2024, 9, 2))
    still_open, closed = FindingFactory(visit=visit).line, FindingFactory(visit=visit).line
    LineEventFactory(line=closed, kind="closed", visit=visit)
    senior = UserFactory(senior=True)

    count = lines.close_all_of_ended_programme(programme=programme, by=senior, at=NOW)

    assert count == 1
    event = still_open.events.get(kind="closed")
    assert (event.on, event.reason) == (programme.ended_on, "Programme ended.")
    assert ProgrammeRecord.load(programme, senior).open_lines() == []


def test_lines_of_a_programme_that_goes_on_are_not_closed_all_at_once(visit):
    with pytest.raises(Refused, match="has not ended"):
        lines.close_all_of_ended_programme(programme=visit.programme, by=UserFactory(senior=True), at=NOW)


def test_a_matter_recorded_of_an_old_visit_ends_with_the_programme_that_has_ended(inspector):
    visit = VisitFactory(
        programme=MonitoringProgrammeFactory(ended=True), writing_up=True, start=date(2024, 9, 2), lead=inspector
    )

    line = lines.open_at_visit(visit=visit, title="Chronologies", theme=ThemeFactory(), by=inspector, at=NOW)

    assert [(event.kind, event.visit, event.on) for event in line.events.all()] == [
        ("opened", visit, None),
        ("closed", None, visit.programme.ended_on),
    ]
