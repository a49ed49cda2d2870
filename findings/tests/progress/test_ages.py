"""When a line was last looked at: silence and missing records never become a look."""

from datetime import date

import pytest

from findings.progress.ages import last_look, not_looked_at_for_a_year
from visits.tests.factories import RecommendationFactory

from .story import TODAY, Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return Story()


def look_at(story, line, **choices):
    record = story.record()
    return last_look(record, record.line(line.pk), today=TODAY, **choices)


def test_the_age_is_counted_from_the_first_day_of_the_last_visit_that_looked(story):
    line = story.line()
    story.found(story.visit(2), line)
    story.visit(4)
    look = look_at(story, line)
    assert (look.words, look.ago) == ("Visit 2, June 2024", "10 months ago")


def test_a_later_visit_not_on_record_makes_it_the_last_known_look(story):
    line = story.line()
    story.found(story.visit(2), line)
    story.outline(3)
    assert look_at(story, line).words == "Last known look: visit 2, June 2024 (visit 3 not on record)"


def test_several_visits_not_on_record_are_named_together(story):
    line = story.line()
    story.found(story.visit(2), line)
    for number in (3, 4, 5):
        story.outline(number)
    assert look_at(story, line).words == "Last known look: visit 2, June 2024 (visits 3 to 5 not on record)"


def test_an_earlier_visit_not_on_record_takes_nothing_away(story):
    line = story.line()
    story.outline(1)
    story.found(story.visit(2), line)
    assert look_at(story, line).words == "Visit 2, June 2024"


def test_a_look_whose_day_is_not_known_has_no_age(story):
    line = story.line()
    story.found(story.visit(2, start=None, record="outline"), line)
    assert look_at(story, line).ago == ""
    assert "date not known" in look_at(story, line).words


def test_a_recommendation_nobody_looked_at_says_so(story):
    inspection = story.programme.anchor
    line = story.line(from_recommendation=RecommendationFactory(inspection=inspection))
    assert look_at(story, line).words == "Never looked at"
    story.outline(1)
    assert look_at(story, line).words == "Never looked at as far as is on record (visit 1 not on record)"


def test_before_a_visit_the_age_runs_to_that_visit(story):
    line = story.line()
    story.found(story.visit(1), line)
    three = story.visit(3)
    story.found(three, line, "same")
    look = look_at(story, line, before=three)
    assert (look.words, look.before_it) == ("Visit 1, March 2024", "5 months before")


@pytest.mark.parametrize(("today", "long_ago"), [(date(2025, 3, 4), False), (date(2025, 3, 5), True)])
def test_a_year_has_gone_by_on_the_day_itself(story, today, long_ago):
    line = story.line()
    story.found(story.visit(1), line)
    assert not_looked_at_for_a_year(story.record().line(line.pk), today) is long_ago
