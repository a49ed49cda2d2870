"""The findings of a visit in letter order, each with what its line says about it."""

from dataclasses import dataclass

from findings.models import Finding
from visits.models import Visit

from .ages import visit_and_days
from .life import LineLife
from .record import ProgrammeRecord


@dataclass(frozen=True)
class Listed:
    finding: Finding
    life: LineLife
    is_first: bool = False
    is_last: bool = False

    @property
    def last(self) -> Finding | None:
        return self.life.last_look(before=self.finding.visit)

    @property
    def when(self) -> str:
        return visit_and_days(self.last.visit)

    @property
    def is_resolved(self) -> bool:
        return self.life.is_resolved_at(self.finding.visit)

    @property
    def was_reopened(self) -> bool:
        return self.life.was_reopened_at(self.finding.visit)

    @property
    def needs_check(self) -> bool:
        """An earlier visit was added or changed since the direction was set."""
        return self.life.direction_needs_check(self.finding)


def listed(record: ProgrammeRecord, visit: Visit) -> list[Listed]:
    findings = record.findings_at(visit)
    end = len(findings) - 1
    return [
        Listed(finding, record.line(finding.line_id), is_first=place == 0, is_last=place == end)
        for place, finding in enumerate(findings)
    ]


def as_plain_text(findings: list[Finding]) -> str:
    """The words alone, ready to stand in a letter."""
    return "\n\n".join("\n\n".join(finding.paragraphs) for finding in findings) + "\n"
