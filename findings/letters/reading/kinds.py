"""What kind of document a text is, by its title and first sentence.

Inspection reports, joint inspection letters and focused visit letters speak of monitoring visits, and monitoring
letters of inspections: neither word decides anything.
"""

import re

from . import headings, ordinals
from .characters import alike, plain
from .correspondents import is_sign_off, salutation
from .paragraphs import TITLE, Paragraph
from .refusal import CannotRead

_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|div|article|section|main|header|nav|meta|link|title|script|style)\b",
    re.I | re.S,
)
_SAVED_MESSAGE = re.compile(r"^content-type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)
_COVER = re.compile(
    r"^final\s+report\b|\b(?:i|we)\s+(?:attach|enclose)\s+the\s+final\s+(?:report|letter)\b", re.IGNORECASE
)
_TABLE = re.compile(
    r"^(?:.{0,80}\b)?response\s+to\s+your\s+factual\s+accuracy|\bLA\s+comments\s+Ofsted\s+action\b", re.IGNORECASE
)
_SUMMARY = re.compile(r"\bsummari[sz](?:es|e|ing)\b(.{0,250})", re.IGNORECASE)
_LETTER_SUMMARISES = re.compile(r"\b(?:letter|writing\s+to)\s+summari[sz]e", re.IGNORECASE)
_ANNOUNCES = re.compile(r"\bvisit\b.{0,120}\bwill\s+(?:be|take\s+place)\b", re.IGNORECASE)
_SUBJECTS = (
    ("joint", re.compile(r"joint\s+(?:targeted|area|inspection)|\bJTAI\b", re.IGNORECASE)),
    ("focused", re.compile(r"focus+ed\s+(?:assurance\s+)?visit", re.IGNORECASE)),
    ("monitoring", re.compile(r"monitoring\s+visit", re.IGNORECASE)),
    ("report", re.compile(r"\binspection\b", re.IGNORECASE)),
)
_JOINT = re.compile(
    r"^joint\s+(?:targeted\s+)?(?:area\s+)?inspection"
    r"|\bundertook\s+a\s+joint\s+(?:targeted\s+area\s+)?inspection|^JTAI\b",
    re.IGNORECASE,
)
_FOCUSED = re.compile(r"^(?:ofsted\s+)?focus+ed\s+(?:assurance\s+)?visit\b", re.IGNORECASE)
_REPORT = re.compile(
    r"^(?:re-?)?inspection\s+of\s+.{2,80}(?:children|services)|^inspection\s+dates?\s*:"
    r"|^report\s+published\s*:|^lead\s+inspectors?\s*:"
    r"|^(?:single\s+inspection|inspections?\s+of\s+services\s+for\s+children)",
    re.IGNORECASE,
)
_FIRST_CHARACTERS = 60_000
_REFUSED = {
    "joint": "This is a joint targeted area inspection (JTAI) letter; it cannot be read.",
    "focused": "This is a focused visit letter; it cannot be read yet.",
    "report": "This is an inspection report, not a monitoring visit letter; it cannot be read yet.",
    "cover and table": "This is a final report cover letter with a factual accuracy table; it cannot be read yet.",
    "cover": "This is a final report cover letter; it cannot be read yet.",
    "table": "This is a factual accuracy table; it cannot be read yet.",
}
_NOT_ONE = (
    "This is not a monitoring visit letter: neither its title nor its first sentence says that it reports a"
    " monitoring visit."
)


def refuse_web_page(text: str) -> None:
    if _WEB_PAGE.match(text[:4000]):
        raise CannotRead("This is a web page, not a letter; save the words of the letter as plain text first.")
    if _SAVED_MESSAGE.search(text[:4000]):
        raise CannotRead(
            "This is a saved web page or email, not a letter; save the words of the letter as plain text first."
        )


def require_monitoring_letter(paragraphs: list[Paragraph]) -> None:
    """CannotRead, saying what the document is, unless it is a monitoring visit letter."""
    beginning = _beginning(paragraphs)
    lines = [plain(line.text) for part in beginning for line in part.lines]
    kind = _kind_of([plain(part.words) for part in beginning], lines)
    if kind != "monitoring":
        raise CannotRead(_REFUSED.get(kind, _NOT_ONE))


def _beginning(paragraphs: list[Paragraph]) -> list[Paragraph]:
    beginning, length = [], 0
    for paragraph in paragraphs:
        beginning.append(paragraph)
        length += paragraph.end - paragraph.start
        if length > _FIRST_CHARACTERS:
            break
    return beginning


def _kind_of(paragraphs: list[str], lines: list[str]) -> str | None:
    shaped = _has_shape_of_letter(paragraphs, lines)
    for words in paragraphs:
        summary = _SUMMARY.search(words)
        kind = _subject(summary[1]) if summary else None
        if kind and (kind != "monitoring" or _LETTER_SUMMARISES.search(words) or shaped):
            return kind
    cover = any(_COVER.search(words) for words in paragraphs if len(words) < 1500)
    table = any(_TABLE.search(words) for words in paragraphs)
    if cover or table:
        return "cover and table" if cover and table else "cover" if cover else "table"
    return _by_title(paragraphs, lines, shaped)


def _subject(phrase: str) -> str | None:
    """What is summarised: the kind named first after "summarises"."""
    found = [(match.start(), kind) for kind, pattern in _SUBJECTS if (match := pattern.search(phrase))]
    return min(found)[1] if found else None


def _has_shape_of_letter(paragraphs: list[str], lines: list[str]) -> bool:
    """It greets or takes leave of someone, or has a heading only a letter about a visit has."""
    return _is_letter(paragraphs) or any(map(_is_heading_of_letter, lines))


def _is_letter(paragraphs: list[str]) -> bool:
    return any(salutation(words) or is_sign_off(words) for words in paragraphs)


def _is_heading_of_letter(line: str) -> bool:
    return len(line) <= 120 and (headings.names_areas(line) or headings.names_findings(line))


def _by_title(paragraphs: list[str], lines: list[str], shaped: bool) -> str | None:
    """The kind by a title, or by a sentence that numbers this visit, where no sentence says what is summarised.

    A letter that announces a visit has the title of one that reports it, and none of its headings.
    """
    a_letter = _is_letter(paragraphs)
    announced = any(_ANNOUNCES.search(words) for words in paragraphs) and not any(map(_is_heading_of_letter, lines))
    for words in paragraphs[:60]:
        if len(words) <= 250:
            if _JOINT.search(words):
                return "joint"
            if _FOCUSED.search(words):
                return "focused"
            if a_letter and not announced and TITLE.match(words):
                return "monitoring"
        elif _JOINT.search(words):
            return "joint"
        numbered = shaped and not announced and "monitoring visit" in words.casefold()
        if numbered and ordinals.stated_in(alike(words)) and _since_judged(words):
            return "monitoring"
    return "report" if not a_letter and any(_REPORT.search(line) for line in lines) else None


def _since_judged(words: str) -> bool:
    return bool(re.search(r"\bsince\b.{0,120}\binadequate\b", words, re.IGNORECASE))
