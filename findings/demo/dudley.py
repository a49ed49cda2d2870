"""Dudley: what is published and nothing else, typed in long afterwards.

Nothing here evaluates, compares or plans anything about a real council. Its second visit's letter is on record with
its dates and without its text, so that importing the letter itself fills that in.
"""

from datetime import timedelta

from findings.actions import finding, finish, letter
from findings.actions.line import close_all_of_ended_programme
from findings.actions.matter import Matter
from visits.actions import programme, visit
from visits.models import LocalAuthority, MonitoringProgramme, Theme, Visit

from .accounts import Cast
from .authority import add_inspection
from .clock import Clock, moment
from .content import content
from .history import written
from .visit import particulars

TYPED_IN = -480


def load(authority: LocalAuthority, *, clock: Clock, cast: Cast) -> None:
    facts = content("dudley")
    with written(moment(clock.day(TYPED_IN), 10)) as at:
        inspections = {
            row["key"]: add_inspection(authority, row, row["fieldwork"], row["published_on"], by=cast.admin)
            for row in facts["inspection"]
        }
        begun = _begin(authority, facts["programme"], inspections, by=cast.senior, at=at)
        for row in facts["outline"]:
            said = particulars(begun, row, (), cast)
            visit.record_past(programme=begun, said=said, record=Visit.Record.OUTLINE, by=cast.inspector, at=at)
    second = _second_visit(begun, facts["visit"], cast=cast, at=at + timedelta(hours=1))
    with written(at + timedelta(days=1)) as later:
        _release(second, facts["visit"]["letter_date"], by=cast.senior, at=later)
        _end(begun, facts["programme"], by=cast.senior, at=later + timedelta(minutes=20))


def _begin(authority: LocalAuthority, facts: dict, inspections: dict, *, by, at) -> MonitoringProgramme:
    return programme.start(
        authority=authority,
        anchor=inspections[facts["anchor"]],
        judged_in=facts["judged_in"],
        started_on=facts["started_on"],
        reason=facts["start_reason"],
        by=by,
        at=at,
    )


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


def _end(begun: MonitoringProgramme, facts: dict, *, by, at) -> None:
    ended = programme.end(programme=begun, ended_on=facts["ended_on"], reason=facts["end_reason"], by=by, at=at)
    close_all_of_ended_programme(programme=ended, by=by, at=at)
