"""A line of an ended programme goes on in the next one."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts.tests.factories import UserFactory
from findings.actions.line_carry_over import carry_over
from findings.models import LineOfEnquiry
from findings.progress.record import ProgrammeRecord
from findings.tests.factories import FindingFactory, LetterFactory, LineEventFactory, LineOfEnquiryFactory
from ofsted_tracker.errors import Refused
from visits.tests.factories import InspectionFactory, MonitoringProgrammeFactory, ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def earlier():
    return MonitoringProgrammeFactory(ended=True)


@pytest.fixture
def line(earlier):
    visit = VisitFactory(programme=earlier, done=True, start=date(2024, 9, 2))
    LetterFactory(visit=visit, published=True)
    return FindingFactory(visit=visit).line


@pytest.fixture
def later(earlier):
    return MonitoringProgrammeFactory(anchor=InspectionFactory(authority=earlier.authority, graded="inadequate"))


@pytest.fixture
def senior():
    return UserFactory(senior=True)


def test_a_matter_goes_on_under_its_own_name_from_the_inspection_of_the_next_programme(line, later, senior):
    carried = carry_over(line=line, by=senior, at=NOW)

    assert (carried.programme, carried.title, carried.theme, carried.continues) == (later, line.title, line.theme, line)
    event = carried.events.get()
    assert (event.kind, event.inspection, event.other_line) == ("carried_over", later.anchor, line)
    assert ProgrammeRecord.load(later, senior).line(carried.pk).is_open()


def test_it_may_take_another_name_and_theme(line, later, senior):
    theme = ThemeFactory()

    carried = carry_over(line=line, title="  Plans for  children", theme=theme, by=senior, at=NOW)

    assert (carried.title, carried.theme) == ("Plans for children", theme)


def test_a_matter_is_carried_over_once(line, later, senior):
    carried = carry_over(line=line, by=senior, at=NOW)

    with pytest.raises(Refused, match="carried over already"):
        carry_over(line=line, title="Another name", by=senior, at=NOW)

    assert line.continued_by.get() == carried


def test_the_database_keeps_a_second_carrying_over_out(line, later, senior):
    carry_over(line=line, by=senior, at=NOW)

    with pytest.raises(IntegrityError), transaction.atomic():
        LineOfEnquiryFactory(programme=later, continues=line)


def test_a_name_that_is_taken_in_the_next_programme_is_refused_beside_it(line, later, senior):
    visit = VisitFactory(programme=later, done=True)
    FindingFactory(visit=visit, line=LineOfEnquiryFactory(programme=later, title=line.title, theme=line.theme))

    with pytest.raises(Refused, match="another name") as refused:
        carry_over(line=line, by=senior, at=NOW)

    assert refused.value.field == "title"


def test_without_an_open_programme_there_is_nothing_to_carry_it_to(line, senior):
    with pytest.raises(Refused, match="no open monitoring programme"):
        carry_over(line=line, by=senior, at=NOW)


def test_a_matter_of_a_programme_that_goes_on_stays_in_it(senior):
    line = FindingFactory().line

    with pytest.raises(Refused, match="goes on"):
        carry_over(line=line, by=senior, at=NOW)


def test_a_merged_matter_is_carried_over_as_the_one_it_was_merged_into(line, later, senior):
    visit = line.findings.get().visit
    LineEventFactory(line=line, kind="merged_into", visit=visit, other_line=FindingFactory(visit=visit).line)

    with pytest.raises(Refused, match="was merged into"):
        carry_over(line=line, by=senior, at=NOW)


def test_who_works_on_the_next_programme_may_and_others_may_not(line, later):
    inspector = UserFactory(inspector=True)
    VisitFactory(programme=later, lead=inspector)

    for stranger in (UserFactory(inspector=True), UserFactory(senior=True, ofsted_region="London")):
        with pytest.raises(PermissionDenied):
            carry_over(line=line, by=stranger, at=NOW)

    assert carry_over(line=line, by=inspector, at=NOW).programme == later


def test_who_may_not_know_the_matter_learns_nothing_of_it_by_its_being_carried_over(earlier, later, senior):
    hidden = FindingFactory(visit=VisitFactory(programme=earlier, writing_up=True, start=date(2024, 9, 2))).line
    manager = UserFactory(manager=True, member_of=earlier.authority)
    carried = carry_over(line=hidden, by=senior, at=NOW)

    assert list(LineOfEnquiry.objects.readable_by(manager)) == []
    assert ProgrammeRecord.load(later, manager).lines == []

    again = FindingFactory(visit=VisitFactory(programme=earlier, done=True, start=date(2024, 11, 4)), line=hidden)
    LetterFactory(visit=again.visit, published=True)
    assert set(LineOfEnquiry.objects.readable_by(manager)) == {hidden, carried}


def test_the_end_of_a_programme_tells_the_council_of_no_matter_it_does_not_know(earlier):
    line = FindingFactory(visit=VisitFactory(programme=earlier, writing_up=True)).line
    LineEventFactory(line=line, kind="closed", visit=None, on=earlier.ended_on)

    assert not LineOfEnquiry.objects.readable_by(UserFactory(manager=True, member_of=earlier.authority)).exists()
