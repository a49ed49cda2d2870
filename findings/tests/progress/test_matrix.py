"""The matrix: what stands where a line and a visit meet, and which rows each figure opens."""

from datetime import date

import pytest

from findings.progress.matrix import CellState, Shown, matrix
from findings.tests.factories import FollowUpFactory, LineOfEnquiryFactory

from .story import TODAY, Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return Story()


def states(story, line, **choices) -> list[str]:
    return [cell.state.value for cell in row_of(story, line, **choices).cells]


def row_of(story, line, **choices):
    shown = matrix(story.record(), today=TODAY, **{"shown": Shown.ALL, "every_visit": True, **choices})
    return next(row for group in shown.groups for row in group.rows if row.life.line == line)


def titles(story, shown) -> list[str]:
    found = matrix(story.record(), today=TODAY, shown=shown)
    return [row.life.line.title for group in found.groups for row in group.rows]


def test_a_visit_that_did_not_look_is_neither_unchanged_nor_closed(story):
    one, two = story.visit(1), story.visit(2)
    line = story.line(opened_at=one)
    story.found(one, line)
    assert states(story, line) == [CellState.FINDING, CellState.NOT_LOOKED]
    assert row_of(story, line).life.is_open()
    assert two in matrix(story.record(), today=TODAY).visits


def test_a_line_ticked_and_not_reached_is_told_apart_from_one_nobody_meant_to_look_at(story):
    one, two = story.visit(1), story.visit(2)
    ticked, other = story.line("Ticked", opened_at=one), story.line("Other", opened_at=one)
    story.found(one, ticked)
    story.found(one, other)
    FollowUpFactory(visit=two, line=ticked)
    assert states(story, ticked)[1] == CellState.PLANNED
    assert states(story, other)[1] == CellState.NOT_LOOKED


def test_while_the_visit_is_being_written_up_a_ticked_line_may_still_be_reached(story):
    one, two = story.visit(1), story.visit(2, stage="writing_up", done_at=None)
    line = story.line(opened_at=one)
    story.found(one, line)
    FollowUpFactory(visit=two, line=line)
    assert states(story, line)[1] == CellState.NOT_LOOKED


def test_of_a_visit_not_on_record_nothing_is_said_either_way(story):
    one = story.visit(1)
    story.outline(2)
    line = story.line(opened_at=one)
    story.found(one, line)
    assert states(story, line) == [CellState.FINDING, CellState.NO_RECORD]


def test_visits_stand_in_their_own_order_though_the_fifth_was_typed_before_the_second(story):
    five, one = story.visit(5), story.visit(1)
    line = story.line(opened_at=five)
    story.found(five, line)
    two = story.visit(2)
    assert matrix(story.record(), today=TODAY).visits == [one, two, five]
    assert states(story, line) == [CellState.NOT_LOOKED, CellState.NOT_LOOKED, CellState.FINDING]


def test_a_finding_back_filled_before_another_asks_to_check_the_others_direction(story):
    five, two = story.visit(5), story.visit(2)
    line = story.line(opened_at=five)
    story.found(five, line)
    story.found(two, line)
    back_filled, later = row_of(story, line).cells
    assert not back_filled.needs_check
    assert later.needs_check
    assert "check: an earlier visit was added" in later.direction_words


def test_visits_known_by_number_or_month_alone_stand_where_they_belong(story):
    five, two = story.visit(5), story.visit(2)
    third = story.outline(3)
    autumn = story.outline(None, month=date(2024, 11, 1))
    assert matrix(story.record(), today=TODAY, every_visit=True).visits == [two, third, autumn, five]


def test_a_visit_still_ahead_has_no_column(story):
    one, two = story.visit(1), story.visit(2, stage="confirmed", done_at=None)
    assert matrix(story.record(), today=TODAY).visits == [one]
    assert two in story.record().visits


def test_the_last_four_visits_are_shown_until_all_are_asked_for(story):
    visits = [story.visit(number) for number in range(1, 6)]
    shown = matrix(story.record(), today=TODAY)
    assert (shown.visits, shown.earlier_visits) == (visits[1:], 1)
    assert matrix(story.record(), today=TODAY, every_visit=True).visits == visits


def test_the_finding_at_which_a_line_closed_says_that_it_is_resolved(story):
    one, two = story.visit(1), story.visit(2)
    line = story.line(opened_at=one)
    story.found(one, line)
    story.found(two, line, "better")
    story.close(line, two)
    row = row_of(story, line)
    assert row.cells[1].direction_words == "Better, resolved"
    assert row.status.kind == "closed"


def test_a_reopened_line_is_open_again_and_says_so(story):
    one, two, three = story.visit(1), story.visit(2), story.visit(3)
    line = story.line(opened_at=one)
    story.found(one, line)
    story.close(line, two)
    story.reopen(line, three)
    row = row_of(story, line)
    assert row.life.is_open()
    assert row.status.kind == "reopened"


def test_each_figure_counts_the_rows_it_opens(story):
    one, four = story.visit(1), story.visit(4)
    for title, kind, visit in [("Old", "area_for_improvement", one), ("Praised", "strength", four)]:
        story.found(visit, story.line(title, opened_at=visit), kind=kind)
    closed = story.line("Closed", opened_at=one)
    story.found(one, closed)
    story.close(closed, four)
    counts = matrix(story.record(), today=TODAY).counts
    assert {name: len(titles(story, name)) for name in Shown.values} == counts
    assert titles(story, Shown.OPEN) == ["Old", "Praised"]
    assert titles(story, Shown.TO_IMPROVE) == ["Old"]
    assert titles(story, Shown.STRENGTHS) == ["Praised"]
    assert titles(story, Shown.UNLOOKED) == ["Old"]
    assert titles(story, Shown.CLOSED) == ["Closed"]


def test_one_line_is_counted_in_the_singular():
    assert [Shown.OPEN.counted(number) for number in (0, 1, 2)] == ["open lines", "open line", "open lines"]
    assert Shown.CLOSED.counted(1) == "closed"


def test_lines_are_grouped_by_theme_in_the_order_of_themes(story):
    one = story.visit(1)
    for title in ("Second theme", "Third theme"):
        story.found(one, LineOfEnquiryFactory(programme=story.programme, title=title, opened_at=one))
    groups = matrix(story.record(), today=TODAY).groups
    assert [row.life.line.title for group in groups for row in group.rows] == ["Second theme", "Third theme"]
    assert len(groups) == 2
