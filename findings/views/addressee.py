"""To whom a letter is addressed: what it prints, and who was director of children's services on its day."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from findings.letters.addressee import is_written_to
from findings.models import Letter
from visits.models import Contact, LocalAuthority


@dataclass(frozen=True)
class Addressee:
    """`contact` is the director on record for the day `on`: that of the letter, or today while it has none."""

    printed: str
    contact: Contact | None
    on: date
    is_dated: bool

    @property
    def is_other(self) -> bool:
        """The letter prints somebody else than is on record. What is printed stands; the record may need mending."""
        return bool(self.printed and self.contact) and not is_written_to(self.printed, self.contact.name)


def addressee_of(letter: Letter | None, authority: LocalAuthority, user) -> Addressee:
    on = letter.letter_date if letter else None
    day = on or timezone.localdate()
    contact = Contact.objects.visible_to(user).select_related("authority").addressee(authority, day)
    return Addressee(letter.addressee if letter else "", contact, day, is_dated=on is not None)
