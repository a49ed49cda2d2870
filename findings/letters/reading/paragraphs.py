"""From lines to paragraphs.

A paragraph is a run of lines between blank lines; an item of a list and a line with a place of its own (the
salutation, a known heading, the sign-off) stand alone. What a page break cut in two is one paragraph again: the
first part ends without a full stop and the second begins in lower case, or the first breaks off in mid-phrase.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from . import headings
from .bullets import dash_before, glyph_before, number_before
from .characters import collapse, plain
from .lines import Line
from .sentences import ends_a_sentence

TITLE = re.compile(
    r"(?!(?:The|This|That|A|Our|Each|Every|No)\b)(?:(?:[A-Z][\w-]+ ){1,4}monitoring visit"
    r"|M(?i:onitoring visit))s?"
    r"(?: letter)?(?: (?i:of|to|at|in)\b|\s?[:–-]) ?(.+)"
)
_ALONE = re.compile(r"dear\s+\S.{0,80}|yours\s+(?:sincerely|faithfully|truly)\b.{0,80}", re.IGNORECASE)
_OPENING = re.compile(r"(?:this letter|i am writing to) summari[sz]e", re.IGNORECASE)
_CLOSES_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?!(?:and|or|to|nor)\b)(?=[^\W_])")
_LONGEST_TITLE = 250
_WRAPPED_WITHIN = 130
_LONG_ENOUGH_TO_BE_CUT = 60


@dataclass(frozen=True)
class Paragraph:
    """Consecutive lines that say one thing. `start` and `end` are its place in the text, without its bullet."""

    lines: tuple[Line, ...]
    start: int
    end: int
    item: bool = False
    after_page_edge: bool = False
    cut_by_furniture: bool = False

    @property
    def words(self) -> str:
        """As printed, on one line: a hyphen at a line's end is kept and joined, page furniture left out."""
        first, *others = self.lines
        joined = "\n".join([first.text[self.start - first.start :], *(line.text for line in others)])
        return collapse(_CLOSES_HYPHEN.sub("-", joined))

    @property
    def is_known_heading(self) -> bool:
        return len(self.lines) == 1 and headings.is_known(self.lines[0].text)

    @property
    def numbered(self) -> bool:
        return bool(number_before(self.lines[0].text))

    @property
    def set_apart(self) -> bool:
        """A blank line or a new page stands before it."""
        return bool(self.lines[0].blank_before) or self.after_page_edge

    @property
    def alone(self) -> bool:
        """A single line with a place of its own, never part of a paragraph."""
        return len(self.lines) == 1 and _stands_alone(self.lines[0].text)


def paragraphs_of(lines: list[Line]) -> list[Paragraph]:
    """The paragraphs of a text, page furniture left out."""
    wrapping = _Wrapping.of(lines)
    parts: list[list[Line]] = []
    edges: list[bool] = []
    previous, edge = None, False
    for line in lines:
        edge = edge or line.page_edge or line.furniture
        if not line.furniture:
            if previous is None or previous.furniture or _begins(previous, line, parts[-1], wrapping):
                parts.append([line])
                edges.append(edge)
            else:
                parts[-1].append(line)
            edge = False
        previous = line if parts else None
    whole = _joined(_part(part, edge) for part, edge in zip(parts, edges, strict=True))
    return _marked(whole, [line.start for line in lines if line.furniture])


def _part(lines: list[Line], after_page_edge: bool) -> Paragraph:
    mark = _mark(lines[0].text)
    return Paragraph(tuple(lines), lines[0].start + mark, lines[-1].end, bool(mark), after_page_edge)


def _mark(text: str) -> int:
    return glyph_before(text) or dash_before(text) or number_before(text)


def _marked(paragraphs: list[Paragraph], furniture: list[int]) -> list[Paragraph]:
    """The paragraphs, with a mark on those between whose lines page furniture stands."""
    return [
        replace(paragraph, cut_by_furniture=True)
        if bisect_left(furniture, paragraph.start) != bisect_right(furniture, paragraph.end)
        else paragraph
        for paragraph in paragraphs
    ]


@dataclass(frozen=True)
class _Wrapping:
    """How a text breaks its lines. A wrapped line is followed by another when its next word would not have fitted."""

    wrapped: bool
    fits_below: float

    @classmethod
    def of(cls, lines: list[Line]) -> "_Wrapping":
        pairs = [pair for pair in pairwise(lines) if not (pair[1].blank_before or pair[1].new_page)]
        longest = max((len(line.text) for line, _ in pairs), default=0)
        within_sentences = [
            _with_next_word(line, after)
            for line, after in pairs
            if after.text[0].islower() and len(line.text) >= 0.6 * longest and not ends_a_sentence(line.text)
        ]
        sure = len(within_sentences) >= 3
        return cls(longest <= _WRAPPED_WITHIN or sure, min(within_sentences) if sure else 0.85 * longest)


def _with_next_word(line: Line, after: Line) -> int:
    """How long a line would be with the first word of the next, or the part of it before a hyphen."""
    return len(line.text) + 1 + len(re.match(r"[^\s-]*-?", after.text)[0])


def _begins(previous: Line, line: Line, part: list[Line], wrapping: _Wrapping) -> bool:
    """Whether a paragraph begins with `line`."""
    if line.blank_before or line.new_page or not wrapping.wrapped or glyph_before(line.text):
        return True
    if _stands_alone(previous.text) or _stands_alone(line.text):
        return True
    if _OPENING.match(line.text) or (TITLE.match(line.text) and not headings.hangs(previous.text)):
        return True
    ended = ends_a_sentence(previous.text)
    if _mark(line.text):
        return ended or previous.text.endswith((":", ";")) or bool(_mark(part[0].text))
    return ended and line.text[0].isupper() and _with_next_word(previous, line) < wrapping.fits_below


def _stands_alone(text: str) -> bool:
    return len(text) <= 120 and _has_a_place(text)


@lru_cache(maxsize=1000)
def _has_a_place(text: str) -> bool:
    return bool(_ALONE.fullmatch(plain(text))) or headings.is_known(text)


def _joined(parts: Iterable[Paragraph]) -> list[Paragraph]:
    """The parts, with those put together that a page break cut in two."""
    wholes: list[list[Paragraph]] = []
    listing = False
    for part in parts:
        if wholes and _goes_on(wholes[-1][0], wholes[-1][-1], part, listing):
            wholes[-1].append(part)
            continue
        introduced = bool(wholes) and wholes[-1][-1].lines[-1].text.endswith(":")
        listing = not part.alone and (introduced or (listing and _bare_item(part)))
        wholes.append([part])
    return [_whole(parts) if len(parts) > 1 else parts[0] for parts in wholes]


def _whole(parts: list[Paragraph]) -> Paragraph:
    return replace(parts[0], lines=tuple(line for part in parts for line in part.lines), end=parts[-1].end)


def _bare_item(part: Paragraph) -> bool:
    return len(part.lines) == 1 and not ends_a_sentence(part.lines[0].text)


def _goes_on(begun: Paragraph, before: Paragraph, part: Paragraph, listing: bool) -> bool:
    """Whether `part` is the rest of a paragraph whose first part is `begun` and whose last so far is `before`.

    Items of a list without bullets (`listing`) are not each other's rest.
    """
    last = before.lines[-1].text
    if part.item or part.alone or before.alone or ends_a_sentence(last) or last.endswith((":", ";")):
        return False
    if listing and not part.after_page_edge:
        return False
    begins = part.lines[0].text.lstrip("\"'‘’“”([")
    if begins[:1].islower() or headings.hangs(last):
        return True
    if begun.item or TITLE.match(plain(begun.lines[0].text[:_LONGEST_TITLE])) or _OPENING.match(part.lines[0].text):
        return False
    return part.after_page_edge and before.end - begun.start >= _LONG_ENOUGH_TO_BE_CUT
