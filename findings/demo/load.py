"""Loads the demonstration, part by part; a part that is there is left as people have made it."""

from datetime import date

from django.db import transaction

from ofsted_tracker.errors import Refused
from ofsted_tracker.wording import day
from visits.models import Framework, LocalAuthority

from . import dudley, easterdale, hollinshire, thornmere, wyncaster
from .accounts import Cast, load_accounts
from .authority import add_authority, is_untouched
from .clock import Clock
from .content import content

PARTS = (dudley, thornmere, easterdale, wyncaster, hollinshire)
# Easterdale's inspection lies eight weeks back, under a framework in use since April 2026.
EARLIEST = date(2026, 6, 22)
MEMBERS_FOR = -480


def load(today: date, parts=PARTS) -> list[str]:
    """What was added, by name; nothing at all on a second run. The councils of other parts stay empty."""
    if today < EARLIEST:
        raise Refused(f"The demonstration cannot be set before {day(EARLIEST)}. Choose that day or a later one.")
    if not Framework.objects.exists() or not LocalAuthority.objects.filter(slug="dudley").exists():
        raise Refused("There is no reference data yet. Run load_reference_data first.")
    clock = Clock.set_on(today)
    with transaction.atomic():
        authorities = {part: _authority(part) for part in PARTS}
        added = ["accounts"] if load_accounts(clock.day(MEMBERS_FOR)) else []
        cast = Cast.standing()
        for part in parts:
            authority = authorities[part]
            if is_untouched(authority):
                part.load(authority, clock=clock, cast=cast)
                added.append(authority.name)
    return added


def _authority(part) -> LocalAuthority:
    facts = content(part.__name__.rpartition(".")[2])
    if "new_authority" in facts:
        return add_authority(facts["authority"], facts["new_authority"])
    return LocalAuthority.objects.get(slug=facts["authority"])
