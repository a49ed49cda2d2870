"""Who holds which post at a council, as support administrators enter it."""

from datetime import date, timedelta

from visits.actions import contact
from visits.models import LocalAuthority

from .clock import Clock, moment
from .history import written

TYPED_IN = -380
AS_SAID = ("title", "name", "post", "tenure", "is_dcs", "email", "address")


def add_contacts(authority: LocalAuthority, rows: list[dict], *, clock: Clock, by) -> None:
    with written(moment(clock.day(TYPED_IN), 11)):
        for row in rows:
            facts = {name: row[name] for name in AS_SAID if name in row}
            days = {"from_date": _day(row["from"], clock), "to_date": _day(row.get("to"), clock)}
            contact.add(authority=authority, by=by, **facts, **days)


def _day(said: date | int | None, clock: Clock) -> date | None:
    """A date as it is, or so many days from the day the demonstration is set on."""
    return clock.today + timedelta(days=said) if isinstance(said, int) else said
