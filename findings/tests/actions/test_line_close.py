"""A line closed and reopened from its own page."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from findings.actions import line_close
from findings.tests.actions.stage import NOW
from findings.tests.factories import LineEventFactory
from ofsted_tracker.errors import Refused
from visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db


def test_an_open_line_is_closed_at_the_visit_without_a_finding_of_it(stage):
    line = stage.line("Supervision", stage.one)

    event = stage.close(line, reason="  Merged teams. ")

    assert (event.kind, event.visit, event.reason) == ("closed", stage.three, "Merged teams.")
    life = stage.life(line)
    assert life.is_open(after=stage.two)
    assert life.is_closed()


def test_what_is_closed_is_not_closed_again(stage):
    line = stage.line("Supervision", stage.one)
    stage.close(line, stage.two)

    with pytest.raises(Refused, match="closed already: it was closed at visit 2"):
        stage.close(line)


def test_what_a_later_visit_found_open_was_not_closed_before_it(stage):
    line = stage.line("Supervision", stage.one, stage.three)

    with pytest.raises(Refused, match=r"was looked at again at visit 3 \(MV-\d+-01\), so it was not closed at visit 2"):
        stage.close(line, stage.two)


def test_a_line_is_not_closed_before_it_began(stage):
    line = stage.line("Supervision", stage.three)

    with pytest.raises(Refused, match="begins at visit 3"):
        stage.close(line, stage.two)


def test_a_closed_line_is_reopened_for_a_reason(stage):
    line = stage.line("Supervision", stage.one)
    stage.close(line, stage.two)

    with pytest.raises(Refused, match="Say why"):
        stage.reopen(line, reason="  ")
    stage.reopen(line, reason="Supervision lapsed.")

    life = stage.life(line)
    assert (life.is_closed(after=stage.two), life.is_open()) == (True, True)


def test_what_is_open_is_not_reopened(stage):
    with pytest.raises(Refused, match="open at visit 3 already"):
        stage.reopen(stage.line("Supervision", stage.one))


def test_what_the_end_of_the_programme_closed_is_carried_over_and_not_reopened(stage):
    line = stage.line("Supervision", stage.one)
    LineEventFactory(line=line, kind="closed", visit=None, on="2025-01-01")

    with pytest.raises(Refused, match="Carry it over"):
        stage.reopen(line)


def test_a_later_team_closes_an_earlier_line_and_others_do_not(stage):
    line = stage.line("Supervision", stage.one)
    later_team = UserFactory(inspector=True)
    visit = VisitFactory(programme=stage.programme, number=4, writing_up=True, lead=later_team)

    for stranger in (UserFactory(inspector=True), UserFactory(senior=True)):
        with pytest.raises(PermissionDenied):
            line_close.close(line=line, visit=visit, by=stranger, at=NOW)

    assert line_close.close(line=line, visit=visit, by=later_team, at=NOW)


def test_at_a_visit_that_is_done_nothing_is_closed(stage):
    with pytest.raises(Refused, match="is done"):
        stage.close(stage.line("Supervision", stage.one), stage.one)


def test_a_visit_of_another_programme_is_refused(stage):
    elsewhere = VisitFactory(writing_up=True, lead=stage.by)

    with pytest.raises(Refused, match="own programme"):
        stage.close(stage.line("Supervision", stage.one), elsewhere)
