"""A step is taken back where nothing stands on it; and every order of steps leaves a record that holds together."""

import random
from contextlib import suppress

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from findings.actions import line_undo
from findings.actions.line_carry_over import carry_over
from findings.models import LineEvent
from findings.tests.actions.stage import NOW
from findings.tests.factories import ActionFactory, FindingFactory, FollowUpFactory
from ofsted_tracker.errors import Refused
from visits.tests.factories import InspectionFactory, MonitoringProgrammeFactory

pytestmark = pytest.mark.django_db


def test_both_the_step_and_its_undoing_stay_on_record(stage):
    line = stage.line("Plans", stage.one)
    closed = stage.close(line)

    (undone,) = stage.undo(closed)

    assert (undone.kind, undone.undoes, undone.visit) == ("undone", closed, stage.three)
    life = stage.life(line)
    assert life.is_open()
    assert [(one.event, one.undone) for one in life.taken_back] == [(closed, undone)]


def test_a_step_is_undone_once(stage):
    closed = stage.close(stage.line("Plans", stage.one))
    stage.undo(closed)

    with pytest.raises(Refused, match="undone already"):
        stage.undo(closed)


def test_a_split_is_undone_as_a_whole(stage):
    line = stage.line("Plans", stage.one)
    _, second = stage.split(line, "Quality", "Reviews", close=True)

    undone = stage.undo(second.events.get())

    assert len(undone) == 3
    assert [life.line for life in stage.record().lines] == [line]
    assert stage.life(line).is_open()


def test_a_step_others_built_on_stays(stage):
    line, other = stage.line("Plans", stage.one), stage.line("Reviews", stage.one)
    closed = stage.close(line, stage.two)
    stage.reopen(line, stage.two)
    with pytest.raises(Refused, match="reopened at visit 2 since"):
        stage.undo(closed)

    merged = stage.merge(line, other)
    found = FindingFactory(visit=stage.three, line=other, compared_with=line.findings.get())
    with pytest.raises(Refused, match=f"{found.ref} stands on it"):
        stage.undo(merged)


def test_a_line_merged_on_keeps_what_was_merged_into_it(stage):
    one, two, three = (stage.line(title, stage.one) for title in ("Plans", "Reviews", "Quality"))
    merged = stage.merge(one, two)
    on = stage.merge(two, three)

    with pytest.raises(Refused, match="merged into “Quality” at visit 3 since"):
        stage.undo(merged)
    stage.undo(on)
    stage.undo(merged)

    assert [life.is_open() for life in stage.record().lines] == [True, True, True]


@pytest.mark.parametrize("by_what", ["finding", "follow-up", "action"])
def test_a_line_that_is_in_use_is_not_taken_back(stage, by_what):
    (new,) = stage.split(stage.line("Plans", stage.one), "Quality")
    use = {
        "finding": lambda: FindingFactory(visit=stage.three, line=new),
        "follow-up": lambda: FollowUpFactory(visit=stage.three, line=new),
        "action": lambda: ActionFactory(authority=stage.programme.authority, lines=[new]),
    }
    use[by_what]()

    with pytest.raises(Refused, match="cannot be undone"):
        stage.undo(new.events.get())


def test_a_reopening_with_a_finding_on_it_stays(stage):
    line = stage.line("Plans", stage.one)
    stage.close(line, stage.two)
    reopened = stage.reopen(line)
    stage.found(stage.three, line)

    with pytest.raises(Refused, match="stands on it"):
        stage.undo(reopened)


def test_carrying_over_is_undone_and_may_be_done_again():
    earlier = MonitoringProgrammeFactory(ended=True)
    later = MonitoringProgrammeFactory(anchor=InspectionFactory(authority=earlier.authority))
    line, senior = FindingFactory(visit__programme=earlier, visit__done=True).line, UserFactory(senior=True)
    carried = carry_over(line=line, by=senior, at=NOW)

    line_undo.undo(event=carried.events.get(), by=senior, at=NOW)
    again = carry_over(line=line, by=senior, at=NOW)

    assert list(line.continued_by.all()) == [again]
    assert again.programme == later


def test_an_opening_is_not_undone_and_a_stranger_undoes_nothing(stage):
    line = stage.line("Plans", stage.three)
    with pytest.raises(Refused, match="cannot be undone"):
        stage.undo(line.events.get())

    closed = stage.close(line)
    with pytest.raises(PermissionDenied):
        line_undo.undo(event=closed, by=UserFactory(senior=True), at=NOW)


def test_once_the_visit_is_done_its_steps_stay(stage):
    closed = stage.close(stage.line("Plans", stage.one))
    type(stage.three).objects.filter(pk=stage.three.pk).update(stage="done", done_at=NOW)

    with pytest.raises(Refused, match="is done"):
        stage.undo(closed)


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_steps_leaves_a_record_that_holds_together(stage, seed):
    """Whatever was done can be undone at once and leaves no trace in how things stand; no look is ever lost."""
    chance = random.Random(seed)  # noqa: S311 -- an order of steps, the same at every run
    lines = [stage.line(f"Matter {number}", stage.one, stage.two) for number in range(3)]
    for number in range(10):
        before = stage.picture()
        events = set(LineEvent.objects.values_list("pk", flat=True))
        lines += _a_step(stage, chance, lines, number)
        new = LineEvent.objects.exclude(pk__in=events).exclude(kind="undone").order_by("pk").first()
        assert_holds_together(stage)
        if new and chance.random() < 0.5:
            stage.undo(new)
            assert stage.picture() == before


def _a_step(stage, chance, lines, number) -> list:
    """The first of a few that is not refused: what it made."""
    for _ in range(6):
        with suppress(Refused):
            return _any_step(stage, chance, lines, number)
    return []


def _any_step(stage, chance, lines, number) -> list:
    line, visit = chance.choice(lines), chance.choice([stage.two, stage.three, stage.three])
    step = chance.choice(["close", "reopen", "merge", "merge", "split", "split", "undo"])
    if step == "merge":
        stage.merge(line, chance.choice(lines), visit)
    elif step == "split":
        return stage.split(line, f"Part {number}", visit=visit, close=chance.random() < 0.5)
    elif step == "undo":
        stage.undo(_one_done(chance))
    else:
        getattr(stage, step)(line, visit)
    return []


def assert_holds_together(stage) -> None:
    record = stage.record()
    for life in record.lines:
        merged, seen = life.merged(), {life.line.pk}
        while merged:
            into = record.line(merged.other_line_id)
            assert into.line.pk not in seen
            assert {look.pk for look in life.looks()} <= {look.pk for look in into.looks()}
            seen.add(into.line.pk)
            merged = into.merged()
        looks = life.looks()
        assert len(looks) == len({look.pk for look in looks})


def _one_done(chance) -> LineEvent:
    done = list(LineEvent.objects.exclude(kind__in=["opened", "undone"]).order_by("pk"))
    return chance.choice(done) if done else LineEvent.objects.first()
