"""Which areas the visit covered, and the evidence it looked at, from the section that says so."""

import re

from .characters import alike
from .paragraphs import Paragraph
from .sentences import ends_a_sentence, sentences_of

_EVIDENCE = re.compile(
    r"\b(?:range|variety|number)\s+of\s+(?:\w+\s+)?(?:evidence|information|documents)\b"
    r"|\bevidence\b.{0,40}\b(?:includ|was\s|were\s)"
    r"|\b(?:spoke|talked|met)\s+(?:to|with)\b|\bevidence\s+(?:that\s+)?inspectors\b"
    r"|^(?:the\s+)?(?:visit|inspectors)\s+(?:also\s+)?(?:considered|observed|sampled"
    r"|scrutinised)\s+(?:a\s|case|electronic|supervision|children's\s+(?:case\s+)?records)",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"\b(?:review(?:ed|ing)?|look(?:ed|ing)\s+(?:at|into)|consider(?:ed|ing)|focus(?:s?ed|s?ing|es)?"
    r"|examin(?:ed|ing)"
    r"|evaluat(?:ed|ing)|scrutinis(?:ed|ing)|cover(?:ed|ing)|concentrat(?:ed|ing)|explor(?:ed|ing)"
    r"|test(?:ed|ing)"
    r"|inspect(?:ed|ing)|assess(?:ed|ing)\s+(?:the|how)|paid\s+(?:particular\s+)?attention)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(r"\b(?:improvement|action)\s+plans?\b", re.IGNORECASE)
_NAMES_AREA = re.compile(
    r"\bin\s+the\s+areas?\s+of\b|\bfocus|\barrangements\s+for\b|\bquality\s+of\b|\bparticular", re.IGNORECASE
)
_LIST_END = re.compile(r"\s*(?:;|,)?\s*\band$|\s*;$", re.IGNORECASE)


def read_areas(paragraphs: list[Paragraph]) -> tuple[list[str], str | None]:
    """One area per item of a list, else one per sentence that names what was reviewed; and the evidence."""
    items: list[str] = []
    sentences: list[str] = []
    evidence: list[str] = []
    into, lead = items, ""
    for paragraph in paragraphs:
        words = paragraph.words
        if paragraph.item or (lead.endswith(":") and not ends_a_sentence(words)):
            into.append(_LIST_END.sub("", words))
            continue
        about, seen = _parted(words)
        sentences += about
        evidence += seen
        lead = words
        into = evidence if seen else items
    areas = items or [sentence for sentence in sentences if _names_what_was_reviewed(sentence)]
    return areas, " ".join(evidence) or None


def _parted(words: str) -> tuple[list[str], list[str]]:
    """The sentences of a paragraph before its first one on evidence, and the rest."""
    sentences = sentences_of(words)
    at = next((at for at, sentence in enumerate(sentences) if _EVIDENCE.search(alike(sentence))), len(sentences))
    return sentences[:at], sentences[at:]


def _names_what_was_reviewed(sentence: str) -> bool:
    same = alike(sentence)
    if _PLAN.search(same) and not _NAMES_AREA.search(same):
        return False
    return bool(_REVIEWED.search(same))
