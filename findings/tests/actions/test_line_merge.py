"""Two lines that turn out to be one matter."""

import pytest

from findings.actions import finding as findings_of
from findings.actions.matter import Matter
from findings.tests.actions.stage import NOW
from findings.tests.factories import FindingFactory, LineEventFactory
from ofsted_tracker.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(stage):
    return stage.line("Supervision of managers", stage.one, stage.two)


@pytest.fixture
def new(stage):
    return stage.line("Supervision", stage.one)


def test_a_merged_line_is_closed_keeps_its_findings_and_names_the_other(stage, old, new):
    stage.merge(old, new, reason="One matter.")

    life = stage.life(old)
    assert (life.is_closed(), life.merged().other_line, len(life.findings)) == (True, new, 2)
    assert not life.is_resolved_at(stage.three)


def test_the_other_line_does_not_forget_what_was_said_on_it(stage, old, new):
    said_last = old.findings.get(visit=stage.two)

    stage.merge(old, new)

    life = stage.life(new)
    assert life.last_look() == said_last
    assert life.last_look(before=stage.three) == said_last
    assert life.last_looked_on == stage.two.looked_at_on
    assert life.last_look(before=stage.two) == new.findings.get()


def test_a_finding_after_the_merge_is_compared_with_what_was_said_last_on_either(stage, old, new):
    stage.merge(old, new)

    found = findings_of.record(
        visit=stage.three,
        matter=Matter(line=new),
        kind="improvement",
        text="Supervision is monthly.",
        direction="better",
        by=stage.by,
        at=NOW,
    )

    assert found.compared_with == old.findings.get(visit=stage.two)
    assert not stage.life(new).direction_needs_check(found)


def test_a_direction_set_before_the_merge_at_the_same_visit_stays_right(stage, old, new):
    found = stage.found(stage.three, new)

    stage.merge(old, new)

    assert not stage.life(new).direction_needs_check(found)


def test_findings_of_a_merged_matter_go_on_the_other(stage, old, new):
    stage.merge(old, new, stage.two)

    with pytest.raises(Refused, match="merged into “Supervision” at visit 2"):
        findings_of.record(
            visit=stage.three, matter=Matter(line=old), kind="strength", text="Fine.", by=stage.by, at=NOW
        )


def test_merging_into_itself_or_across_programmes_is_refused(stage, old):
    with pytest.raises(Refused, match="into itself") as itself:
        stage.merge(old, old)
    with pytest.raises(Refused, match="same monitoring programme") as elsewhere:
        stage.merge(old, FindingFactory().line)

    assert itself.value.field == elsewhere.value.field == "into"


def test_the_other_line_has_to_be_open_at_that_visit(stage, old, new):
    LineEventFactory(line=new, kind="closed", visit=stage.two)
    with pytest.raises(Refused, match="is not open at visit 3"):
        stage.merge(old, new)

    with pytest.raises(Refused, match="begins at visit 3"):
        stage.merge(stage.line("Early", stage.one), stage.line("Late", stage.three), stage.two)


def test_lines_are_not_merged_in_a_circle(stage, old, new):
    stage.merge(old, new, stage.three)
    with pytest.raises(Refused, match="is not open"):
        stage.merge(new, old, stage.three)

    other = stage.line("Other", stage.one)
    stage.merge(new, other, stage.three)
    with pytest.raises(Refused, match="had “Supervision” merged into it at visit 3"):
        stage.merge(other, new, stage.two)


def test_a_merged_line_is_not_reopened_but_the_merge_undone(stage, old, new):
    merged = stage.merge(old, new)
    with pytest.raises(Refused, match="Undo that"):
        stage.reopen(old)

    stage.undo(merged)

    assert stage.life(old).is_open()
    assert stage.life(new).last_look() == new.findings.get()


def test_taking_away_a_finding_does_not_undo_the_merge_of_its_line(stage, old, new):
    from findings.actions.finding_removal import remove

    stage.merge(old, new, stage.two)

    remove(finding=old.findings.get(visit=stage.two), by=stage.by, at=NOW)

    assert stage.life(old).merged(after=stage.two)


def test_what_was_merged_is_not_called_resolved_by_a_finding(stage, old, new):
    stage.merge(old, new, stage.two)
    found = old.findings.get(visit=stage.two)

    with pytest.raises(Refused, match="closed already") as refused:
        findings_of.revise(
            finding=found,
            version=found.version,
            kind=found.kind,
            text=found.text,
            direction="same",
            resolved=True,
            by=stage.by,
            at=NOW,
        )

    assert refused.value.field == "resolved"
