"""Before, last time, open and opened follow the visits, never the order of typing."""

from datetime import date

import pytest

from accounts.tests.factories import UserFactory
from findings.progress.record import ProgrammeRecord
from findings.tests.factories import (
    FindingFactory,
    FollowUpFactory,
    LetterFactory,
    LineEventFactory,
    LineOfEnquiryFactory,
    ProgressJudgementFactory,
)
from visits.tests.factories import (
    CoveredThemeFactory,
    MonitoringProgrammeFactory,
    RecommendationFactory,
    ThemeFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


class Story:
    """A programme with visits at fixed dates, read by a senior HMI of the region."""

    DAYS = {1: date(2024, 3, 5), 2: date(2024, 6, 4), 3: date(2024, 9, 3), 4: date(2024, 12, 3), 5: date(2025, 3, 4)}

    def __init__(self):
        self.programme = MonitoringProgrammeFactory()
        self.reader = UserFactory(senior=True, ofsted_region=self.programme.authority.ofsted_region)

    def visit(self, number: int, **traits):
        return VisitFactory(programme=self.programme, number=number, start=self.DAYS[number], **traits)

    def line(self, **values):
        return LineOfEnquiryFactory(programme=self.programme, **values)

    def read(self, line, reader=None):
        return ProgrammeRecord.load(self.programme, reader or self.reader).line(line.pk)


@pytest.fixture
def story():
    return Story()


def test_the_last_look_before_a_visit_is_that_of_the_visit_before_though_typed_later(story):
    five, two = story.visit(5), story.visit(2)
    line = story.line(opened_at=five)
    at_five = FindingFactory(visit=five, line=line)
    at_two = FindingFactory(visit=two, line=line)
    life = story.read(line)
    assert life.findings == [at_two, at_five]
    assert life.last_look(before=five) == at_two
    assert life.last_look(before=two) is None


def test_an_earlier_finding_moves_the_opening_of_its_line_back(story):
    five, two = story.visit(5), story.visit(2)
    line = story.line(opened_at=five)
    FindingFactory(visit=five, line=line)
    FindingFactory(visit=two, line=line)
    assert story.read(line).opening.visit == two
    assert story.read(line).opened_on == date(2024, 6, 4)


def test_the_direction_of_the_next_finding_is_to_be_checked_when_an_earlier_visit_was_added(story):
    five, two = story.visit(5), story.visit(2)
    line = story.line(opened_at=five)
    at_five = FindingFactory(visit=five, line=line)
    assert not story.read(line).direction_needs_check(at_five)
    FindingFactory(visit=two, line=line)
    assert story.read(line).direction_needs_check(at_five)


def test_a_line_closed_at_one_visit_is_open_before_it_and_closed_after_it(story):
    two, three, four = story.visit(2), story.visit(3), story.visit(4)
    line = story.line(opened_at=two)
    FindingFactory(visit=two, line=line)
    LineEventFactory(line=line, kind="closed", visit=three)
    life = story.read(line)
    assert life.is_open(before=three)
    assert life.is_closed(before=four)
    assert life.is_resolved_at(three)
    assert not life.is_open()


def test_a_line_reopened_at_a_later_visit_is_open_again(story):
    two, three, four = story.visit(2), story.visit(3), story.visit(4)
    line = story.line(opened_at=two)
    FindingFactory(visit=two, line=line)
    LineEventFactory(line=line, kind="reopened", visit=four)
    LineEventFactory(line=line, kind="closed", visit=three)
    life = story.read(line)
    assert life.is_open()
    assert life.was_reopened_at(four)
    assert life.is_open(after=two)
    assert life.is_closed(after=three)


def test_a_line_from_a_recommendation_opened_before_the_first_visit(story):
    one = story.visit(1)
    recommendation = RecommendationFactory(inspection=story.programme.anchor)
    line = story.line(theme=recommendation.theme, from_recommendation=recommendation)
    life = story.read(line)
    assert life.is_open(before=one)
    assert life.last_look() is None
    assert life.opened_on == story.programme.anchor.published_on


def test_a_line_whose_only_finding_was_removed_is_gone(story):
    two = story.visit(2)
    line = story.line(opened_at=two)
    FindingFactory(visit=two, line=line, removed=True)
    assert ProgrammeRecord.load(story.programme, story.reader).lines == []


def test_what_a_cancelled_visit_was_to_find_is_not_read(story):
    cancelled = story.visit(2, cancelled=True)
    line = story.line(opened_at=cancelled)
    FindingFactory(visit=cancelled, line=line)
    assert ProgrammeRecord.load(story.programme, story.reader).lines == []


def test_the_council_reads_a_line_as_the_released_visits_left_it(story):
    manager = UserFactory(manager=True, member_of=story.programme.authority)
    two, three = story.visit(2, done=True), story.visit(3, writing_up=True)
    LetterFactory(visit=two, published=True)
    line = story.line(opened_at=two)
    seen = FindingFactory(visit=two, line=line)
    FindingFactory(visit=three, line=line, compared_with=seen, direction="better")
    LineEventFactory(line=line, kind="closed", visit=three)
    assert not story.read(line).is_open()
    life = story.read(line, manager)
    assert life.is_open()
    assert life.findings == [seen]


def test_a_ticked_matter_stays_known_though_nothing_was_found_on_it(story):
    two, three = story.visit(2), story.visit(3)
    line = story.line(opened_at=two)
    FindingFactory(visit=two, line=line)
    tick = FollowUpFactory(visit=three, line=line)
    life = story.read(line)
    assert life.follow_up_at(three) == tick
    assert life.finding_at(three) is None


def test_the_last_evaluation_of_a_theme_is_that_of_the_visit_before(story):
    theme = ThemeFactory()
    four, two = story.visit(4), story.visit(2)
    later = ProgressJudgementFactory(covered_theme=CoveredThemeFactory(visit=four, theme=theme))
    earlier = ProgressJudgementFactory(covered_theme=CoveredThemeFactory(visit=two, theme=theme))
    record = ProgrammeRecord.load(story.programme, story.reader)
    assert record.last_evaluation(theme, before=four) == earlier
    assert record.last_evaluation(theme) == later


def test_a_visit_not_on_record_between_two_looks_is_named(story):
    two = story.visit(2)
    outline = VisitFactory(programme=story.programme, number=3, outline=True)
    story.visit(4)
    record = ProgrammeRecord.load(story.programme, story.reader)
    assert record.outlines_after(two) == [outline]


@pytest.mark.parametrize("findings", [1, 60])
def test_reading_a_programme_takes_as_many_queries_for_sixty_findings_as_for_one(
    findings, story, django_assert_max_num_queries
):
    visit = story.visit(2)
    FindingFactory.create_batch(findings, visit=visit)
    with django_assert_max_num_queries(14):
        ProgrammeRecord.load(story.programme, story.reader)
