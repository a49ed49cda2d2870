"""Who holds which post at an authority: kept so that on any day letters have one addressee."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from ofsted_tracker.editing import edit, keep
from ofsted_tracker.errors import Refused
from ofsted_tracker.wording import day
from visits import rights
from visits.models import Contact, LocalAuthority


@transaction.atomic
def add(*, authority: LocalAuthority, by, entry_key: UUID | None = None, **facts) -> Contact:
    """Somebody in a post, today's or a past one's; the same form sent twice makes one."""
    _require_keeper(authority, by)
    _lock(authority)
    made = Contact.objects.filter(entry_key=entry_key, authority=authority).first() if entry_key else None
    if made:
        return _same_or_refused(made, facts)
    contact = Contact(authority=authority, entry_key=entry_key, **facts)
    _refuse_impossible_days(contact)
    return keep(contact, by=by)


@transaction.atomic
def change(*, contact: Contact, version: int, by, **facts) -> Contact:
    """Raises StaleEdit if somebody saved in between."""
    _require_keeper(contact.authority, by)
    _lock(contact.authority)
    as_said = Contact.objects.get(pk=contact.pk)
    for name, value in facts.items():
        setattr(as_said, name, value)
    _refuse_impossible_days(as_said)
    return edit(contact, version=version, by=by, **facts)


@transaction.atomic
def end(*, contact: Contact, last_day: date, by) -> Contact:
    """The last day in the post, past or to come. Who follows is another contact."""
    _require_keeper(contact.authority, by)
    _lock(contact.authority)
    current = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if current.to_date:
        raise Refused(f"{current} already has a last day, {day(current.to_date)}. Change it on the page of the person.")
    if last_day < current.from_date:
        raise Refused(
            f"The last day cannot be before the first, {day(current.from_date)}. Check the year.", field="last_day"
        )
    return edit(current, version=current.version, by=by, to_date=last_day)


def _require_keeper(authority: LocalAuthority, by) -> None:
    if not rights.may_keep_contacts(by, authority):
        raise PermissionDenied


def _lock(authority: LocalAuthority) -> None:
    """One change of an authority's people at a time, so that no two can both take the same days."""
    LocalAuthority.objects.select_for_update(of=("self",)).get(pk=authority.pk)


def _refuse_impossible_days(contact: Contact) -> None:
    if contact.to_date and contact.to_date < contact.from_date:
        raise Refused(f"The last day cannot be before the first, {day(contact.from_date)}.", field="to_date")
    overlap = contact.overlap()
    if overlap:
        raise Refused(overlap, field="from_date")


def _same_or_refused(made: Contact, facts: dict) -> Contact:
    if all(getattr(made, name) == value for name, value in facts.items()):
        return made
    raise Refused(f"This form has already added {made}. To add somebody else, open the form again from the page.")
