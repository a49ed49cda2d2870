"""Thornmere: an invented council in the middle of its programme, four visits done and the fifth in writing up."""

from visits.models import LocalAuthority

from . import programme
from . import visit as visits
from .accounts import Cast
from .clock import Clock
from .content import content
from .improvement_plan import add_actions
from .lines import Lines, evaluate

VISITS = range(1, 6)


def load(authority: LocalAuthority, *, clock: Clock, cast: Cast) -> None:
    facts = content("thornmere")
    begun = programme.begin(authority, facts, clock=clock, cast=cast)
    lines = Lines(begun, facts["line"], clock=clock)
    for number in VISITS:
        _visit(lines, content(f"thornmere_visit_{number}"), clock=clock, cast=cast)
    add_actions(authority, facts["action"], lines, clock=clock, by=cast.manager)


def _visit(lines: Lines, facts: dict, *, clock: Clock, cast: Cast) -> None:
    made = visits.plan(lines.programme, facts, clock=clock, cast=cast)
    visits.confirm(made, clock=clock, by=cast.inspector)
    lines.follow_up(made, facts["follow_up"], by=cast.inspector)
    visits.make(made, by=cast.inspector)
    team = [one.user for one in made.inspectors.order_by("part") if one.user]
    lines.find(made, facts["finding"], by=team)
    evaluate(made, facts["area"], clock=clock, by=cast.inspector)
    if "letter" in facts:
        visits.release(made, facts, clock=clock, by=cast.senior)
