"""Two people press at the same moment: one is heard, the other is told why not, and nothing is doubled."""

from datetime import UTC, datetime
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection

from findings.actions import finding as findings_of
from findings.actions import finish
from findings.actions.matter import Matter
from findings.models import Finding
from findings.tests.factories import LineOfEnquiryFactory
from findings.tests.world import World
from ofsted_tracker.errors import Refused

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2025, 1, 6, 12, 0, tzinfo=UTC)


@pytest.fixture
def world():
    return World()


def at_once(*presses) -> list[str]:
    """What each is told: "saved", or the sentence of the refusal."""
    start, told = Barrier(len(presses)), []

    def run(press):
        try:
            start.wait(timeout=10)
            press()
            told.append("saved")
        except Refused as error:
            told.append(error.message)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[press]) for press in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told, reverse=True)


def recording(world, matter, text: str = "Words.", **more):
    visit, by = world.visits["unfinished"], world.people["team"]
    said = {"kind": "strength", "text": text, "by": by, "at": NOW, **more}
    return lambda: findings_of.record(visit=visit, matter=matter, **said)


def test_of_two_findings_on_one_matter_one_stands(world):
    matter = Matter(line=LineOfEnquiryFactory(programme=world.programme, opened_at=world.visits["unfinished"]))

    told = at_once(recording(world, matter, "Mine."), recording(world, matter, "Yours."))

    assert told[0] == "saved"
    assert "already has a finding on this matter" in told[1]
    assert Finding.objects.filter(line=matter.line).count() == 1


def test_a_double_click_records_one_finding(world):
    matter, key = Matter(title="A new matter", theme=world.theme), uuid4()
    assert at_once(*[recording(world, matter, entry_key=key)] * 2) == ["saved", "saved"]
    assert Finding.objects.filter(entry_key=key).count() == 1


def test_findings_recorded_at_once_have_numbers_of_their_own(world):
    matters = [Matter(title=f"Matter {n}", theme=world.theme) for n in range(3)]
    assert at_once(*[recording(world, matter) for matter in matters]) == ["saved"] * 3
    numbers = world.visits["unfinished"].findings.values_list("number", flat=True)
    assert sorted(numbers) == [1, 2, 3, 4]


def test_a_visit_is_marked_done_once(world):
    visit, senior = world.visits["unfinished"], world.people["senior"]
    twice = [lambda: finish.done(visit=type(visit).objects.get(pk=visit.pk), by=senior, at=NOW)] * 2
    told = at_once(*twice)
    assert told.count("saved") == 1
    assert visit.transitions.filter(target="done").count() == 1


def test_of_two_changes_of_one_finding_the_second_is_shown_the_first(world):
    finding, by = world.findings["unfinished"], world.people["team"]

    def revising(text: str):
        return lambda: findings_of.revise(finding=finding, version=1, kind="strength", text=text, by=by, at=NOW)

    told = at_once(revising("Mine."), revising("Yours."))
    assert told.count("saved") == 1
    assert any("Somebody else saved this" in words for words in told)
