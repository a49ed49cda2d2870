"""Naming inspectors: by name, by email address, or as the type-ahead writes them, "Sam Second (sam@example.test)"."""

import re
from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from accounts.models import User
from ofsted_tracker.forms.text import as_it_reads, is_control
from visits.actions.team import SECOND, Inspector

FEWEST_LETTERS = 2
MOST_SUGGESTED = 10


def written(user: User) -> str:
    """How a person is written in a box: a name may be shared, an address is not."""
    return f"{user.name} ({user.email})"


def suggested(words: str) -> list[User]:
    """Inspectors whose name or address holds what was typed so far."""
    words = words.strip()
    if len(words) < FEWEST_LETTERS:
        return []
    return list(User.objects.inspectors().matching(words)[:MOST_SUGGESTED])


def found(words: str, *, by_parts: bool) -> list[User]:
    """The inspectors that can be meant: by address, else by the whole name, else (if so asked) by parts of it."""
    inspectors = User.objects.inspectors()
    address = re.search(r"\(([^()\s]+@[^()\s]+)\)\s*$", words)
    email = address.group(1) if address else words
    for match in (inspectors.filter(email__iexact=email), inspectors.filter(name__iexact=words)):
        people = list(match[:2])
        if people:
            return people
    return list(inspectors.matching(words)[:2]) if by_parts and len(words) >= FEWEST_LETTERS else []


class InspectorField(forms.CharField):
    """Cleans to an Inspector. A name nobody bears is refused, or kept as printed where `as_printed` says so.

    `standing` are those already on the visit, by how they are written: they stay who they are.
    """

    def __init__(self, *, part: str = SECOND, missing: str = "", **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"data-typeahead-url": reverse_lazy("visits:people")}))
        kwargs.setdefault("error_messages", {"required": missing})
        super().__init__(max_length=200, **kwargs)
        self.part, self.as_printed = part, False
        self.standing: dict[str, Inspector] = {}

    def prepare_value(self, value):
        return written(value) if isinstance(value, User) else value

    def clean(self, value) -> Inspector | None:
        words = plain_words(super().clean(value))
        if words in self.standing:
            return replace(self.standing[words], part=self.part)
        return meant(words, part=self.part, as_printed=self.as_printed) if words else None


def plain_words(words: str) -> str:
    """A name is words on one line; it holds nothing that cannot be shown."""
    if any(is_control(character) for character in words):
        raise ValidationError("The name holds a character that cannot be shown. Delete it, or type the name again")
    return " ".join(as_it_reads(words).split())


def meant(words: str, *, part: str = SECOND, as_printed: bool) -> Inspector:
    people = found(words, by_parts=not as_printed)
    if len(people) == 1:
        return Inspector.of(people[0], part)
    if people:
        raise ValidationError(
            f"More than one inspector matches “{words}”. Choose from the list, or enter the email address"
        )
    if as_printed and "@" not in words:
        return Inspector(words, None, part)
    raise ValidationError(
        f"No inspector matches “{words}”. Type two letters and choose from the list, or enter the email address"
    )
