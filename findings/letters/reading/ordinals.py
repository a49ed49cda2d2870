"""Which visit of the programme a letter says it is about: "second", "2nd", "fourth and final"."""

import re

_WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
ORDINAL = rf"(?a:{'|'.join(_WORDS)}|[1-9]\d?(?:st|nd|rd|th))"
_AND_FINAL = r"(?:,?\s+\(?(?:and|and the|and also)\s+(?:final|last)\)?,?)?"
_OWNER = r"(?:the\s+)?(?:(?:[\w.]+\s+){0,6}?[\w.]+'s?\s+)?"
_KIND = r"(?:\s+(?!visit|since|monitoring)[\w-]+){0,3}?"

_STATED = re.compile(
    rf"\b(?:was|is|were|be|being|findings\s+of|report\s+of"
    rf"|outcome\s+of)\s+{_OWNER}(?:(?:final\s+and\s+)?)({ORDINAL}){_AND_FINAL}"
    rf"{_KIND}(?:\s+monitoring)?(?:\s+visit|\s+since)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"^\W*({ORDINAL}){_AND_FINAL}{_KIND}\s+monitoring\s+visit\b", re.IGNORECASE)


def number_of(ordinal: str) -> int:
    word = ordinal.casefold()
    return _WORDS.index(word) + 1 if word in _WORDS else int(re.match(r"\d+", word)[0])


def stated_in(sentence: str) -> list[int]:
    """The numbers a sentence gives the visit it is about; not those of other visits it mentions."""
    return [number_of(match[1]) for match in _STATED.finditer(sentence)]


def titled(line: str) -> list[int]:
    """The number at the head of a title: "Second monitoring visit of …"."""
    match = _TITLED.match(line)
    return [number_of(match[1])] if match else []
