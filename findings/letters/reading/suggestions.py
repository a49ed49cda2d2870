"""What the words of a finding suggest, for a person to confirm: kind, theme, extent and stage, or None."""

import re

from ..wording import extent_in, stage_in
from .characters import alike, collapse
from .document import Suggested
from .sentences import sentences_of
from .themes import THEMES

_SERIOUS = re.compile(
    r"\bserious (?:weakness|failure|failing|concern|shortfall)\w*|\bwidespread (?:failure|failing"
    r"|weakness)\w*"
    r"|\bchildren (?:are|were|remain|being) (?:left )?(?:unsafe|at (?:continuing |significant "
    r"|immediate |potential )?risk(?: of (?:significant )?harm)?)\b"
    r"|\bleav(?:es|ing) (?:\w+ )?children (?:unsafe|at (?:\w+ )?risk|exposed)\b|\bpriority action\b"
    r"|\bsystemic (?:failure|weakness)\w*",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\bnot (?:yet|always|routinely|sufficiently|consistently|enough|good enough|effective)\b"
    r"|\bdo(?:es)? not\b|\bneeds? to\b"
    r"|\bunder-?developed\b|\bfurther work\b|\barea for (?:development|improvement)\b"
    r"|\brequires? (?:development|improvement)\b"
    r"|\bcontinues? to (?:be a challenge|require development)\b|\binconsisten\w+|\bvariable\b"
    r"|\btoo (?:many|slow|long|few|late|often|variable)\b"
    r"|\binsufficient\w*|\black(?:s|ed|ing)?\b|\bpoor\b|\bweak(?:ness\w*)?\b|\blimited\b|\bdelay(?:s"
    r"|ed)?\b|\bdrift\b|\bstalled\b"
    r"|\bdeclin(?:ed|ing)\b|\bdeteriorat\w+|\bremains? (?:a concern|weak|poor)\b|\boverly\b"
    r"|\bover-relian\w+|\bslow\b|\binadequate\b"
    r"|\bineffective\b|\babsent\b|\bmissed\b|\bunclear\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\bimprov(?:ed|ing|ements?)\b|\bprogress\b|\b(?:start|beginn)ing to\b|\bbegun to\b|\bstrengthened\b"
    r"|\bincreas(?:ed|ing|ingly)\b"
    r"|\breduc(?:ed|ing)\b|\bbetter\b|\bmore (?:timely|effective|consistent\w*|stable|robust"
    r"|manageable)\b|\bcontinues? to (?:\w+ )?improve\b"
    r"|\bno longer\b|\bare now\b|\bis now\b|\bhave been (?:developed|introduced|redesigned|implemented)\b",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\b(?:very |highly |consistently )?effective(?:ly)?\b|\bstrong\b|\bgood\b|\bwell\b|\bcommended\b"
    r"|\bcomprehensive(?:ly)?\b|\bclear\b"
    r"|\bsensitive(?:ly)?\b|\bthorough(?:ly)?\b|\bconfident(?:ly)?\b|\bexcellent\b|\bimpressive\b"
    r"|\brobust\b|\bcreative(?:ly)?\b|\bchild[- ]focused\b"
    r"|\bbenefit(?:s)? from\b|\broutinely\b|\bappropriate(?:ly)?\b|\bskilled\b|\bvalued?\b"
    r"|\bpositive(?:ly)?\b|\bmeaningful\b|\bsuitable\b"
    r"|\bpromptly\b|\bswift(?:ly)?\b|\btimely\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|no|never|nor|without|lacks?|insufficiently|limited)(?: (?:yet|always|been|a|the|routinely"
    r"|consistently|sufficiently|enough)){0,3} \w+",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:drift|delays?|poor \w+|weak \w+)(?: \w+){0,3} (?:is|are|has been|have been) (?:reducing"
    r"|reduced|tackled|decreasing|addressed)\b"
    r"|\b(?:tackle|address|reduc)\w* (?:weak|poor|drift|delay)\w*(?: and (?:drift|delay))?"
    r"|\bno (?:unallocated|serious|children|child)\b[^.;]*"
    r"|\bwas (?:ineffective|inadequate|weak|poor)\b|\bin need\b",
    re.IGNORECASE,
)
ENOUGH_WORDS = 2


def suggested_by(text: str) -> Suggested:
    """The stored keys the words suggest; None wherever they are silent or speak both ways."""
    return Suggested(
        kind=kind_in(text), theme=theme_in(text), extent=extent_in(text) or None, stage=stage_in(text) or None
    )


def kind_in(text: str) -> str | None:
    """Strength, improvement, area for improvement or serious weakness, where the words lean one way."""
    words = _TURNED.sub(" improved ", collapse(alike(text)))
    if _SERIOUS.search(words):
        return "serious_weakness"
    weak = len(_WEAK.findall(words))
    kept = _NEGATED.sub(" ", words)
    better, good = len(_BETTER.findall(kept)), len(_GOOD.findall(kept))
    if weak and weak >= 2 * (better + good):
        return "area_for_improvement"
    if weak and better + good < 3 * weak:
        return None
    if better and better >= good:
        return "improvement"
    return "strength" if good > better else None


def theme_in(text: str) -> str | None:
    """The theme the words are most about; the first sentence counts twice. None on a tie."""
    same = collapse(alike(text))
    first = (sentences_of(same) or [""])[0]
    counts = {code: len(words.findall(same)) for code, words in THEMES.items()}
    scores = {code: count and count + len(THEMES[code].findall(first)) for code, count in counts.items()}
    ranked = sorted(scores.items(), key=lambda score: -score[1])
    (best, most), (_, second) = ranked[0], ranked[1]
    return best if most > second and most >= ENOUGH_WORDS else None
