"""Who carried out the visit: the names in the sentence that says so, without titles and roles."""

import re

from .characters import alike, collapse

_TRIGGERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:carried\s+out|undertaken|conducted|completed|led|made|performed)\b[^;]{0,80}?\bby\b:?\s*",
        r"\binspect(?:ors?|ion\s+team|ing\s+team)\b[^,;:]{0,60}?\b(?:were|was|are|is|comprised"
        r"|consisted\s+of|included):?\s+",
        r"\b(?:visit(?:ing)?|monitoring)?\s*team\b[^,;:]{0,40}?\b(?:were|was|comprised|consisted\s+of"
        r"|included|made\s+up\s+of):?\s+",
        r"\b(?:accompanied|supported|assisted|joined)\s+by:?\s*",
        r"^(?:lead\s+|team\s+)?inspectors?\s*:\s*",
    )
)
_NAMES_FIRST = re.compile(
    r"^(.{5,200}?),?\s+(?:(?:both|all)\s+)?(?:(?:carried\s+out|undertook|conducted|completed"
    r"|led)\s+(?:this|the|a)\b"
    r"|(?:were|was)\s+the\s+(?:lead\s+)?inspectors?\b)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\(?\b(?:(?:both|all|the|two|three|four|of|an?|as|lead|senior|team|social\s+care|regulatory"
    r"|additional|ofsted)\s+){0,8}"
    r"(?:(?:her|his)\s+majesty'?s\s+(?:senior\s+)?inspect(?:ors?|orate)|s?hmis?|ofsted\s+inspectors?|ois?"
    r"|(?:social\s+care\s+)?regulatory\s+inspect(?:ors?|ion\s+managers?)|social\s+care\s+inspectors?"
    r"|(?:lead|team|additional|shadow|senior)\s+inspectors?|inspectors?)\b\)?",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\s*(?:[,;()]|\band\b|&|\bwith\b|\btogether\s+with\b|\b(?:accompanied|supported|assisted"
    r"|joined)\s+by\b|\bled\s+by\b)\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?<![A-Za-z])(?:on|in|from|between|who|during|over|at|since|to|for|whilst|while)\s(?!\s*$)")
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame)\b\.?\s+", re.IGNORECASE)
_NAME_WORD = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_][^\W\d_]*(?:['-][^\W\d_]+)*\.?")
_PARTICLES = frozenset(
    ["de", "del", "della", "der", "den", "di", "du", "da", "la", "le", "van", "von", "al", "el", "bin", "ap", "ab", "y"]
)
_NO_NAME = frozenset(
    [
        "ofsted",
        "council",
        "authority",
        "inspector",
        "inspectors",
        "commission",
        "majesty",
        "majesty's",
        "services",
        "service",
        "board",
        "department",
        "monitoring",
        "visit",
        "local",
        "children",
        "care",
        "children's",
        "quality",
        "director",
        "the",
        "this",
        "these",
        "they",
        "she",
        "he",
        "it",
        "team",
        "focused",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
) - {"april", "may", "june", "august"}


_HONOUR = re.compile(r"(?:,?\s+(?:OBE|MBE|CBE|QPM|DL))+$")


def names_in(sentence: str) -> tuple[list[str], list[str]]:
    """The inspectors a sentence names, as printed, and what stands among them that does not read as a name."""
    same = alike(sentence)
    spans = [(trigger.end(), len(same)) for pattern in _TRIGGERS for trigger in [pattern.search(same)] if trigger]
    first = _NAMES_FIRST.match(same)
    candidates = [(first.start(1), first.end(1))] if first else []
    for start, end in candidates + sorted(spans):
        names, odd = _names(sentence[start:end], same[start:end])
        if names:
            return names, odd
    return [], []


def _names(printed: str, same: str) -> tuple[list[str], list[str]]:
    tail = _TAIL.search(same)
    if tail and tail.start():
        printed, same = printed[: tail.start()], same[: tail.start()]
    same = _ROLE.sub(lambda role: ",".ljust(len(role[0])), same)
    names, odd, begin = [], [], 0
    for apart in [*_APART.finditer(same), None]:
        piece = printed[begin : apart.start() if apart else len(printed)]
        begin = apart.end() if apart else begin
        name = without_title(piece.strip(" .,;:"))
        if is_name(name):
            names.append(name)
        elif name:
            odd.append(name)
    return list(dict.fromkeys(names)), odd


def without_title(name: str) -> str:
    return _HONOUR.sub("", _TITLE.sub("", collapse(name)))


def has_title(name: str) -> bool:
    return bool(_TITLE.match(collapse(name)))


def is_name(text: str) -> bool:
    """Two to five words that could be a person's name: capitals, initials, hyphens, "de", "van der"."""
    words = alike(text).split()
    if not 2 <= len(words) <= 5 or words[-1].casefold() in _PARTICLES:
        return False
    if any(word.casefold().rstrip(".") in _NO_NAME for word in words):
        return False
    return all(_NAME_WORD.fullmatch(word) and (word[0].isupper() or word.casefold() in _PARTICLES) for word in words)
