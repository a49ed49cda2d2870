"""A visit from its plan to as far as it has come: in fieldwork, written up, with the council, released."""

from datetime import timedelta

from visits.models import Visit

from . import visit as visits
from .accounts import Cast
from .clock import Clock, moment
from .lines import Lines, evaluate


def get_ready(lines: Lines, facts: dict, *, clock: Clock, cast: Cast) -> Visit:
    """Planned, confirmed with the council, and what to follow up chosen, by its lead."""
    lead = cast.named(facts["lead"])
    made = visits.plan(lines.programme, facts, clock=clock, cast=cast)
    visits.confirm(made, clock=clock, by=lead)
    day = min(made.first_fieldwork_day - timedelta(days=6), clock.today - timedelta(days=1))
    lines.follow_up(made, facts["follow_up"], by=lead, at=moment(clock.working_day(day), 15))
    return made


def visit_on_site(lines: Lines, facts: dict, *, clock: Clock, cast: Cast) -> Visit:
    """In fieldwork: what was found on the first day is typed in, nothing is evaluated."""
    made = get_ready(lines, facts, clock=clock, cast=cast)
    lead = cast.named(facts["lead"])
    visits.go(made, by=lead)
    lines.find(made, facts["finding"], by=[lead], at=moment(made.first_fieldwork_day, 17))
    return made


def write_up(lines: Lines, facts: dict, *, clock: Clock, cast: Cast) -> Visit:
    made = get_ready(lines, facts, clock=clock, cast=cast)
    lead = cast.named(facts["lead"])
    visits.go(made, by=lead)
    visits.come_back(made, by=lead)
    team = [one.user for one in made.inspectors.order_by("part") if one.user]
    last = made.last_fieldwork_day
    lines.find(made, facts["finding"], by=team, at=moment(last + timedelta(days=1), 10))
    lines.step(made, facts.get("step", []), by=lead, at=moment(last + timedelta(days=1), 16))
    evaluate(made, facts["area"], by=lead, at=moment(clock.working_day(last + timedelta(days=6)), 15))
    if "with_council" in facts:
        visits.send_to_council(made, facts, clock=clock, by=lead, checked_by=cast.senior)
    if "deadline" in facts:
        visits.move_deadline(made, facts["deadline"], clock=clock, by=lead)
    if "letter" in facts:
        visits.release(made, facts, clock=clock, by=cast.senior)
    return made
