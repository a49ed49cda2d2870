"""The people of an authority as its page tells of them: its directors one after the other, and the other posts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from ofsted_tracker.wording import day
from visits.models import Contact, LocalAuthority

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Spell:
    """Some days of the director's post: somebody's, or a gap in which nobody is on record."""

    contact: Contact | None
    start: date
    end: date | None = None

    @property
    def words(self) -> str:
        if self.contact:
            return self.contact.in_post_words
        if self.end is None:
            return f"since {day(self.start)}"
        return day(self.start) if self.start == self.end else f"{day(self.start)} to {day(self.end)}"


@dataclass(frozen=True)
class People:
    """Newest first."""

    directors: list[Spell] = field(default_factory=list)
    others: list[Contact] = field(default_factory=list)
    past: list[Contact] = field(default_factory=list)


def people_of(authority: LocalAuthority, user, today: date) -> People:
    """At one query. The caller has found the authority among those the user may see."""
    contacts = list(Contact.objects.visible_to(user).filter(authority=authority))
    for contact in contacts:
        contact.authority = authority
    others = [one for one in contacts if not one.is_dcs]
    return People(
        directors=spells([one for one in contacts if one.is_dcs], today),
        others=[one for one in others if one.to_date is None or one.to_date >= today],
        past=[one for one in others if one.to_date and one.to_date < today],
    )


def spells(directors: Iterable[Contact], today: date) -> list[Spell]:
    """The director's post, newest first, with the gaps between two and after the last; before the first is no gap."""
    told: list[Spell] = []
    free_from: date | None = None
    for contact in sorted(directors, key=lambda one: one.from_date):
        if free_from and contact.from_date > free_from:
            told.append(Spell(None, free_from, contact.from_date - ONE_DAY))
        told.append(Spell(contact, contact.from_date, contact.to_date))
        free_from = contact.to_date + ONE_DAY if contact.to_date else None
    if free_from and free_from <= today:
        told.append(Spell(None, free_from))
    return told[::-1]
