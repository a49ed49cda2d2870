"""Dudley: what is published and nothing else, typed in long afterwards.

Nothing here evaluates, compares or plans anything about a real council. Its second visit's letter is on record with
its dates and without its text, so that importing the letter itself fills that in.
"""

from datetime import timedelta

from findings.actions import finding, finish, letter
from findings.actions.matter import Matter
from visits.actions import visit
from visits.models import LocalAuthority, MonitoringProgramme, Theme, Visit

from . import programme
from .accounts import Cast
from .authority import add_inspection
from .clock import Clock, moment
from .content import content
from .history import written
from .people import add_contacts
from .visit import particulars

TYPED_IN = -480


def load(authority: LocalAuthority, *, clock: Clock, cast: Cast) -> None:
    facts = content("dudley")
    with written(moment(clock.day(TYPED_IN), 10)) as at:
        inspections = {
            row["key"]: add_inspection(authority, row, row["fieldwork"], row["published_on"], by=cast.admin)
            for row in facts["inspection"]
        }
        begun = programme.begin_past(authority, facts["programme"], inspections, by=cast.senior, at=at)
        for row in facts["outline"]:
            said = particulars(begun, row, (), cast)
            visit.record_past(programme=begun, said=said, record=Visit.Record.OUTLINE, by=cast.inspector, at=at)
    add_contacts(authority, facts["contact"], clock=clock, by=cast.support)
    second = _second_visit(begun, facts["visit"], cast=cast, at=at + timedelta(hours=1))
    with written(at + timedelta(days=1)) as later:
        _release(second, facts["visit"]["letter_date"], by=cast.senior, at=later)
        programme.end(begun, facts["programme"], by=cast.senior, at=later + timedelta(minutes=20))


def _second_visit(begun: MonitoringProgramme, facts: dict, *, cast: Cast, at) -> Visit:
    said = particulars(begun, facts, tuple((start, end) for start, end in facts["fieldwork"]), cast)
    with written(at):
        made = visit.record_past(programme=begun, said=said, record=Visit.Record.FROM_LETTER, by=cast.inspector, at=at)
        for row in facts["finding"]:
            finding.record(
                visit=made,
                matter=Matter(title=row["title"], theme=Theme.objects.get(code=row["theme"])),
                kind=row["kind"],
                text=f"{row['text']} {facts['marked']}",
                extent="",
                stage_of_change="",
                by=cast.inspector,
                at=at,
            )
    return made


def _release(made: Visit, letter_date, *, by, at) -> None:
    finish.done(visit=made, by=by, at=at)
    letter.publish(visit=made, by=by, at=at, letter_date=letter_date, published_on=letter_date)
