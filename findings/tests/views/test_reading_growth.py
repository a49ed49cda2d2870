"""A page costs the same number of queries whether there is one finding or sixty."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.tests.factories import (
    ActionFactory,
    FindingFactory,
    FollowUpFactory,
    LetterFactory,
    LineOfEnquiryFactory,
    ProgressJudgementFactory,
)
from visits.tests.factories import CoveredThemeFactory, InspectionFactory, MonitoringProgrammeFactory, VisitFactory

pytestmark = pytest.mark.django_db


class Filled:
    """A programme with two visits, of which the later has so many findings."""

    def __init__(self, count: int):
        inspection = InspectionFactory(graded="inadequate")
        self.programme = MonitoringProgrammeFactory(anchor=inspection)
        self.authority = self.programme.authority
        self.lead = UserFactory(inspector=True)
        first = self._visit(2, date(2023, 6, 6), done=True)
        self.visit = self._visit(3, date(2024, 6, 4), done=True)
        LetterFactory(visit=first, published=True)
        LetterFactory(visit=self.visit, published=True)
        for _ in range(count):
            line = LineOfEnquiryFactory(programme=self.programme, opened_at=first)
            earlier = FindingFactory(visit=first, line=line)
            FindingFactory(visit=self.visit, line=line, compared_with=earlier)
            FollowUpFactory(visit=self.visit, line=line)
            ProgressJudgementFactory(covered_theme=CoveredThemeFactory(visit=self.visit, theme=line.theme))
            ActionFactory(authority=self.authority, lines=[line])
        self.line = line

    def _visit(self, number: int, start: date, **traits):
        return VisitFactory(programme=self.programme, number=number, start=start, lead=self.lead, **traits)

    def people(self):
        return {
            "inspector": self.lead,
            "senior": UserFactory(senior=True),
            "manager": UserFactory(manager=True, member_of=self.authority),
        }

    def urls(self) -> dict[str, str]:
        authority, visit = [self.authority.slug], [self.visit.ref]
        return {
            "home": reverse("home"),
            "authority": reverse("findings:authority", args=authority),
            "matrix": reverse("findings:matrix", args=authority) + "?lines=all&visits=all",
            "visit": reverse("findings:visit", args=visit) + "?history=all",
            "visit-progress": reverse("findings:visit-progress", args=visit),
            "line": reverse("findings:line", args=[self.line.pk]),
        }


@pytest.mark.parametrize("who", ["inspector", "senior", "manager"])
def test_no_page_asks_more_of_the_database_for_more_findings(client, django_assert_num_queries, who):
    few, many = Filled(1), Filled(60)
    costs = {name: _cost(client, few, who, name) for name in few.urls()}
    for name, cost in costs.items():
        client.sign_in(many.people()[who])
        url = many.urls()[name]
        client.get(url)
        with django_assert_num_queries(cost):
            client.get(url)


def _cost(client, filled, who: str, name: str) -> int:
    client.sign_in(filled.people()[who])
    url = filled.urls()[name]
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)
