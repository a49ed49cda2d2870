"""The lines of a text, each with its place, and which of them are page furniture.

Page furniture is what a page repeats and the letter does not say: page numbers, running headers or footers, rules.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .characters import plain

_LINE = re.compile(r"([^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*)([\n\r\f\v\x1c-\x1e\x85\u2028\u2029]|\Z)")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|\[(]?\s*\d{1,2}\s*[-–—|\])]?|(?:page|p\.)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?"
    r"|\d{1,3}\s*(?:of|/)\s*\d{1,3}|[-=_–—]{3,})",
    re.IGNORECASE,
)
_PRINTER = re.compile(r"proud to use recycled paper|ofsted\.gov\.uk|^ofsted$", re.IGNORECASE)
_NUMBERED_FOOTER = re.compile(r"(?=.*(?:visit|ofsted|inspection|children))(?:\d{1,2}\s.*|.*\s\d{1,2})", re.IGNORECASE)
_RUNNING_LENGTH = 120


@dataclass(frozen=True)
class Line:
    """One line that is not blank: its words without the white space around them, and where they stand."""

    start: int
    end: int
    text: str
    blank_before: int = 0
    new_page: bool = False
    furniture: bool = False

    @property
    def page_edge(self) -> bool:
        return self.new_page or self.blank_before >= 3


def lines_of(text: str) -> list[Line]:
    """Every line with words on it, furniture marked."""
    return _with_furniture(list(_lines(text)))


def _lines(text: str) -> Iterator[Line]:
    blank, new_page = 0, False
    for match in _LINE.finditer(text):
        printed = match.group(1)
        words = printed.strip()
        if words:
            start = match.start() + len(printed) - len(printed.lstrip())
            yield Line(start, start + len(words), words, blank, new_page)
            blank, new_page = 0, False
        else:
            blank += 1
        new_page = new_page or match.group(2) == "\f"


def _with_furniture(lines: list[Line]) -> list[Line]:
    marked = [replace(line, furniture=True) if _PAGE_NUMBER.fullmatch(line.text) else line for line in lines]
    shapes = [_shape(line) for line in marked]
    running = _running(shapes)
    for at, line in enumerate(marked):
        if shapes[at] is None:
            continue
        if (shapes[at] in running and (_NUMBERED_FOOTER.fullmatch(line.text) or _at_page_edge(marked, at))) or (
            _PRINTER.search(line.text) and _beside_page_number(marked, at)
        ):
            marked[at] = replace(line, furniture=True)
    return marked


def _shape(line: Line) -> str | None:
    """A short line as it is compared with others, the page numbers within it apart."""
    if line.furniture or len(line.text) > _RUNNING_LENGTH:
        return None
    return re.sub(r"\d+", "0", plain(line.text).casefold())


def _running(shapes: list[str | None]) -> set[str]:
    """What the text prints more than once."""
    return {shape for shape, count in Counter(shapes).items() if count > 1 and shape and len(shape) > 3}


def _at_page_edge(lines: list[Line], at: int) -> bool:
    after = lines[at + 1] if at + 1 < len(lines) else None
    return lines[at].page_edge or (after is not None and after.page_edge) or _beside_page_number(lines, at)


def _beside_page_number(lines: list[Line], at: int) -> bool:
    return any(lines[near].furniture for near in (at - 1, at + 1) if 0 <= near < len(lines))
