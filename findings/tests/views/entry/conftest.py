"""A visit in writing up with one before it, and an inspector of its team at the findings page."""

from datetime import date

import pytest

from accounts.tests.factories import UserFactory
from findings.tests.factories import LineOfEnquiryFactory
from visits.tests.factories import MonitoringProgrammeFactory, RecommendationFactory, ThemeFactory, VisitFactory


@pytest.fixture
def inspector():
    return UserFactory(inspector=True)


@pytest.fixture
def front_door():
    return ThemeFactory(name="Front door")


@pytest.fixture
def first(inspector):
    programme = MonitoringProgrammeFactory()
    return VisitFactory(programme=programme, done=True, start=date(2024, 6, 3), lead=inspector, number=1)


@pytest.fixture
def visit(first, inspector, front_door):
    return VisitFactory(
        programme=first.programme,
        writing_up=True,
        start=date(2024, 9, 2),
        lead=inspector,
        number=2,
        covering=[front_door],
    )


@pytest.fixture
def signed_in(client, inspector):
    return client.sign_in(inspector)


@pytest.fixture
def recommended(visit, front_door):
    """A line begun from a recommendation that no visit has looked at."""
    recommendation = RecommendationFactory(inspection=visit.programme.anchor)
    return LineOfEnquiryFactory(programme=visit.programme, theme=front_door, from_recommendation=recommendation)
