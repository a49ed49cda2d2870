"""What became of a letter is recorded by the right people, once, and the council reads it from then on."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from findings.actions import finish
from findings.actions import letter as letters
from findings.models import Finding, Letter
from findings.tests.factories import FindingFactory, LetterFactory
from findings.tests.letters.letters import LETTER
from findings.tests.letters.recorded import imported, programme_of_letters
from ofsted_tracker.errors import Refused, StaleStage
from visits.models import Visit
from visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 9, 2, 12, 0, tzinfo=UTC)
LAST_DAY = date(2024, 6, 4)
DATED, OUT = date(2024, 7, 3), date(2024, 7, 5)


@pytest.fixture
def senior():
    return UserFactory(senior=True)


@pytest.fixture
def visit():
    return VisitFactory(done=True, number=2, start=date(2024, 6, 3))


def publish(visit, by, **given) -> Letter:
    given = {"letter_date": DATED, "published_on": OUT, "at": NOW, **given}
    return letters.publish(visit=visit, by=by, **given)


def test_the_letter_of_a_done_visit_is_recorded_as_published(visit, senior):
    publish(visit, senior)
    letter = Letter.objects.get(visit=visit)
    assert (letter.stage, letter.letter_date, letter.published_on) == ("published", DATED, OUT)
    moved = letter.transitions.get()
    assert (moved.source, moved.target, moved.by, moved.at) == ("drafting", "published", senior, NOW)


def test_the_council_reads_nothing_until_the_letter_is_out_and_then_everything(visit, senior):
    canary = FindingFactory(visit=visit, text="A canary sings.")
    manager = UserFactory(manager=True, member_of=visit.programme.authority)
    assert not Finding.objects.readable_by(manager).exists()
    publish(visit, senior)
    assert Finding.objects.readable_by(manager).get() == canary


def test_a_published_letter_is_for_everybody_who_is_signed_in(visit, senior):
    stranger = UserFactory(manager=True)
    publish(visit, senior)
    assert Letter.objects.readable_by(stranger).exists()
    assert not Visit.objects.readable_by(stranger).exists()


def test_a_withheld_letter_is_for_its_own_council_alone(visit, senior):
    manager = UserFactory(manager=True, member_of=visit.programme.authority)
    stranger = UserFactory(manager=True)
    letter = letters.withhold(visit=visit, by=senior, at=NOW, reason="Agreed with the council.")
    assert (letter.stage, letter.withheld_on) == ("withheld", date(2024, 9, 2))
    assert Letter.objects.readable_by(manager).exists()
    assert not Letter.objects.readable_by(stranger).exists()


@pytest.mark.parametrize("stage", ["planned", "confirmed", "fieldwork", "writing_up"])
def test_the_visit_must_be_done_first(senior, stage):
    visit = VisitFactory(number=2, stage=stage, start=date(2024, 6, 3))
    for record in (
        lambda: publish(visit, senior),
        lambda: letters.withhold(visit=visit, by=senior, at=NOW, reason="No."),
    ):
        with pytest.raises(Refused, match="Mark the visit as done first"):
            record()
    assert not Letter.objects.exists()


def test_a_visit_that_is_not_on_record_has_no_letter_to_release(senior):
    with pytest.raises(Refused, match="Nothing is on record"):
        publish(VisitFactory(outline=True, number=2), senior)


@pytest.mark.parametrize(
    ("dates", "field"),
    [
        ({"published_on": date(2024, 7, 2)}, "published_on"),
        ({"published_on": date(2024, 9, 3)}, "published_on"),
        ({"letter_date": date(2024, 9, 3), "published_on": date(2024, 9, 3)}, "letter_date"),
        ({"letter_date": date(2024, 6, 3)}, "letter_date"),
    ],
    ids=["published before its date", "published tomorrow", "dated tomorrow", "dated before the visit ended"],
)
def test_dates_that_cannot_be_are_refused_beside_their_field(visit, senior, dates, field):
    with pytest.raises(Refused) as refused:
        publish(visit, senior, **dates)
    assert refused.value.field == field
    assert not Letter.objects.exists()


def test_a_day_is_todays_or_not_by_the_clock_of_london(visit, senior):
    just_after_midnight = datetime(2024, 7, 4, 23, 30, tzinfo=UTC)
    assert publish(visit, senior, at=just_after_midnight).published_on == date(2024, 7, 5)


@pytest.mark.parametrize("number", [1, None])
def test_a_first_letter_is_published_only_for_a_stated_reason(senior, number):
    visit = VisitFactory(done=True, number=number, start=date(2024, 6, 3))
    with pytest.raises(Refused) as refused:
        publish(visit, senior, reason=" ")
    assert refused.value.field == "reason"
    letter = publish(visit, senior, reason="The council asked for it.")
    assert letter.transitions.get().reason == "The council asked for it."


@pytest.mark.parametrize("number", [1, None])
def test_a_first_letter_is_withheld_without_a_reason(senior, number):
    visit = VisitFactory(done=True, number=number, start=date(2024, 6, 3))
    assert letters.withhold(visit=visit, by=senior, at=NOW).stage == "withheld"


def test_another_letter_is_withheld_only_for_a_reason(visit, senior):
    with pytest.raises(Refused, match="only the first visit's"):
        letters.withhold(visit=visit, by=senior, at=NOW)


def test_a_focused_visits_letter_is_no_first_letter(senior):
    visit = VisitFactory(done=True, kind="focused", number=None, start=date(2024, 6, 3))
    assert publish(visit, senior).stage == "published"


def test_a_withheld_letter_may_still_be_published(senior):
    visit = VisitFactory(done=True, number=1, start=date(2024, 6, 3))
    letters.withhold(visit=visit, by=senior, at=NOW, letter_date=DATED)
    letter = publish(visit, senior, reason="The council has put it on its website.")
    assert (letter.stage, letter.withheld_on) == ("published", None)


def test_a_published_letter_stays_published(visit, senior):
    publish(visit, senior)
    for again in (
        lambda: publish(visit, senior),
        lambda: letters.withhold(visit=visit, by=senior, at=NOW, reason="No."),
    ):
        with pytest.raises(StaleStage):
            again()
    assert Letter.objects.get().transitions.count() == 1


def test_a_letter_on_hold_is_not_released(visit, senior):
    LetterFactory(visit=visit, stage="on_hold")
    with pytest.raises(StaleStage, match="On hold"):
        publish(visit, senior)


def test_the_team_does_not_release_its_own_letter():
    inspector = UserFactory(inspector=True)
    visit = VisitFactory(done=True, number=2, lead=inspector)
    with pytest.raises(PermissionDenied):
        publish(visit, inspector)
    with pytest.raises(PermissionDenied):
        letters.withhold(visit=visit, by=inspector, at=NOW, reason="No.")


def test_whoever_imported_a_letter_records_that_it_was_published():
    programme_of_letters()
    inspector = UserFactory(inspector=True)
    visit = imported(by=inspector).visit
    finish.done(visit=visit, by=inspector, at=NOW)
    letter = publish(visit, inspector, letter_date=date(2017, 7, 14), published_on=date(2017, 7, 17))
    assert letter.stage == "published"


def test_whoever_imported_a_first_letter_does_not():
    programme_of_letters()
    inspector, senior = UserFactory(inspector=True), UserFactory(senior=True)
    letter = LETTER.with_(numbered=LETTER.numbered.replace("third", "first"))
    visit = imported(letter, by=inspector).visit
    finish.done(visit=visit, by=senior, at=NOW)
    with pytest.raises(PermissionDenied):
        publish(visit, inspector, reason="It is out.")
