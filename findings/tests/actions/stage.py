"""Three visits of one programme, two of them open to their inspector, and the steps a line can take there."""

from datetime import UTC, date, datetime

from accounts.tests.factories import UserFactory
from findings.actions import line_close, line_merge, line_split, line_undo
from findings.actions.line_split import Part
from findings.models import LineEvent, LineOfEnquiry
from findings.progress.life import LineLife
from findings.progress.record import ProgrammeRecord
from findings.tests.factories import FindingFactory, LineOfEnquiryFactory
from visits.tests.factories import MonitoringProgrammeFactory, ThemeFactory, VisitFactory

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
DAYS = {1: date(2024, 3, 5), 2: date(2024, 6, 4), 3: date(2024, 9, 3)}


class Stage:
    def __init__(self):
        self.by = UserFactory(inspector=True)
        self.programme = MonitoringProgrammeFactory()
        self.theme = ThemeFactory()
        self.one = self._visit(1, done=True)
        self.two = self._visit(2, writing_up=True)
        self.three = self._visit(3, writing_up=True)

    def _visit(self, number: int, **traits):
        return VisitFactory(programme=self.programme, number=number, start=DAYS[number], lead=self.by, **traits)

    def line(self, title: str, *seen_at, **values) -> LineOfEnquiry:
        """A line opened at the first of the visits that found something on it."""
        opened_at = seen_at[0] if seen_at else self.one
        values = {"programme": self.programme, "theme": self.theme, "title": title, **values}
        line = LineOfEnquiryFactory(opened_at=opened_at, **values)
        for visit in seen_at:
            self.found(visit, line)
        return line

    def found(self, visit, line, compared_with=None):
        earlier = compared_with or line.findings.order_by("pk").last()
        return FindingFactory(visit=visit, line=line, compared_with=earlier)

    def close(self, line, visit=None, **more) -> LineEvent:
        return line_close.close(line=line, visit=visit or self.three, by=self.by, at=NOW, **more)

    def reopen(self, line, visit=None, reason="It came back.") -> LineEvent:
        return line_close.reopen(line=line, visit=visit or self.three, reason=reason, by=self.by, at=NOW)

    def merge(self, line, into, visit=None, **more) -> LineEvent:
        return line_merge.merge(line=line, into=into, visit=visit or self.three, by=self.by, at=NOW, **more)

    def split(self, line, *titles, visit=None, **more) -> list[LineOfEnquiry]:
        parts = [Part(title, self.theme) for title in titles]
        return line_split.split(line=line, parts=parts, visit=visit or self.three, by=self.by, at=NOW, **more)

    def undo(self, event) -> list[LineEvent]:
        return line_undo.undo(event=event, by=self.by, at=NOW)

    def record(self, reader=None) -> ProgrammeRecord:
        return ProgrammeRecord.load(self.programme, reader or self.by)

    def life(self, line) -> LineLife:
        return self.record().line(line.pk)

    def picture(self) -> dict:
        """How every line stands after every visit, and what was said last before it."""
        return {
            life.line.pk: [
                (life.is_open(after=visit), [look.ref for look in life.looks(before=visit)])
                for visit in (self.one, self.two, self.three)
            ]
            + [life.is_open(), [look.ref for look in life.looks()]]
            for life in self.record().lines
        }
