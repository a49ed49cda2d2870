"""Where one sentence ends and the next begins."""

import re

_END = re.compile(r"[.!?][\"'’”)\]]*\s+(?=[\"'‘“(\[]?[A-Z0-9])")
_NOT_AN_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Cllr|Rev|No|e\.g|i\.e|etc|approx|cf|vs)|\b[A-Z])\.$")
_ENDS = re.compile(r"[.!?…][\"'’”)\]*]*\d{0,2}$")


def sentences_of(paragraph: str) -> list[str]:
    """The sentences of a paragraph, as printed. Initials and titles ("J. Smith", "St. Helens") end none."""
    sentences, begin = [], 0
    for match in _END.finditer(paragraph):
        if _NOT_AN_END.search(paragraph[max(begin, match.start() - 8) : match.start() + 1]):
            continue
        sentences.append(paragraph[begin : match.end()].strip())
        begin = match.end()
    rest = paragraph[begin:].strip()
    return [*sentences, rest] if rest else sentences


def ends_a_sentence(text: str) -> bool:
    return bool(_ENDS.search(text.rstrip()))
