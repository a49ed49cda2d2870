"""Wyncaster: an invented council which has the draft of its third letter; one visit was cancelled, the next stands."""

from visits.models import LocalAuthority

from . import programme
from . import visit as visits
from .accounts import Cast
from .clock import Clock
from .content import content
from .lines import Lines
from .people import add_contacts
from .visit_written_up import get_ready, write_up


def load(authority: LocalAuthority, *, clock: Clock, cast: Cast) -> None:
    facts = content("wyncaster")
    begun = programme.begin(authority, facts, clock=clock, cast=cast)
    add_contacts(authority, facts["contact"], clock=clock, by=cast.support)
    lines = Lines(begun, facts["line"], clock=clock)
    for number in (1, 2):
        write_up(lines, content(f"wyncaster_visit_{number}"), clock=clock, cast=cast)
    called_off = visits.plan(begun, facts["cancelled"], clock=clock, cast=cast)
    visits.cancel(called_off, facts["cancelled"], clock=clock, by=cast.named(facts["cancelled"]["lead"]))
    write_up(lines, content("wyncaster_visit_3"), clock=clock, cast=cast)
    get_ready(lines, facts["next"], clock=clock, cast=cast)
