"""Thornmere: an invented council in the middle of its programme, four visits done and the fifth in writing up."""

from visits.models import LocalAuthority

from . import programme
from .accounts import Cast
from .clock import Clock
from .content import content
from .improvement_plan import add_actions
from .lines import Lines
from .people import add_contacts
from .visit_written_up import write_up

VISITS = range(1, 6)


def load(authority: LocalAuthority, *, clock: Clock, cast: Cast) -> None:
    facts = content("thornmere")
    begun = programme.begin(authority, facts, clock=clock, cast=cast)
    lines = Lines(begun, facts["line"], clock=clock)
    for number in VISITS:
        write_up(lines, content(f"thornmere_visit_{number}"), clock=clock, cast=cast)
    add_contacts(authority, facts["contact"], clock=clock, by=cast.support)
    add_actions(authority, facts["action"], lines, clock=clock, by=cast.manager)
