"""A page costs the same number of queries whether there is one finding or sixty."""

from datetime import date

import pytest
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
            for visit in (first, self.visit):
                ProgressJudgementFactory(covered_theme=CoveredThemeFactory(visit=visit, theme=line.theme))
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
            "trajectory": reverse("findings:trajectory", args=authority),
            "visit": reverse("findings:visit", args=visit) + "?history=all",
            "visit-progress": reverse("findings:visit-progress", args=visit),
            "line": reverse("findings:line", args=[self.line.pk]),
        }


def test_no_page_asks_more_of_the_database_for_more_findings(client, queries_of):
    def costs(filled: Filled) -> dict[tuple[str, str], int]:
        """For every page and person; filling a programme takes longer than asking for all of them."""
        return {
            (who, name): queries_of(url)
            for who, user in filled.people().items()
            if client.sign_in(user)
            for name, url in filled.urls().items()
        }

    assert costs(Filled(1)) == costs(Filled(60))
