"""Easterdale: an invented council just judged, on leaders alone; its first visit is planned, nothing followed yet."""

from visits.models import LocalAuthority

from . import programme
from . import visit as visits
from .accounts import Cast
from .clock import Clock
from .content import content


def load(authority: LocalAuthority, *, clock: Clock, cast: Cast) -> None:
    facts = content("easterdale")
    begun = programme.begin(authority, facts, clock=clock, cast=cast)
    visits.plan(begun, facts["visit"], clock=clock, cast=cast)
