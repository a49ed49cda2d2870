"""One visit against the last: better, same, worse, could not tell, resolved, not reached and not looked at apart."""

import pytest

from findings.progress.comparison import comparison
from findings.progress.outcome import Outcome
from findings.tests.factories import FollowUpFactory, ProgressJudgementFactory
from visits.models import Judgement
from visits.tests.factories import CoveredThemeFactory, JudgementFactory, ThemeFactory

from .story import TODAY, Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return Story()


def compare(story, visit):
    record = story.record()
    judgements = list(Judgement.objects.filter(inspection=story.programme.anchor))
    return comparison(record, record.visit(visit.pk), judgements=judgements, today=TODAY)


def outcomes(story, visit) -> dict[str, list[str]]:
    found = compare(story, visit)
    return {group.outcome: [one.life.line.title for one in group.lines] for group in found.groups}


def looked_at_before(story, title: str):
    one = story.programme.visits.filter(number=1).first() or story.visit(1)
    line = story.line(title, opened_at=one)
    story.found(one, line)
    return line


@pytest.mark.parametrize("direction", ["better", "same", "worse", "could_not_tell"])
def test_a_line_looked_at_again_stands_under_its_direction(story, direction):
    line = looked_at_before(story, "Supervision")
    two = story.visit(2)
    story.found(two, line, direction)
    assert outcomes(story, two) == {Outcome(direction): ["Supervision"]}


def test_a_line_first_looked_at_now_is_new(story):
    two = story.visit(2)
    story.found(two, story.line("Audits", opened_at=two))
    assert outcomes(story, two) == {Outcome.FIRST_LOOK: ["Audits"]}


def test_what_was_closed_at_the_visit_is_resolved_and_no_longer_better(story):
    line = looked_at_before(story, "Supervision")
    two = story.visit(2)
    story.found(two, line, "better")
    story.close(line, two)
    assert outcomes(story, two) == {Outcome.RESOLVED: ["Supervision"]}


def test_a_line_closed_before_does_not_concern_the_visit_until_it_is_reopened(story):
    line = looked_at_before(story, "Supervision")
    two, three, four = story.visit(2), story.visit(3), story.visit(4)
    story.close(line, two)
    assert outcomes(story, three) == {}
    story.reopen(line, four)
    assert outcomes(story, four) == {Outcome.REOPENED: ["Supervision"]}


def test_planned_and_not_reached_is_kept_apart_from_open_and_not_looked_at(story):
    ticked, other = looked_at_before(story, "Ticked"), looked_at_before(story, "Other")
    two = story.visit(2)
    FollowUpFactory(visit=two, line=ticked)
    assert outcomes(story, two) == {Outcome.NOT_REACHED: ["Ticked"], Outcome.NOT_LOOKED_AT: ["Other"]}
    assert other.findings.count() == 1


def test_while_the_visit_is_written_up_what_was_planned_is_not_recorded_yet(story):
    line = looked_at_before(story, "Ticked")
    two = story.visit(2, stage="writing_up", done_at=None)
    FollowUpFactory(visit=two, line=line)
    assert outcomes(story, two) == {Outcome.STILL_PLANNED: ["Ticked"]}


def test_a_visit_still_to_come_has_failed_to_look_at_nothing(story):
    ticked = looked_at_before(story, "Ticked")
    looked_at_before(story, "Other")
    two = story.visit(2, stage="confirmed", done_at=None)
    FollowUpFactory(visit=two, line=ticked)
    assert outcomes(story, two) == {Outcome.STILL_PLANNED: ["Ticked"]}


def test_a_line_begun_later_does_not_concern_an_earlier_visit(story):
    one, two = story.visit(1), story.visit(2)
    story.found(two, story.line("Later", opened_at=two))
    assert outcomes(story, one) == {}


def test_last_times_words_stand_beside_this_times(story):
    one, three = story.visit(1), story.visit(3)
    line = story.line(opened_at=one)
    story.found(one, line, text="Plans were late.")
    story.found(three, line, "better", text="Plans are on time.")
    story.visit(2)
    compared = compare(story, three).groups[0].lines[0]
    assert (compared.finding.text, compared.earlier.text) == ("Plans are on time.", "Plans were late.")


def test_an_evaluation_stands_beside_the_last_of_its_theme_and_the_inspections_judgement(story):
    theme = ThemeFactory()
    one, two, three = story.visit(1), story.visit(2), story.visit(3)
    for visit, value in ((one, "early"), (three, "good")):
        covered = CoveredThemeFactory(visit=visit, theme=theme)
        ProgressJudgementFactory(covered_theme=covered, value=value)
    JudgementFactory(inspection=story.programme.anchor)
    area = compare(story, three).areas[0]
    assert (area.evaluation.value, area.earlier.value) == ("good", "early")
    assert area.judgement.words == "Inadequate"
    assert compare(story, three).before == two
