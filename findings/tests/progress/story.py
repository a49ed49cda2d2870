"""A monitoring programme told visit by visit, as tests of what is read need it."""

from datetime import date

from accounts.tests.factories import UserFactory
from findings.progress.record import ProgrammeRecord
from findings.tests.factories import FindingFactory, LineEventFactory, LineOfEnquiryFactory
from visits.tests.factories import MonitoringProgrammeFactory, VisitFactory

DAYS = {1: date(2024, 3, 5), 2: date(2024, 6, 4), 3: date(2024, 9, 3), 4: date(2024, 12, 3), 5: date(2025, 3, 4)}
TODAY = date(2025, 4, 4)


class Story:
    """Visits stand at fixed dates, whatever the order in which they are told."""

    def __init__(self):
        self.programme = MonitoringProgrammeFactory()
        self.authority = self.programme.authority
        self.reader = UserFactory(senior=True, ofsted_region=self.authority.ofsted_region)

    def visit(self, number: int | None, **traits):
        return VisitFactory(
            programme=self.programme,
            number=number,
            **{"start": DAYS.get(number), "stage": "done", "done_at": "2025-03-05 12:00Z", **traits},
        )

    def outline(self, number: int | None, **traits):
        return VisitFactory(programme=self.programme, number=number, outline=True, **traits)

    def line(self, title: str = "Supervision", **values):
        return LineOfEnquiryFactory(programme=self.programme, title=title, **values)

    def found(self, visit, line, direction: str = "first_look", **values):
        """A finding; another direction than a first look is set against the line's finding typed last."""
        earlier = None if direction == "first_look" else line.findings.order_by("pk").last()
        return FindingFactory(visit=visit, line=line, direction=direction, compared_with=earlier, **values)

    def close(self, line, visit):
        return LineEventFactory(line=line, kind="closed", visit=visit)

    def reopen(self, line, visit):
        return LineEventFactory(line=line, kind="reopened", visit=visit)

    def record(self, reader=None) -> ProgrammeRecord:
        return ProgrammeRecord.load(self.programme, reader or self.reader)
