"""The parts of a letter, in order: what precedes the salutation, the opening, the headed sections, the sign-off."""

import re
from dataclasses import dataclass, field

from . import headings
from .characters import alike, without_markup
from .correspondents import is_sign_off, salutation
from .intro import is_opening
from .paragraphs import TITLE, Paragraph
from .sentences import sentences_of

_CLOSING = re.compile(
    r"^(?:i|we)\s+would\s+(?:also\s+)?(?:like\s+to|be\s+grateful)\b|^please\s+(?:accept|pass|convey)\b|^(?:may\s+i|can\s+i)\s+(?:take|thank)|^thank\s+you\b"
    r"|^(?:i|we)\s+am\s+"
    r"|^(?:i|we)\s+(?:are|will|shall|am|have|look|wish|want)\b|\bcop(?:ying|y\s+of)\s+this\s+letter\b"
    r"|\bcopied\s+to\s+the\s+department\b"
    r"|\bletter\s+will\s+(?:not\s+)?be\s+(?:published|copied)\b|\bpublished\s+on\s+(?:the|our"
    r"|its)\s+(?:ofsted\s+)?website\b",
    re.IGNORECASE,
)
_BY_SCREEN = re.compile(r"\bcovid|\bremote(?:ly)?\b|\bvideo\b|\bpandemic\b|\bvirtual(?:ly)?\b", re.IGNORECASE)


@dataclass
class Headed:
    """A heading as printed and the paragraphs below it."""

    heading: str
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass
class Parts:
    greeted: str | None
    before: list[Paragraph]
    title: str | None
    opening: list[Paragraph]
    sections: list[Headed]
    sign_off: list[Paragraph]


def parts_of(paragraphs: list[Paragraph]) -> Parts:
    """A letter's paragraphs, each in its part; the closing paragraph belongs to none."""
    greeting = next((at for at, part in enumerate(paragraphs) if _greeting(part)), None)
    signed = next((at for at, part in enumerate(paragraphs) if is_sign_off(part.words)), len(paragraphs))
    before = paragraphs[:greeting] if greeting is not None else []
    greeted = _greeting(paragraphs[greeting]) if greeting is not None else None
    body = paragraphs[greeting + 1 if greeting is not None else 0 : signed]
    first = _first_heading(body, signed < len(paragraphs))
    opening = body[:first]
    title = _title_at(opening)
    if title is not None:
        before, opening, title = before or opening[:title], opening[title + 1 :], opening[title]
    elif (title := _title_at(before)) is not None:
        before, title = before[:title] + before[title + 1 :], before[title]
    sections = _sections(body[first:], signed < len(paragraphs))
    return Parts(
        greeted, before, title and without_markup(title.words), opening, _without_closing(sections), paragraphs[signed:]
    )


def headline_of(opening: list[Paragraph]) -> str | None:
    """The one-sentence paragraph before the first heading, if it is not part of the opening."""
    if not opening:
        return None
    words = opening[-1].words
    if opening[-1].item or len(sentences_of(words)) != 1 or is_opening(words) or _BY_SCREEN.search(words):
        return None
    return words


def is_closing(words: str) -> bool:
    return bool(_CLOSING.search(alike(words)))


def _greeting(part: Paragraph) -> str | None:
    return salutation(part.words) if len(part.words) <= 120 else None


def _title_at(parts: list[Paragraph]) -> int | None:
    titles = (
        at
        for at, part in enumerate(parts)
        if not part.item and len(part.words) <= 250 and TITLE.match(alike(without_markup(part.words)))
    )
    return next(titles, None)


def _first_heading(body: list[Paragraph], signed: bool) -> int:
    """Where the first heading stands: a known one anywhere, an unknown one only after the opening."""
    opened = False
    for at, part in enumerate(body):
        if part.is_known_heading or (opened and _is_unknown_heading(body, at, signed)):
            return at
        opened = opened or is_opening(part.words)
    return len(body)


def _is_unknown_heading(body: list[Paragraph], at: int, signed: bool) -> bool:
    part = body[at]
    if len(part.lines) != 1 or (part.item and not part.numbered) or not part.set_apart:
        return False
    after = body[at + 1] if at + 1 < len(body) else None
    if after is None or not after.set_apart or (after.item and part.item):
        return False
    if at and body[at - 1].words.endswith(":"):
        return False
    line = part.lines[0].text
    return headings.looks_like_one(line) and not is_closing(line)


def _sections(body: list[Paragraph], signed: bool) -> list[Headed]:
    sections: list[Headed] = []
    listing = False
    for at, part in enumerate(body):
        if part.is_known_heading or (not listing and _is_unknown_heading(body, at, signed)) or not sections:
            sections.append(Headed(headings.label(part.lines[0].text)))
            listing = False
            continue
        sections[-1].paragraphs.append(part)
        listing = part.words.endswith(":") or (listing and not part.item and part.words[-1:] not in ".!?")
    return sections


def _without_closing(sections: list[Headed]) -> list[Headed]:
    """The sections without the closing paragraphs, which stand at the end of the last one."""
    if sections:
        last = sections[-1].paragraphs
        closing = next((at for at, part in enumerate(last) if not part.item and is_closing(part.words)), len(last))
        del last[closing:]
    return sections
