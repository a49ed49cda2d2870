"""A letter's file becomes a visit with its letter, its findings waiting as passages for a person to use or drop."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import May
from findings.actions import letter_file
from findings.actions.letter_place import authority_of, programme_of, visit_of
from findings.letters.reading import Letter as ReadLetter
from findings.letters.reading import read_letter
from findings.models import Letter
from findings.rights import may_record_letter, may_reopen
from ofsted_tracker.editing import edit
from ofsted_tracker.errors import Refused
from ofsted_tracker.wording import day, periods
from visits.actions import dates
from visits.actions import visit as visits
from visits.actions.particulars import Particulars
from visits.actions.team import Inspector
from visits.models import MonitoringProgramme, Visit, VisitInspector

READ = "Read from its letter."


@dataclass
class Imported:
    """What an import did: `waiting` passages on `visit`, or nothing where this letter was here `already`."""

    visit: Visit
    waiting: int = 0
    already: bool = False
    notes: list[str] = field(default_factory=list)


def import_letter(*, data: bytes, name: str, by: User, at: datetime) -> Imported:
    """All of a letter is recorded, or none of it. The same letter again changes nothing.

    Raises CannotRead for a document that is something else, and Refused where it disagrees with what is on record.
    """
    if not by.may(May.IMPORT_LETTER):
        raise PermissionDenied
    read = read_letter(data)
    with letter_file.nothing_left_behind() as files, transaction.atomic():
        try:
            return _import(read, data, name, files, by=by, at=at)
        except ValidationError as error:
            raise Refused(f"The letter cannot be recorded: {' '.join(error.messages)}") from error


def _import(read: ReadLetter, data: bytes, name: str, files, *, by: User, at: datetime) -> Imported:
    known = _same_letter(read)
    if known:
        return Imported(known.visit, already=True)
    programme = _locked(programme_of(authority_of(read), read))
    known = _same_letter(read)
    if known:
        return Imported(known.visit, already=True)
    _refuse_impossible_days(programme, read, at)
    visit = visit_of(programme, read)
    imported = Imported(visit, notes=list(read.warnings))
    if visit is None:
        imported.visit = _new_visit(programme, read, by=by, at=at)
    elif visit.is_outline:
        imported.visit = _outline_filled(visit, read, imported.notes, by=by, at=at)
    else:
        imported.visit = _visit_completed(visit, read, by=by)
    letter = _letter_of(imported.visit, read)
    letter_file.store(letter, data, name, files)
    letter_file.keep_text(letter, read, imported_by=by, at=at)
    imported.waiting = letter_file.keep_passages(letter, read, by=by)
    if imported.visit.stage == Visit.Stage.DONE:
        imported.notes.append(_to_reopen(imported.visit, by))
    return imported


def _to_reopen(visit: Visit, by: User) -> str:
    """Where an outline comes on record it is in writing up; a visit that is done waits to be reopened."""
    who = "you have" if may_reopen(by, visit) else "a senior HMI of the region has"
    return f"{visit.ref} is done: its passages can be used once {who} reopened it, from its findings page."


def _same_letter(read: ReadLetter) -> Letter | None:
    found = Letter.objects.filter(text_hash=read.fingerprint)
    return found.select_related("visit__programme__authority").first()


def _locked(programme: MonitoringProgramme) -> MonitoringProgramme:
    MonitoringProgramme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    return MonitoringProgramme.objects.select_related("authority", "anchor").get(pk=programme.pk)


def _refuse_impossible_days(programme: MonitoringProgramme, read: ReadLetter, at: datetime) -> None:
    """Inspectors have been, and after the inspection; the letter was not written tomorrow."""
    today = timezone.localdate(at)
    to_come = [one for one in (read.letter_date, *(end for _, end in read.fieldwork)) if one and one > today]
    if to_come:
        raise Refused(f"The letter prints {day(to_come[0])}, which is still to come. Check the year in the letter.")
    dates.refuse_impossible_days(read.fieldwork)
    dates.refuse_days_outside(programme, read.fieldwork)


def _new_visit(programme: MonitoringProgramme, read: ReadLetter, *, by: User, at: datetime) -> Visit:
    said = replace(_printed(read), number=read.ordinal)
    return visits.record_past(programme=programme, said=said, by=by, at=at, record=Visit.Record.FROM_LETTER)


def _outline_filled(visit: Visit, read: ReadLetter, notes: list[str], *, by: User, at: datetime) -> Visit:
    """The visit was only known to have happened: now it is on record, and in writing up."""
    was, printed = Particulars.of(visit), _printed(read)
    if printed.periods and was.periods and set(printed.periods) != set(was.periods):
        notes.append(f"{visit.ref} was thought to be on {periods(was.periods)}; it now has the letter's days.")
    said = replace(
        was,
        number=was.number or read.ordinal,
        periods=printed.periods or was.periods,
        month=None,
        team=was.team or printed.team,
        focus=was.focus or printed.focus,
        evidence=was.evidence or printed.evidence,
    )
    return visits.change(
        visit=visit,
        said=said,
        version=visit.version,
        by=by,
        at=at,
        record=Visit.Record.FROM_LETTER,
        reason=READ,
    )


def _visit_completed(visit: Visit, read: ReadLetter, *, by: User) -> Visit:
    """A visit recorded before keeps what it says; only what it left empty is taken from the letter."""
    _refuse_filling(visit, by)
    printed = _printed(read)
    wanted = {"number": read.ordinal, "focus": printed.focus, "evidence": printed.evidence}
    missing = {name: value for name, value in wanted.items() if value and not getattr(visit, name)}
    if missing:
        visit = edit(visit, version=visit.version, by=by, reason=READ, **missing)
    return visit


def _refuse_filling(visit: Visit, by: User) -> None:
    letter = getattr(visit, "letter", None)
    if letter and letter.text:
        raise Refused(
            f"{visit.ref} already has another letter, imported from {letter.source_name or 'a file'}. "
            "Compare the two: if the first was the wrong one, ask an administrator."
        )
    if visit.stage not in {Visit.Stage.WRITING_UP, Visit.Stage.DONE}:
        raise Refused(
            f"{visit.ref} is on record as {visit.get_stage_display().lower()}. Move it on to writing up, then "
            "import its letter again."
        )
    if not Visit.objects.readable_by(by).filter(pk=visit.pk).exists():
        raise Refused(
            f"{visit.ref} is on record and you are not on its team. Ask its team or a senior HMI of the region "
            "to import the letter."
        )
    if letter and letter.is_released and visit.is_possibly_first and not may_record_letter(by, visit):
        raise Refused(
            f"{visit.ref} may be the first visit, and its letter is already recorded as "
            f"{letter.get_stage_display().lower()}. Ask a senior HMI of the region to import it."
        )


def _letter_of(visit: Visit, read: ReadLetter) -> Letter:
    """The visit's letter, dated as printed; a date the record already gives must be the same."""
    letter = Letter.objects.filter(visit=visit).first() or Letter(visit=visit)
    if letter.letter_date and read.letter_date and letter.letter_date != read.letter_date:
        raise Refused(
            f"The letter is dated {day(read.letter_date)}, but the letter of {visit.ref} is on record with the date "
            f"{day(letter.letter_date)}. Ask an administrator to correct the date on record, then import it again."
        )
    letter.letter_date = read.letter_date or letter.letter_date
    return letter


def _printed(read: ReadLetter) -> Particulars:
    return Particulars(
        periods=tuple(read.fieldwork),
        team=tuple(_inspector(name, read) for name in read.inspectors),
        focus="\n".join(read.areas),
        evidence=read.evidence or "",
    )


def _inspector(name: str, read: ReadLetter) -> Inspector:
    """Who signed led the visit. A user is meant only where exactly one bears exactly this name."""
    users = User.objects.inspectors().filter(name__iexact=name)[:2]
    lead = read.signatory.name == name
    part = VisitInspector.Part.LEAD if lead else VisitInspector.Part.SECOND
    return Inspector(name, users[0] if len(users) == 1 else None, part)
