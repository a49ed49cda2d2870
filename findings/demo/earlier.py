"""A programme that is over, typed in long afterwards with the days it had."""

from datetime import datetime, timedelta

from findings.actions import finish, letter
from visits.actions import visit
from visits.models import LocalAuthority, Visit

from . import programme
from .accounts import Cast
from .authority import add_inspection
from .clock import Clock, moment
from .history import written
from .lines import Lines, evaluate
from .visit import particulars

TYPED_IN = -790


def load(authority: LocalAuthority, facts: dict, *, clock: Clock, cast: Cast) -> Lines:
    """Its lines, one of which the next programme carries over."""
    with written(moment(clock.day(TYPED_IN), 10)) as at:
        inspections = {
            row["key"]: add_inspection(authority, row, row["fieldwork"], row["published_on"], by=cast.admin)
            for row in facts["inspection"]
        }
        begun = programme.begin_past(authority, facts["programme"], inspections, by=cast.senior, at=at)
        said = particulars(begun, facts["outline"], (), cast)
        visit.record_past(programme=begun, said=said, record=Visit.Record.OUTLINE, by=cast.inspector, at=at)
    lines = Lines(begun, facts["line"], clock=clock)
    for count, row in enumerate(facts["visit"], start=1):
        _visit(lines, row, at=at + timedelta(hours=count), cast=cast)
    with written(at + timedelta(days=1)) as later:
        programme.end(begun, facts["programme"], by=cast.senior, at=later)
    return lines


def _visit(lines: Lines, facts: dict, *, at: datetime, cast: Cast) -> None:
    days = tuple((start, end) for start, end in facts["fieldwork"])
    with written(at):
        said = particulars(lines.programme, facts, days, cast)
        made = visit.record_past(programme=lines.programme, said=said, by=cast.inspector, at=at)
    lines.follow_up(made, facts["follow_up"], by=cast.inspector, at=at)
    lines.find(made, facts["finding"], by=[cast.inspector], at=at)
    evaluate(made, facts.get("area", []), by=cast.inspector, at=at)
    _release(made, facts, by=cast.senior, at=at)


def _release(made: Visit, facts: dict, *, by, at: datetime) -> None:
    with written(at):
        finish.done(visit=made, by=by, at=at)
        day = facts["letter_date"]
        if facts["letter"] == "withheld":
            letter.withhold(visit=made, by=by, at=at, letter_date=day)
        else:
            letter.publish(visit=made, by=by, at=at, letter_date=day, published_on=day)
