"""Recording what became of a visit's letter: published, or withheld."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from findings.models import Letter
from findings.rights import may_record_letter
from ofsted_tracker.editing import keep
from ofsted_tracker.errors import Refused, StaleStage
from ofsted_tracker.wording import day
from ofsted_tracker.workflow import move
from visits.models import Visit

# A senior HMI may still decide to publish a letter that was withheld; what was published stays published.
MAY_BE_PUBLISHED = {*Letter.Stage} - {Letter.Stage.PUBLISHED, Letter.Stage.ON_HOLD}
MAY_BE_WITHHELD = MAY_BE_PUBLISHED - {Letter.Stage.WITHHELD}


def publish(*, visit: Visit, by, at: datetime, letter_date: date, published_on: date, reason: str = "") -> Letter:
    """The letter of a done visit is public from now on; that of a possibly first visit only for a stated reason."""
    with transaction.atomic():
        letter = _letter_to_record(visit, by, MAY_BE_PUBLISHED)
        reason = reason.strip()
        if letter.visit.is_possibly_first and not reason:
            raise Refused(
                "Say why this letter is published: it may be the first visit's, which is as a rule withheld.",
                field="reason",
            )
        _check_date(letter.visit, letter_date, at)
        if published_on < letter_date:
            raise Refused(
                f"The letter cannot be published before its own date, {day(letter_date)}.", field="published_on"
            )
        _not_to_come(published_on, at, "The letter was published", field="published_on")
        _set_date(letter, letter_date, by)
        facts = {"published_on": published_on, "withheld_on": None}
        move(letter, source=letter.stage, target=Letter.Stage.PUBLISHED, by=by, at=at, reason=reason, **facts)
        return letter


def withhold(*, visit: Visit, by, at: datetime, letter_date: date | None = None, reason: str = "") -> Letter:
    """The council gets the letter of a done visit and nobody else does: the rule for the first visit's."""
    with transaction.atomic():
        letter = _letter_to_record(visit, by, MAY_BE_WITHHELD)
        reason = reason.strip()
        if not letter.visit.is_possibly_first and not reason:
            raise Refused("Say why this letter is withheld: only the first visit's is as a rule.", field="reason")
        if letter_date:
            _check_date(letter.visit, letter_date, at)
            _set_date(letter, letter_date, by)
        facts = {"withheld_on": timezone.localdate(at)}
        move(letter, source=letter.stage, target=Letter.Stage.WITHHELD, by=by, at=at, reason=reason, **facts)
        return letter


def _letter_to_record(visit: Visit, by, stages: set) -> Letter:
    """The letter, made if there is none, once person, visit and stage are found right; the visit stays locked."""
    visit = Visit.objects.select_for_update(of=("self",)).select_related("programme__authority").get(pk=visit.pk)
    if not may_record_letter(by, visit):
        raise PermissionDenied
    if visit.is_outline:
        raise Refused("Nothing is on record of this visit, so there is no letter to release. Import the letter first.")
    if visit.stage != Visit.Stage.DONE:
        raise Refused("Mark the visit as done first: its findings become readable together with its letter.")
    letter = Letter.objects.select_for_update(of=("self",)).filter(visit=visit).first()
    letter = letter or keep(Letter(visit=visit), by=by)
    letter.visit = visit
    if letter.stage not in stages:
        raise StaleStage(f"This letter stands at “{letter.get_stage_display()}”, so nothing was changed.")
    return letter


def _check_date(visit: Visit, letter_date: date, at: datetime) -> None:
    last = visit.last_fieldwork_day
    if last and letter_date < last:
        raise Refused(f"The visit ended on {day(last)}; its letter cannot be dated before that.", field="letter_date")
    _not_to_come(letter_date, at, "The letter is dated", field="letter_date")


def _not_to_come(value: date, at: datetime, what: str, *, field: str) -> None:
    if value > timezone.localdate(at):
        raise Refused(
            f"{what} on {day(value)}, which is still to come. Enter today's date or an earlier one.", field=field
        )


def _set_date(letter: Letter, letter_date: date, by) -> None:
    if letter.letter_date != letter_date:
        letter.letter_date = letter_date
        keep(letter, by=by)
