"""Reads a letter's file into a structure: pure, no database.

`read_letter(data)` takes the bytes of a file and returns a `Letter`, or raises `CannotRead` with one sentence fit
to show to a person.
"""

from .document import Addressee, Authority, Letter, ReadFinding, Section, Signatory, Suggested
from .letter import read_letter
from .refusal import CannotRead

__all__ = [
    "Addressee",
    "Authority",
    "CannotRead",
    "Letter",
    "ReadFinding",
    "Section",
    "Signatory",
    "Suggested",
    "read_letter",
]
