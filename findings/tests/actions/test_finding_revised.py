from datetime import UTC, date, datetime

import pytest

from accounts.tests.factories import UserFactory
from findings.actions import finding as findings
from findings.actions.matter import Matter
from findings.models import Finding
from findings.progress.record import ProgrammeRecord
from findings.tests.factories import FindingFactory
from ofsted_tracker.errors import StaleEdit
from visits.tests.factories import MonitoringProgrammeFactory, ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def inspector():
    return UserFactory(inspector=True)


@pytest.fixture
def programme():
    return MonitoringProgrammeFactory()


@pytest.fixture
def first(programme, inspector):
    return VisitFactory(programme=programme, done=True, start=date(2024, 6, 3), lead=inspector, number=1)


@pytest.fixture
def visit(programme, inspector, first):
    return VisitFactory(programme=programme, writing_up=True, start=date(2024, 9, 2), lead=inspector, number=2)


def said(visit, inspector, **given):
    given = {"kind": "area_for_improvement", "text": "Plans drift.", "by": inspector, "at": NOW, **given}
    given.setdefault("matter", Matter(title="Drift in plans", theme=ThemeFactory()))
    return findings.record(visit=visit, **given)


def life_of(finding, user):
    return ProgrammeRecord.load(finding.visit.programme, user).line(finding.line_id)


def test_two_who_change_a_finding_at_once_overwrite_nothing(visit, inspector):
    finding = said(visit, inspector)
    given = {"finding": finding, "version": 1, "kind": "strength", "by": inspector, "at": NOW}
    findings.revise(text="First to save.", **given)

    with pytest.raises(StaleEdit) as stale:
        findings.revise(text="Second to save.", **given)

    assert stale.value.current.text == "First to save."
    assert Finding.objects.get().text == "First to save."


def test_a_finding_moved_to_another_line_takes_its_resolution_with_it(visit, first, inspector):
    finding = said(visit, inspector, resolved=True)
    earlier = FindingFactory(visit=first)

    moved = findings.move_to(
        finding=finding, version=1, matter=Matter(line=earlier.line), direction="better", by=inspector, at=NOW
    )

    record = ProgrammeRecord.load(visit.programme, inspector)
    assert (moved.line, moved.direction, moved.compared_with) == (earlier.line, "better", earlier)
    assert record.line(earlier.line.pk).is_resolved_at(visit)
    assert not record.line(finding.line_id).is_closed()
    assert finding.line.title not in [life.line.title for life in record.lines]


def test_a_finding_moves_to_a_new_matter_as_a_first_look(visit, first, inspector):
    earlier = FindingFactory(visit=first)
    finding = said(visit, inspector, matter=Matter(line=earlier.line), direction="same")

    moved = findings.move_to(
        finding=finding,
        version=1,
        matter=Matter(title="Something else", theme=ThemeFactory()),
        by=inspector,
        at=NOW,
    )

    assert (moved.line.title, moved.direction, moved.compared_with) == ("Something else", "first_look", None)
