"""One line that turns out to be several matters."""

import pytest

from findings.actions import finding as findings_of
from findings.actions.matter import Matter
from findings.models import LineOfEnquiry
from findings.tests.actions.stage import NOW
from ofsted_tracker.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(stage):
    return stage.line("Plans", stage.one, stage.two)


def test_new_lines_begin_at_the_visit_and_what_is_left_stays_open(stage, line):
    quality, reviews = stage.split(line, "Quality of  plans ", "Reviews of plans")

    assert [one.title for one in (quality, reviews)] == ["Quality of plans", "Reviews of plans"]
    assert [(event.kind, event.visit, event.other_line) for event in quality.events.all()] == [
        ("split_from", stage.three, line)
    ]
    assert [stage.life(one).is_open() for one in (line, quality, reviews)] == [True, True, True]
    assert not stage.life(quality).is_open(after=stage.two)


def test_the_line_may_be_closed_in_the_same_step_and_is_not_resolved_by_it(stage, line):
    stage.split(line, "Quality of plans", close=True)

    life = stage.life(line)
    assert (life.is_closed(), life.is_resolved_at(stage.three)) == (True, False)


def test_last_time_for_a_new_line_is_what_was_said_on_the_one_it_was_split_from(stage, line):
    (quality,) = stage.split(line, "Quality of plans")
    said_last = line.findings.get(visit=stage.two)
    assert stage.life(quality).last_look(before=stage.three) == said_last

    found = findings_of.record(
        visit=stage.three,
        matter=Matter(line=quality),
        kind="improvement",
        text="Plans are clear.",
        direction="better",
        by=stage.by,
        at=NOW,
    )

    assert found.compared_with == said_last
    life = stage.life(quality)
    assert (life.findings, life.last_look()) == ([found], found)


def test_what_is_said_later_on_what_is_left_is_not_said_of_the_new_line(stage, line):
    (quality,) = stage.split(line, "Quality of plans", visit=stage.two)

    later = stage.found(stage.three, line)

    assert later not in stage.life(quality).looks()


def test_a_line_split_and_merged_back_at_one_visit_has_its_past_once(stage, line):
    (quality,) = stage.split(line, "Quality of plans")

    stage.merge(quality, line)

    assert stage.life(line).looks() == list(line.findings.order_by("pk"))


@pytest.mark.parametrize(
    ("titles", "field", "sentence"),
    [
        ([], "title_1", "at least one"),
        (["   "], "title_1", "Name the new matter"),
        (["Reviews", "reviews"], "title_2", "another name"),
        (["plans"], "title_1", "another name"),
    ],
)
def test_a_split_into_nothing_or_into_one_name_twice_is_refused_and_nothing_is_made(
    stage, line, titles, field, sentence
):
    with pytest.raises(Refused, match=sentence) as refused:
        stage.split(line, *titles)

    assert refused.value.field == field
    assert list(LineOfEnquiry.objects.all()) == [line]


def test_a_closed_line_is_not_split(stage, line):
    stage.close(line)

    with pytest.raises(Refused, match="closed already"):
        stage.split(line, "Quality of plans")


def test_what_is_split_off_at_an_old_visit_ends_with_the_programme_that_has_ended(stage, line):
    type(stage.programme).objects.update(ended_on="2025-02-01", end_reason="Better.")
    stage.programme.refresh_from_db()

    (quality,) = stage.split(LineOfEnquiry.objects.get(pk=line.pk), "Quality of plans")

    life = stage.life(quality)
    assert (life.is_open(after=stage.three), life.is_closed()) == (True, True)
