"""Order of visits is not order of typing."""

from datetime import date

import pytest

from visits.models import Visit, in_order
from visits.tests.factories import MonitoringProgrammeFactory, VisitFactory

pytestmark = pytest.mark.django_db


def ordered(programme) -> list[str]:
    visits = in_order(Visit.objects.filter(programme=programme).prefetch_related("periods"))
    return [visit.focus for visit in visits]


@pytest.fixture
def programme():
    return MonitoringProgrammeFactory()


def test_visits_stand_in_order_of_their_first_fieldwork_day(programme):
    VisitFactory(programme=programme, start=date(2025, 5, 1), focus="later")
    VisitFactory(programme=programme, start=date(2024, 5, 1), focus="earlier")
    assert ordered(programme) == ["earlier", "later"]


def test_an_undated_visit_stands_by_its_number_whenever_it_was_typed(programme):
    VisitFactory(programme=programme, number=4, start=date(2025, 5, 1), focus="four")
    VisitFactory(programme=programme, number=2, start=date(2024, 5, 1), focus="two")
    VisitFactory(programme=programme, number=3, outline=True, focus="three")
    VisitFactory(programme=programme, number=1, outline=True, focus="one")
    assert ordered(programme) == ["one", "two", "three", "four"]


def test_a_number_counts_for_more_than_a_month(programme):
    VisitFactory(programme=programme, number=2, start=date(2024, 5, 1), focus="two")
    VisitFactory(programme=programme, number=3, outline=True, month=date(2024, 5, 1), focus="three")
    assert ordered(programme) == ["two", "three"]


def test_a_visit_of_which_only_the_month_is_known_stands_by_it(programme):
    VisitFactory(programme=programme, start=date(2024, 9, 3), focus="September")
    VisitFactory(programme=programme, start=date(2024, 3, 5), focus="March")
    VisitFactory(programme=programme, outline=True, month=date(2024, 6, 1), focus="June")
    assert ordered(programme) == ["March", "June", "September"]


def test_a_visit_of_which_nothing_is_known_stands_last(programme):
    VisitFactory(programme=programme, outline=True, focus="unknown")
    VisitFactory(programme=programme, start=date(2024, 3, 5), focus="known")
    assert ordered(programme) == ["known", "unknown"]
