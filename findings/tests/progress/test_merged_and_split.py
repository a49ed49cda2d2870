"""What is read of lines that were merged and split: nothing forgotten, nothing counted twice, nobody told too much."""

from datetime import date

import pytest

from accounts.tests.factories import UserFactory
from findings.progress.ages import not_looked_at_for_a_year
from findings.progress.comparison import comparison
from findings.progress.matrix import Shown, matrix
from findings.progress.matters import matters_for
from findings.tests.actions.stage import Stage
from findings.tests.factories import LetterFactory
from visits.models import Visit

pytestmark = pytest.mark.django_db
TODAY = date(2025, 5, 1)


@pytest.fixture
def stage():
    return Stage()


def test_the_row_of_a_line_shows_what_was_found_on_the_one_merged_into_it(stage):
    old, kept = stage.line("Supervision of managers", stage.one, stage.two), stage.line("Supervision", stage.one)
    stage.merge(old, kept)

    table = matrix(stage.record(), today=TODAY, shown=Shown.OPEN)
    (row,) = table.groups[0].rows

    assert [cell.finding for cell in row.cells[:2]] == [kept.findings.get(), old.findings.get(visit=stage.two)]
    assert row.cells[1].direction_words == "Same, as “Supervision of managers”"
    assert row.last_look.words == "Visit 2, June 2024"
    assert table.counts == {"open": 1, "improve": 1, "strengths": 0, "unlooked": 0, "closed": 1, "all": 2}
    (merged,) = matrix(stage.record(), today=TODAY, shown=Shown.CLOSED).groups[0].rows
    assert merged.status_words == "Merged into “Supervision” at visit 3"


def test_a_look_at_what_was_merged_in_keeps_a_line_from_being_long_unlooked(stage):
    old, kept = stage.line("Old", stage.one, stage.two), stage.line("Kept", stage.one)
    assert not_looked_at_for_a_year(stage.life(kept), TODAY)

    stage.merge(old, kept)

    assert not not_looked_at_for_a_year(stage.life(kept), TODAY)


def test_a_finding_is_offered_the_line_that_goes_on_and_not_the_merged_one(stage):
    old, kept = stage.line("Old", stage.one), stage.line("Kept", stage.one)
    stage.merge(old, kept, stage.two)

    def offered(visit):
        return {matter.line for matter in matters_for(stage.record(), visit)}

    assert offered(stage.three) == offered(stage.two) == {kept}
    assert offered(stage.one) == {old, kept}


def test_a_visit_tells_a_merge_and_a_split_as_such_and_not_as_resolved(stage):
    old, kept, plans = (stage.line(title, stage.one) for title in ("Old", "Kept", "Plans"))
    stage.merge(old, kept)
    stage.split(plans, "Quality", close=True)

    compared = comparison(stage.record(), stage.three, judgements=[], today=TODAY)
    found = {group.outcome.value: [one.life.line.title for one in group.lines] for group in compared.groups}

    assert found == {"merged": ["Old", "Plans"], "not_looked_at": ["Kept", "Quality"]}


def test_a_line_the_reader_does_not_know_is_not_named(stage):
    old = stage.line("Old", stage.one)
    hidden = stage.line("Hidden", stage.two)
    stage.merge(old, hidden)
    for visit in (stage.one, stage.three):
        LetterFactory(visit=visit, published=True)
    Visit.objects.filter(pk=stage.three.pk).update(stage="done", done_at="2025-01-06 12:00Z")
    manager = UserFactory(manager=True, member_of=stage.programme.authority)

    (row,) = matrix(stage.record(manager), today=TODAY, shown=Shown.ALL).groups[0].rows

    assert row.status_words == "Merged into another matter at visit 3"
