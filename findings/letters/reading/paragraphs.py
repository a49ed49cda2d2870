"""From lines to paragraphs.

A paragraph is a run of lines between blank lines; an item of a list and a line with a place of its own (the
salutation, the title, a known heading, the sign-off) stand alone. What a page break cut in two is one paragraph
again: the first part ends without a full stop and the second begins in lower case, or the first breaks off in the
middle of a phrase.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from . import headings
from .bullets import dash_before, glyph_before, number_before
from .characters import collapse, plain
from .lines import Line
from .sentences import ends_a_sentence

_ALONE = re.compile(
    r"dear\s+\S.{0,80}|yours\s+(?:sincerely|faithfully|truly)\b.{0,80}"
    r"|(?:\S+\s+){0,3}monitoring visit (?:of|to|at) .{2,100}(?<![.,;:])",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:this letter|i am writing to) summari[sz]e", re.IGNORECASE)
_CLOSES_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?!(?:and|or|to|nor)\b)(?=[^\W_])")
_WRAPPED_WITHIN = 130
_LONG_ENOUGH_TO_BE_CUT = 60


@dataclass(frozen=True)
class Paragraph:
    """Consecutive lines that say one thing. `start` and `end` are its place in the text, without its bullet."""

    lines: tuple[Line, ...]
    start: int
    end: int
    item: bool = False
    page_edge: bool = False
    cut_by_furniture: bool = False

    @property
    def words(self) -> str:
        """As printed, on one line: a hyphen at a line's end is kept and joined, page furniture left out."""
        first, *others = self.lines
        joined = "\n".join([first.text[self.start - first.start :], *(line.text for line in others)])
        return collapse(_CLOSES_HYPHEN.sub("-", joined))

    @property
    def is_heading_line(self) -> bool:
        return len(self.lines) == 1 and not self.item and headings.is_known(self.lines[0].text)


def paragraphs_of(lines: list[Line]) -> list[Paragraph]:
    """The paragraphs of a text, page furniture left out."""
    wraps_at = _width(lines)
    parts: list[list[Line]] = []
    previous = None
    for line in lines:
        if line.furniture:
            previous = line
            continue
        if previous is None or previous.furniture or _begins(previous, line, parts[-1], wraps_at):
            parts.append([line])
        else:
            parts[-1].append(line)
        previous = line
    edges = _edges(lines)
    return _joined([_paragraph(part, edges.get(part[0].start, (False, False))) for part in parts])


def _edges(lines: list[Line]) -> dict[int, tuple[bool, bool]]:
    """For each line after which a page may have ended: whether the page shows, and whether by furniture."""
    edges, edge, furniture = {}, False, False
    for line in lines:
        edge = edge or line.page_edge or line.furniture
        furniture = furniture or line.furniture
        if not line.furniture:
            edges[line.start] = (edge, furniture)
            edge, furniture = False, False
    return edges


def _paragraph(lines: list[Line], edge: tuple[bool, bool]) -> Paragraph:
    first = lines[0]
    mark = glyph_before(first.text) or dash_before(first.text) or number_before(first.text)
    return Paragraph(tuple(lines), first.start + mark, lines[-1].end, bool(mark), edge[0], edge[1])


def _width(lines: list[Line]) -> int | None:
    """The column at which lines are wrapped; None where each line is a whole paragraph."""
    inner = [
        len(line.text) for line, after in zip(lines, lines[1:], strict=False) if not (after.blank_before or after.new_page)
    ]
    longest = max(inner, default=0)
    full = sum(length >= 0.8 * longest for length in inner)
    return longest if longest <= _WRAPPED_WITHIN or full >= 0.6 * len(inner) else None


def _begins(previous: Line, line: Line, part: list[Line], wraps_at: int | None) -> bool:
    """Whether a paragraph begins with `line`."""
    if line.blank_before or line.new_page or wraps_at is None:
        return True
    if _stands_alone(previous.text) or _stands_alone(line.text) or _OPENING.match(line.text):
        return True
    if glyph_before(line.text):
        return True
    ended = ends_a_sentence(previous.text)
    if dash_before(line.text) or number_before(line.text):
        return ended or previous.text.endswith((":", ";")) or _is_item(part[0])
    first_word = line.text.split()[0]
    fitted = len(previous.text) + 1 + len(first_word) <= 0.85 * wraps_at
    return ended and fitted and first_word[0].isupper()


def _stands_alone(text: str) -> bool:
    return len(text) <= 120 and (bool(_ALONE.fullmatch(plain(text))) or headings.is_known(text))


def _is_item(line: Line) -> bool:
    return bool(glyph_before(line.text) or dash_before(line.text) or number_before(line.text))


def _joined(parts: Iterable[Paragraph]) -> list[Paragraph]:
    """The parts with those put together that a page break cut in two."""
    whole: list[Paragraph] = []
    for part in parts:
        if whole and _goes_on(whole[-1], part, listing=_in_bare_list(whole)):
            before = whole[-1]
            cut = before.cut_by_furniture, part.cut_by_furniture
            whole[-1] = replace(before, lines=before.lines + part.lines, end=part.end, cut_by_furniture=cut[1] or _inner(before))
        else:
            whole.append(part)
    return [replace(paragraph, cut_by_furniture=_inner(paragraph)) for paragraph in whole]
