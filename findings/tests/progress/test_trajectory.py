"""The trajectory: a word for each visit that evaluated a theme, and a line only where two visits in a row did."""

import pytest

from accounts.tests.factories import UserFactory
from findings.progress.trajectory import trajectory
from findings.progress.trajectory_chart import drawn_at, in_words, theme_chart
from findings.tests.factories import LetterFactory, ProgressJudgementFactory
from visits.tests.factories import CoveredThemeFactory, ThemeFactory

from .story import DAYS, Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return Story()


@pytest.fixture
def theme():
    return ThemeFactory(name="Front door")


def evaluated(visit, theme, value):
    return ProgressJudgementFactory(covered_theme=CoveredThemeFactory(visit=visit, theme=theme), value=value)


def stops(story, theme, reader=None):
    found = trajectory(story.record(reader))
    return next(one.stops for one in found.themes if one.theme == theme)


def words(story, theme, reader=None) -> list[str]:
    return [stop.words for stop in stops(story, theme, reader)]


def lines(story, theme, reader=None) -> list[str]:
    """Where a line leads to."""
    return [stop.visit.title for stop in stops(story, theme, reader) if stop.is_joined]


def test_a_line_joins_two_visits_in_a_row_that_both_evaluated_the_theme(story, theme):
    evaluated(story.visit(1), theme, "insufficient")
    evaluated(story.visit(2), theme, "early")
    assert words(story, theme) == ["Insufficient", "Early"]
    assert lines(story, theme) == ["Visit 2"]


def test_no_line_passes_a_visit_that_did_not_look(story, theme):
    evaluated(story.visit(1), theme, "insufficient")
    story.visit(2)
    evaluated(story.visit(3), theme, "steady")
    assert words(story, theme) == ["Insufficient", "Not looked at", "Steady"]
    assert lines(story, theme) == []


def test_no_line_passes_a_visit_not_on_record_and_what_it_found_is_not_called_unlooked(story, theme):
    evaluated(story.visit(1), theme, "insufficient")
    story.outline(2)
    evaluated(story.visit(3), theme, "steady")
    assert words(story, theme) == ["Insufficient", "Not on record", "Steady"]
    assert lines(story, theme) == []


def test_no_line_passes_a_number_that_no_visit_here_has(story, theme):
    evaluated(story.visit(2), theme, "limited")
    evaluated(story.visit(4), theme, "good")
    assert lines(story, theme) == []


def test_a_visit_without_a_number_follows_the_one_before_it(story, theme):
    evaluated(story.visit(2), theme, "limited")
    evaluated(story.visit(None, kind="focused", start=DAYS[3]), theme, "good")
    assert lines(story, theme) == ["Focused visit"]


def test_no_line_passes_a_visit_that_looked_and_gave_no_evaluation(story, theme):
    evaluated(story.visit(1), theme, "early")
    CoveredThemeFactory(visit=story.visit(2), theme=theme)
    evaluated(story.visit(3), theme, "early")
    assert words(story, theme) == ["Early", "Not evaluated", "Early"]
    assert lines(story, theme) == []


def test_a_visit_that_found_something_on_a_theme_it_did_not_set_out_to_cover_has_looked(story, theme):
    evaluated(story.visit(1), theme, "early")
    two = story.visit(2)
    story.found(two, story.line(theme=theme, opened_at=two))
    assert words(story, theme) == ["Early", "Not evaluated"]


def test_visits_follow_each_other_by_their_days_however_they_were_typed(story, theme):
    evaluated(story.visit(2), theme, "early")
    evaluated(story.visit(1), theme, "declined")
    assert words(story, theme) == ["Declined", "Early"]
    assert lines(story, theme) == ["Visit 2"]


def test_a_visit_still_to_come_and_a_cancelled_one_have_no_place(story, theme):
    evaluated(story.visit(1), theme, "early")
    CoveredThemeFactory(visit=story.visit(2, stage="cancelled", done_at=None), theme=theme)
    CoveredThemeFactory(visit=story.visit(3, stage="confirmed", done_at=None), theme=theme)
    assert words(story, theme) == ["Early"]


def test_a_council_sees_neither_the_evaluation_nor_the_place_of_a_visit_not_released(story, theme):
    for number, value in ((1, "insufficient"), (3, "steady")):
        visit = story.visit(number)
        evaluated(visit, theme, value)
        LetterFactory(visit=visit, published=True)
    evaluated(story.visit(2, stage="writing_up", done_at=None), theme, "declined")
    council = UserFactory(manager=True, member_of=story.authority)
    assert words(story, theme, council) == ["Insufficient", "Steady"]
    assert lines(story, theme, council) == []
    assert words(story, theme) == ["Insufficient", "Declined", "Steady"]
    assert lines(story, theme) == ["Visit 2", "Visit 3"]


def test_a_theme_only_an_unreleased_visit_looked_at_is_not_among_the_councils(story, theme):
    LetterFactory(visit=story.visit(1), published=True)
    evaluated(story.visit(2, stage="writing_up", done_at=None), theme, "declined")
    council = UserFactory(manager=True, member_of=story.authority)
    assert trajectory(story.record(council)).themes == []


def test_themes_looked_at_and_never_evaluated_are_named_and_not_drawn(story, theme):
    one = story.visit(1)
    evaluated(one, theme, "early")
    CoveredThemeFactory(visit=one, theme=ThemeFactory(name="Permanence"))
    found = trajectory(story.record())
    assert [drawn.theme.name for drawn in found.drawn] == ["Front door"]
    assert [theme.name for theme in found.never_evaluated] == ["Permanence"]


def test_the_picture_says_in_words_what_it_shows(story, theme):
    first = evaluated(story.visit(1), theme, "insufficient")
    story.outline(2)
    evaluated(story.visit(3, stage="writing_up", done_at=None), theme, "sustained")
    found = trajectory(story.record())
    chart = theme_chart(found, found.themes[0], key="one")
    assert chart.title == "Evaluation of progress, Front door"
    assert chart.description == in_words(found.themes[0])
    assert chart.description == (
        "Visit 1, March 2024: insufficient. Visit 2, date not known: not on record. "
        "Visit 3, September 2024, writing up: sustained."
    )
    assert chart.silences == ("Not on record",)
    assert [column.lines for column in chart.columns] == [("Mar", "2024"), (), ("Sep", "")]
    assert chart.marks[0].href == first.get_absolute_url()


def test_a_visits_own_page_draws_what_it_covered_as_it_stood_then_and_only_where_something_had_moved(story, theme):
    other = ThemeFactory(name="Permanence")
    one, two, three = story.visit(1), story.visit(2), story.visit(3)
    for visit, value in ((one, "limited"), (two, "early"), (three, "good")):
        evaluated(visit, theme, value)
    evaluated(two, other, "early")
    record = story.record()
    assert drawn_at(record, record.visit(one.pk)) == []
    (picture,) = drawn_at(record, record.visit(two.pk))
    assert picture.chart.description == "Visit 1, March 2024: limited. Visit 2, June 2024: early."
    assert picture.when_last == "Visit 2, June 2024"
