from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from accounts.tests.factories import UserFactory
from findings.actions import finding as findings
from findings.actions.finding import AlreadySaved
from findings.actions.matter import Matter
from findings.models import Finding, LineOfEnquiry
from findings.progress.record import ProgrammeRecord
from findings.tests.factories import FindingFactory, LineEventFactory, LineOfEnquiryFactory
from ofsted_tracker.errors import Refused
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


def test_a_finding_on_a_new_matter_opens_its_line_at_the_visit_as_a_first_look(visit, inspector):
    finding = said(visit, inspector)

    assert (finding.ref, finding.direction, finding.position) == (f"{visit.ref}-01", "first_look", 1)
    assert [event.kind for event in finding.line.events.all()] == ["opened"]
    assert finding.history.get().history_user == inspector


def test_a_finding_on_a_line_looked_at_before_says_how_it_compares(visit, first, inspector):
    earlier = FindingFactory(visit=first)

    finding = said(visit, inspector, matter=Matter(line=earlier.line), direction="worse")

    assert (finding.direction, finding.compared_with) == ("worse", earlier)


@pytest.mark.parametrize("direction", ["", "first_look", "sideways"])
def test_a_line_looked_at_before_needs_a_direction(visit, first, inspector, direction):
    earlier = FindingFactory(visit=first)

    with pytest.raises(Refused, match="Select how it compares with visit 1") as refused:
        said(visit, inspector, matter=Matter(line=earlier.line), direction=direction)

    assert refused.value.field == "direction"
    assert not visit.findings.exists()


def test_a_direction_on_a_line_never_looked_at_is_a_first_look(visit, first, inspector):
    line = LineOfEnquiryFactory(programme=visit.programme, opened_at=first)

    finding = said(visit, inspector, matter=Matter(line=line), direction="better")

    assert (finding.direction, finding.compared_with) == ("first_look", None)


def test_an_earlier_visit_typed_in_later_is_not_the_last_time(programme, visit, inspector):
    later = VisitFactory(programme=programme, done=True, start=date(2025, 3, 3), number=4)
    line = FindingFactory(visit=later).line

    finding = said(visit, inspector, matter=Matter(line=line))

    assert finding.direction == "first_look"


def test_back_filling_marks_the_next_findings_direction_to_be_checked_and_moves_the_opening_back(
    programme, visit, inspector
):
    later = VisitFactory(programme=programme, writing_up=True, start=date(2025, 3, 3), lead=inspector, number=4)
    at_four = said(later, inspector, text="Plans still drift.")

    at_two = said(visit, inspector, matter=Matter(line=at_four.line), text="Plans drift a little.")

    life = life_of(at_four, inspector)
    assert life.opening == at_two
    assert life.direction_needs_check(at_four)

    revised = findings.revise(
        finding=at_four, version=1, kind=at_four.kind, text=at_four.text, direction="worse", by=inspector, at=NOW
    )
    assert revised.compared_with == at_two
    assert not life_of(revised, inspector).direction_needs_check(revised)


def test_extent_and_stage_are_read_from_the_words_unless_a_person_says(visit, inspector):
    read = said(visit, inspector, text="Most plans are reviewed. Staff are starting to use them.")
    silent = said(
        visit,
        inspector,
        text="Most plans are reviewed.",
        extent="",
        stage_of_change="planned",
        matter=Matter(title="Reviews", theme=ThemeFactory()),
    )

    assert (read.extent, read.stage_of_change) == ("most", "starting")
    assert (silent.extent, silent.stage_of_change) == ("", "planned")


def test_resolved_closes_the_line_at_the_visit_and_unticking_reopens_it_there(visit, inspector):
    finding = said(visit, inspector, resolved=True)
    assert life_of(finding, inspector).is_resolved_at(visit)

    findings.revise(
        finding=finding, version=1, kind=finding.kind, text=finding.text, resolved=False, by=inspector, at=NOW
    )

    events = finding.line.events.order_by("pk")
    assert [(event.kind, event.visit) for event in events] == [
        ("opened", visit),
        ("closed", visit),
        ("reopened", visit),
    ]
    assert events.last().reason == "“Resolved” was unticked."
    assert life_of(finding, inspector).is_open()


def test_a_matter_looked_at_again_later_was_not_resolved_here(programme, visit, inspector):
    later = VisitFactory(programme=programme, done=True, start=date(2025, 3, 3), number=4)
    line = FindingFactory(visit=later).line

    with pytest.raises(Refused, match="looked at again at visit 4") as refused:
        said(visit, inspector, matter=Matter(line=line), resolved=True)

    assert refused.value.field == "resolved"
    assert not visit.findings.exists()


def test_a_line_closed_before_the_visit_is_reopened_in_the_same_save_when_asked(visit, first, inspector):
    earlier = FindingFactory(visit=first)
    LineEventFactory(line=earlier.line, kind="closed", visit=first)

    with pytest.raises(Refused, match="closed at visit 1") as refused:
        said(visit, inspector, matter=Matter(line=earlier.line), direction="worse")
    assert refused.value.field == "reopen"
    assert not visit.findings.exists()

    finding = said(visit, inspector, matter=Matter(line=earlier.line, reopen=True), direction="worse")
    assert life_of(finding, inspector).was_reopened_at(visit)


def test_a_visit_has_one_finding_on_a_matter(visit, inspector):
    finding = said(visit, inspector)

    with pytest.raises(Refused, match=f"already has a finding on this matter: {finding.ref}"):
        said(visit, inspector, matter=Matter(line=finding.line), text="More of it.")


def test_a_new_matter_may_not_repeat_one_that_is_there(visit, inspector):
    finding = said(visit, inspector)

    with pytest.raises(Refused, match="already in the list of matters"):
        said(visit, inspector, matter=Matter(title="drift  in plans", theme=finding.line.theme))

    assert LineOfEnquiry.objects.count() == 1


def test_a_line_of_another_programme_is_refused(visit, inspector):
    with pytest.raises(Refused, match="own programme"):
        said(visit, inspector, matter=Matter(line=LineOfEnquiryFactory()))


def test_the_same_form_sent_twice_makes_one_finding(visit, inspector):
    key, matter = uuid4(), Matter(title="Drift in plans", theme=ThemeFactory())

    once = said(visit, inspector, matter=matter, entry_key=key)
    twice = said(visit, inspector, matter=matter, entry_key=key)

    assert once == twice
    assert Finding.objects.count() == 1


def test_the_same_form_sent_again_with_other_words_is_refused_and_named(visit, inspector):
    key, matter = uuid4(), Matter(title="Drift in plans", theme=ThemeFactory())
    once = said(visit, inspector, matter=matter, entry_key=key)

    with pytest.raises(AlreadySaved, match=f"already saved as {once.ref}"):
        said(visit, inspector, matter=matter, entry_key=key, text="Other words.")

    assert Finding.objects.get().text == "Plans drift."


def test_a_form_of_another_visit_is_told_so(visit, first, inspector):
    taken = FindingFactory(visit=first, entry_key=uuid4())

    with pytest.raises(Refused, match="another visit"):
        said(visit, inspector, entry_key=taken.entry_key)


def test_only_the_team_records(visit):
    with pytest.raises(PermissionDenied):
        said(visit, UserFactory(inspector=True))


def test_nobody_records_on_an_outline_which_everybody_may_read(programme, inspector):
    outline = VisitFactory(programme=programme, outline=True, lead=inspector)

    with pytest.raises(PermissionDenied):
        said(outline, inspector)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"stage": "planned"}, "is planned"),
        ({"confirmed": True}, "Start its fieldwork"),
        ({"done": True}, "can reopen"),
    ],
)
def test_findings_are_recorded_in_fieldwork_and_writing_up_only(programme, inspector, state, words):
    visit = VisitFactory(programme=programme, lead=inspector, **state)

    with pytest.raises(Refused, match=words):
        said(visit, inspector)


def test_words_of_more_than_50000_characters_are_refused(visit, inspector):
    with pytest.raises(ValidationError):
        said(visit, inspector, text="a" * 50_001)

    assert not LineOfEnquiry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_double_click_that_arrives_at_the_same_moment_makes_one_finding(visit, inspector):
    key, matter = uuid4(), Matter(title="Drift in plans", theme=ThemeFactory())

    def click(_):
        try:
            return said(visit, inspector, matter=matter, entry_key=key).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        one, other = both.map(click, range(2))

    assert one == other
    assert Finding.objects.count() == 1
