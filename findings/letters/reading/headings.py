"""Which lines are headings, and what the known ones mean.

Nothing but its place marks a heading: a short line alone between blank lines, without a full stop. The known ones
are headings wherever they stand alone on a line.
"""

import re
from functools import lru_cache

from .characters import plain, without_markup
from .dates import date_alone

_AREAS = re.compile(
    r"areas? (?:covered|reviewed|considered)(?: (?:by|during|in|at|on) (?:the|this|our)(?: \w+)? visit)?"
)
_FINDINGS = re.compile(
    r"(?:(?:main |key |our |detailed )?findings|(?:main "
    r"|key )?findings and (?:the )?evaluation(?: of progress)?.{0,60}"
    r"|evaluation of progress.{0,40})"
)
_OVERVIEW = re.compile(r"overview|headline findings?|summary(?: of findings)?")
_OTHER = re.compile(
    r"what needs to improve.{0,80}|areas? for (?:priority action|improvement|development)|strengths"
    r"|next steps"
    r"|what happens next|conclusions?|methodology|context|background"
)
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)])\s+(?=[A-Z])")
_FOOTNOTE = re.compile(r"(?<=[a-z?])\d{1,2}$")
_HANGING = re.compile(
    r"\b(?:a|an|the|of|to|in|on|at|by|for|with|from|and|or|but|nor|as|is|are|was|were|be|been|has|have"
    r"|had|that|which"
    r"|who|whose|their|its|this|these|those|such|than|into|also|not|will|would|can|could|should|may"
    r"|including|about"
    r"|between|under|over|through|your|our|his|her|if|when|while|because|although|however)$",
    re.IGNORECASE,
)
_LONGEST = 80
_LONGEST_KNOWN = 120
_MOST_WORDS = 12


def label(line: str) -> str:
    """A heading as printed, without a web copy's marks, a number before it or a footnote figure after it."""
    return _FOOTNOTE.sub("", _NUMBER.sub("", without_markup(line))).rstrip(":").strip()


def is_known(line: str) -> bool:
    return len(line) <= _LONGEST_KNOWN and _is_known(line)


@lru_cache(maxsize=1000)
def _is_known(line: str) -> bool:
    key = _key(line)
    return any(pattern.fullmatch(key) for pattern in (_AREAS, _FINDINGS, _OVERVIEW, _OTHER))


def names_areas(heading: str) -> bool:
    return bool(_AREAS.fullmatch(_key(heading)))


def names_findings(heading: str) -> bool:
    return bool(_FINDINGS.fullmatch(_key(heading)))


def names_other_part(heading: str) -> bool:
    """A known heading under which no findings stand."""
    return is_known(heading) and not names_findings(heading)


def looks_like_one(line: str) -> bool:
    """Short, begins with a capital, and neither ends a sentence nor breaks off in the middle of one."""
    text = plain(line)
    if not text or date_alone(text) or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    return (text[0].isupper() or bool(_NUMBER.match(text))) and text[-1] not in ".!;,:-–" and not hangs(text)


def hangs(text: str) -> bool:
    """The text breaks off in the middle of a phrase: more must follow."""
    text = text.rstrip()
    return text.endswith((",", "-", "(", "‘", "“")) or bool(_HANGING.search(text))


def _key(line: str) -> str:
    return plain(label(line)).casefold().rstrip(" :.")
