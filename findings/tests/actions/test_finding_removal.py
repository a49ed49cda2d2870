from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from findings.actions import finding as findings
from findings.actions.finding_order import DOWN, UP, reorder
from findings.actions.finding_removal import remove, restore
from findings.actions.matter import Matter
from findings.models import Finding
from findings.progress.record import ProgrammeRecord
from findings.tests.factories import FindingFactory, LineEventFactory
from ofsted_tracker.errors import Refused
from visits.models import Visit
from visits.tests.factories import MonitoringProgrammeFactory, ThemeFactory, VisitFactory

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
    return VisitFactory(programme=first.programme, writing_up=True, start=date(2024, 9, 2), lead=inspector, number=2)


@pytest.fixture
def acting(inspector):
    return {"by": inspector, "at": NOW}


def said(visit, acting, title="Drift in plans", **given):
    matter = given.pop("matter", None) or Matter(title=title, theme=ThemeFactory())
    given = {"kind": "area_for_improvement", "text": "Plans drift.", **acting, **given}
    return findings.record(visit=visit, matter=matter, **given)


def record_of(visit, acting):
    return ProgrammeRecord.load(visit.programme, acting["by"])


def test_a_removed_finding_is_kept_with_who_removed_it_and_its_number_is_not_given_again(visit, acting):
    finding = said(visit, acting)

    remove(finding=finding, **acting)
    remove(finding=finding, **acting)
    following = said(visit, acting, title="Another")

    kept = Finding.objects.get(pk=finding.pk)
    assert (kept.is_removed, kept.removed_by, kept.version) == (True, acting["by"], 2)
    assert following.ref == f"{visit.ref}-02"


def test_the_matter_a_removed_finding_began_is_nowhere_until_the_finding_is_back(visit, acting):
    finding = said(visit, acting)

    remove(finding=finding, **acting)
    assert record_of(visit, acting).lines == []

    restore(finding=finding, **acting)
    assert [life.line for life in record_of(visit, acting).open_lines()] == [finding.line]


def test_removing_takes_back_resolved_and_bringing_back_closes_the_line_again(visit, first, acting):
    line = FindingFactory(visit=first).line
    finding = said(visit, acting, matter=Matter(line=line), direction="better", resolved=True)

    remove(finding=finding, **acting)
    assert record_of(visit, acting).line(line.pk).is_open()

    restore(finding=finding, **acting)
    assert record_of(visit, acting).line(line.pk).is_resolved_at(visit)


def test_removing_takes_back_a_reopening_and_bringing_back_reopens_again(visit, first, acting):
    line = FindingFactory(visit=first).line
    LineEventFactory(line=line, kind="closed", visit=first)
    finding = said(visit, acting, matter=Matter(line=line, reopen=True), direction="worse")

    remove(finding=finding, **acting)
    assert record_of(visit, acting).line(line.pk).is_closed()

    restore(finding=finding, **acting)
    assert record_of(visit, acting).line(line.pk).was_reopened_at(visit)


def test_a_finding_does_not_come_back_onto_a_matter_another_finding_stands_on(visit, first, acting):
    line = FindingFactory(visit=first).line
    finding = said(visit, acting, matter=Matter(line=line), direction="better")
    remove(finding=finding, **acting)
    other = said(visit, acting, matter=Matter(line=line), direction="worse")

    with pytest.raises(Refused, match=f"{other.ref} now stands on the same matter"):
        restore(finding=finding, **acting)


def test_a_finding_comes_back_as_a_first_look_where_nothing_is_left_to_compare_it_with(visit, first, acting):
    earlier = FindingFactory(visit=first)
    finding = said(visit, acting, matter=Matter(line=earlier.line), direction="better")
    remove(finding=finding, **acting)
    Finding.objects.filter(pk=earlier.pk).update(removed_at=NOW, removed_by=acting["by"])

    back = restore(finding=finding, **acting)

    assert (back.direction, back.compared_with) == ("first_look", None)


def test_nobody_but_the_team_removes_and_only_while_the_visit_is_open(visit, acting):
    finding = said(visit, acting)

    with pytest.raises(PermissionDenied):
        remove(finding=finding, by=UserFactory(inspector=True), at=NOW)

    Visit.objects.filter(pk=visit.pk).update(stage="done", done_at=NOW)
    with pytest.raises(Refused, match="is done"):
        remove(finding=finding, **acting)


def test_findings_change_places_among_those_that_stand(visit, acting):
    one, two, three = (said(visit, acting, title=title) for title in ("One", "Two", "Three"))
    remove(finding=two, **acting)

    moved = reorder(finding=three, towards=UP, by=acting["by"])
    at_the_top = reorder(finding=three, towards=UP, by=acting["by"])

    assert (moved, at_the_top) == (True, False)
    order = Finding.objects.standing().in_letter_order()
    assert [finding.line.title for finding in order] == ["Three", "One"]

    reorder(finding=three, towards=DOWN, by=acting["by"])
    assert [finding.line.title for finding in order.all()] == ["One", "Three"]
    assert Finding.objects.get(pk=one.pk).version == 1
