"""A visit is done when a person says so, and is opened again only for a reason."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from findings.actions import finish
from findings.models import Finding
from findings.tests.factories import (
    FindingFactory,
    FollowUpFactory,
    LetterFactory,
    LineOfEnquiryFactory,
    PassageFactory,
    ProgressJudgementFactory,
)
from findings.tests.letters.letters import LETTER
from findings.tests.letters.recorded import imported, programme_of_letters
from ofsted_tracker.errors import Refused, StaleStage
from visits.models import Visit
from visits.tests.factories import ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def senior():
    return UserFactory(senior=True)


@pytest.fixture
def visit():
    return VisitFactory(writing_up=True, number=2, lead=UserFactory(inspector=True))


def test_a_senior_hmi_of_the_region_marks_a_visit_done(visit, senior):
    finish.done(visit=visit, by=senior, at=NOW)
    visit.refresh_from_db()
    assert (visit.stage, visit.done_at) == ("done", NOW)
    moved = visit.transitions.get()
    assert (moved.source, moved.target, moved.by, moved.at) == ("writing_up", "done", senior, NOW)


def test_its_own_team_does_not(visit):
    with pytest.raises(PermissionDenied):
        finish.done(visit=visit, by=visit.lead.user, at=NOW)


def test_a_senior_hmi_of_another_region_does_not(visit):
    with pytest.raises(PermissionDenied):
        finish.done(visit=visit, by=UserFactory(senior=True, ofsted_region="London"), at=NOW)


def test_whoever_imported_its_letter_marks_the_visit_done():
    programme_of_letters()
    inspector = UserFactory(inspector=True)
    visit = imported(by=inspector).visit
    finish.done(visit=visit, by=inspector, at=NOW)
    assert visit.stage == "done"


@pytest.mark.parametrize(
    "numbered",
    [
        "This was the first monitoring visit since the local authority was judged inadequate in February 2016.",
        "The local authority was judged inadequate in February 2016.",
    ],
)
def test_whoever_imported_what_may_be_a_first_letter_does_not(numbered):
    programme_of_letters()
    inspector = UserFactory(inspector=True)
    visit = imported(LETTER.with_(numbered=numbered), by=inspector).visit
    with pytest.raises(PermissionDenied):
        finish.done(visit=visit, by=inspector, at=NOW)


def test_of_two_who_mark_it_done_the_second_is_told(visit, senior):
    also_open = Visit.objects.select_related("programme__authority").get(pk=visit.pk)
    finish.done(visit=visit, by=senior, at=NOW)
    with pytest.raises(StaleStage):
        finish.done(visit=also_open, by=senior, at=NOW)
    assert visit.transitions.count() == 1


def test_what_is_missing_is_said_and_stops_nobody(visit, senior):
    theme = ThemeFactory(name="Front door")
    visit.covered_themes.create(theme=theme, area=visit.programme.anchor.framework.areas.first())
    PassageFactory.create_batch(1, letter=LetterFactory(visit=visit, text="Some words."))
    FollowUpFactory(visit=visit, line=LineOfEnquiryFactory(programme=visit.programme, title="Drift in plans"))
    assert finish.unfinished(visit) == [
        "No finding is recorded.",
        "1 passage of the letter waits to be used or dropped.",
        "Progress is not evaluated for an area covered: Front door.",
        "Followed up, and not reached: Drift in plans.",
    ]
    finish.done(visit=visit, by=senior, at=NOW)


def test_nothing_is_missing_of_a_visit_that_has_everything(visit):
    covered = visit.covered_themes.create(theme=ThemeFactory(), area=visit.programme.anchor.framework.areas.first())
    ProgressJudgementFactory(covered_theme=covered)
    finding = FindingFactory(visit=visit)
    FollowUpFactory(visit=visit, line=finding.line)
    assert finish.unfinished(visit) == []


def test_a_removed_finding_reaches_nothing(visit):
    finding = FindingFactory(visit=visit, removed=True)
    FollowUpFactory(visit=visit, line=finding.line)
    assert Finding.objects.standing().count() == 0
    assert f"Followed up, and not reached: {finding.line.title}." in finish.unfinished(visit)


def test_a_done_visit_is_reopened_for_a_reason(senior):
    visit = VisitFactory(done=True, number=2)
    finish.reopen(visit=visit, by=senior, at=NOW, reason=" A finding was left out. ")
    visit.refresh_from_db()
    assert (visit.stage, visit.done_at) == ("writing_up", None)
    assert visit.transitions.get().reason == "A finding was left out."


def test_without_a_reason_it_stays_done(senior):
    visit = VisitFactory(done=True, number=2)
    with pytest.raises(Refused) as refused:
        finish.reopen(visit=visit, by=senior, at=NOW, reason="  ")
    assert refused.value.field == "reason"
    visit.refresh_from_db()
    assert visit.stage == "done"


@pytest.mark.parametrize("who", [{"inspector": True}, {"senior": True, "ofsted_region": "London"}])
def test_only_a_senior_hmi_of_the_region_reopens(who):
    with pytest.raises(PermissionDenied):
        finish.reopen(visit=VisitFactory(done=True, number=2), by=UserFactory(**who), at=NOW, reason="Why not.")


def test_a_visit_not_on_record_is_not_reopened(senior):
    outline = VisitFactory(outline=True, number=2)
    with pytest.raises(Refused, match="Nothing is on record"):
        finish.reopen(visit=outline, by=senior, at=NOW, reason="To fill it.")


def test_while_it_is_open_again_the_council_no_longer_reads_what_was_released(senior):
    visit = VisitFactory(done=True, number=2, start=date(2024, 6, 3))
    LetterFactory(visit=visit, published=True)
    manager = UserFactory(manager=True, member_of=visit.programme.authority)
    assert Visit.objects.readable_by(manager).count() == 1
    finish.reopen(visit=visit, by=senior, at=NOW, reason="A finding was left out.")
    assert Visit.objects.readable_by(manager).count() == 0
    finish.done(visit=visit, by=senior, at=NOW)
    assert Visit.objects.readable_by(manager).count() == 1
