"""What the words of a finding say about extent and stage of change. Read, never decided: a person may change it.

`extent_in` and `stage_in` give a stored key, or "" where the words say nothing or more than one thing.
"""

import re

_EXTENTS = (
    ("too_many", r"too many|far too many"),
    ("almost_all", r"(?:almost|nearly|virtually) (?:all|every)|(?:vast|overwhelming) majority"),
    ("very_small_number", r"(?:a |in )?very (?:small (?:number|minority|proportion)|few)|a handful of"),
    (
        "small_number",
        r"(?:a )?small number|(?:a )?few (?=children|cases|families|plans|assessments|records|staff)",
    ),
    ("minority", r"minority"),
    ("most", r"(?:large )?majority|most"),
    ("many", r"(?:a )?(?:good |great )?many"),
    ("none", r"none of|no (?:children|cases|families|records|assessments|plans)\b|not (?:one|a single)"),
    (
        "all",
        r"(?:(?<=^)|(?<=[.;:,] )|(?<=\bthat )|(?<=\band )|(?<=\bbut )|(?<=\bin )|(?<=\bfor )"
        r"|(?<=\bwhere ))all"
        r"|all (?:children|cases|families|care leavers) (?:seen|reviewed|looked at|sampled|are|were|have"
        r"|had|now)",
    ),
)
_EXTENT = re.compile(r"\b(?:" + "|".join(f"(?P<{key}>{words})" for key, words in _EXTENTS) + r")\b", re.IGNORECASE)
_NO_EXTENT = re.compile(
    r"\b(?:at all|all (?:the same|along|round|aspects of this)|above all|in all|after all|overall|not all"
    r"|too few|as many(?: as)?|how many|not many|most of all|at most"
    r"|(?:the|their|its|our|his|her|your)(?: very)? most(?! (?:children|cases|families))"
    r"|most (?:recent|vulnerable|effective|appropriate|complex|important|significant|common|likely"
    r"|serious|urgent|at risk|in need)"
    r"|all (?:partners|agencies|staff|professionals)(?= (?:to|in order)\b))",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\b(?:ensur(?:e|es|ing)|assur(?:e|es|ing)|make sure|so that|in order (?:to|that)|aim(?:s|ing)? to"
    r"|need(?:s|ed)? to|must|should"
    r"|in order for|ambition)\b[^.;]*",
    re.IGNORECASE,
)

_ACTORS = (
    r"(?:authority|council|managers?|leaders?|service|services|partnership|partners|board|trust|they|it"
    r"|there are)"
)
_STAGES = (
    (
        "planned",
        rf"{_ACTORS}(?: (?:now|also|has|have|had|currently))* plans? (?:to|for|in place to"
        rf"|are in place)\b|^plans to\b|(?<=[.;] )plans to\b"
        r"|\bintends? to\b|\b(?:is|are) planning to\b|\b(?:is|are) (?:now )?planned\b"
        r"|\b(?:is|are) due to (?:start|begin|be|open|launch)\b|\bnot yet (?:begun|started"
        r"|been (?:started|implemented|introduced|launched))\b"
        r"|\bin place to develop\b|\bwill (?:soon |shortly )?(?:be (?:introduced|implemented|launched"
        r"|recruited)|introduce|implement|launch)\b",
    ),
    (
        "starting",
        r"\b(?:start(?:s|ed|ing)?|beginn?(?:ing|s)?|began|begun) to\b|\bearly (?:indicators?"
        r"|indications?|signs?|stages?|days)\b"
        r"|\b(?:very|too) recent(?:ly)?\b|\btoo (?:early|soon) to\b|\b(?:is|are) being (?:developed"
        r"|implemented|introduced|rolled out)\b"
        r"|\b(?:recently|newly) (?:introduced|implemented|launched|established|appointed|begun)\b"
        r"|\bfrom a (?:very )?low base\b",
    ),
    (
        "not_consistent",
        r"\binconsisten(?:t|tly|cy|cies)\b|\bnot (?:yet |always "
        r"|sufficiently )?(?:\w+ )?consistent(?:ly)?\b|\bnot yet (?:\w+ ){0,2}consistent(?:ly)?\b"
        r"|\b(?:is|are|remains?) (?:too |still )?(?:variable|patchy|mixed)\b|\bnot (?:always"
        r"|routinely)\b|\black (?:of )?consistency\b"
        r"|\b(?:too|still|remains?) variable\b|\bvaries\b|\bnot yet (?:a )?(?:fully )?(?:embedded|routine)\b",
    ),
    (
        "consistent",
        r"\b(?:is|are|now|more|been|becoming)(?: now)? (?:\w+ )?consistent(?:ly)?\b"
        r"|\bconsistently (?:good|strong|well|high|seen|recorded|effective)\b"
        r"|\b(?:is|are|now) routinely\b|\broutinely (?:consider|includ|record|us|tak|review)\w*",
    ),
    (
        "sustained",
        r"\b(?:(?:has|have|had|is|are|been|being|now|well|fully|firmly|becom\w+)(?: (?:now|been|well"
        r"|fully|firmly)){0,4} )"
        r"(?:embedded|sustained|established|maintained)\b|\bsustained (?:improvement|progress"
        r"|change)s?\b|\bcontinues? to be sustained\b",
    ),
)
_STAGE = tuple((key, re.compile(words, re.IGNORECASE)) for key, words in _STAGES)
_UNDONE = re.compile(
    r"\b(?:not|nor|never|yet to|no|lack of|without)(?: \w+){0,3} (?:embedded|sustained|established"
    r"|maintained|consistent(?:ly)?|routine(?:ly)?)\b",
    re.IGNORECASE,
)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "\u00a0": " "})


def extent_in(text: str) -> str:
    """The extent the words state: "most", "too_many", …; "" where they state none or several."""
    words = _NO_EXTENT.sub(" - ", _PURPOSE.sub(" ", _said(text)))
    found = {match.lastgroup for match in _EXTENT.finditer(words)}
    return found.pop() if len(found) == 1 else ""


def stage_in(text: str) -> str:
    """The stage of change the words state: "planned", "starting", …; "" where they state none or several."""
    words = _PURPOSE.sub(" ", _said(text))
    found = set()
    for key, pattern in _STAGE:
        if pattern.search(_UNDONE.sub(" ", words) if key in ("consistent", "sustained") else words):
            found.add(key)
    return found.pop() if len(found) == 1 else ""


def _said(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).split())
