"""What the opening of a letter says: authority, dates of the visit, its number, the judgement, the inspectors."""

import re
from dataclasses import dataclass, field
from datetime import date

from . import dates, ordinals
from .characters import alike
from .inspectors import names_in
from .paragraphs import TITLE

_VISIT_OF = re.compile(
    r"\bmonitoring\s+visits?\s+(?:that\s+(?:was\s+)?(?:made|took\s+place)\s+)?(?:of|to|at|in)\s+(.+)", re.IGNORECASE
)
_SUMMARISES = re.compile(r"\bsummari[sz](?:es|ing|e)\b.{0,120}?\bmonitoring\s+visit", re.IGNORECASE)
_DATES_FOLLOW = re.compile(
    r"[,(]?\s+(?:which\s+|that\s+)?(?:was\s+)?(?:took\s+place\s+|carried\s+out\s+|undertaken\s+"
    r"|conducted\s+|held\s+)?"
    r"(?:remotely\s+)?(?:on|between|from|over|during|in)\s+(?:the\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day\s+)?"
    r"(?=\d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d)"
    r"|[.,;(]\s|\s[–-]\s(?=\d)|[.;]$|\s+(?:was|which|that|took|since|where|following|carried|over|during|by)\s",
    re.IGNORECASE,
)
_TOOK_PLACE = re.compile(
    r"\bvisit\b.{0,60}\b(?:took\s+place|carried\s+out|undertaken|conducted|was\s+on|held)\b", re.IGNORECASE
)
_AND_ON = re.compile(r"\s*(?:,\s*)?(?:and|then)\s+(?:again\s+)?(?:on|from|between)\s+$", re.IGNORECASE)
_INADEQUATE = re.compile(r"\binadequate\b", re.IGNORECASE)
_JUDGED = re.compile(r"\b(?:judged|judgement|judgment|found|rated|graded|deemed|inspection|since)\b", re.IGNORECASE)
_ABOUT_VISIT = re.compile(r"\b(?:monitoring\s+visit|inspectors?\b|this\s+visit|the\s+visit)", re.IGNORECASE)


@dataclass
class Intro:
    """The facts of the opening, None or empty where it does not state them."""

    name_in_title: str | None = None
    name_in_sentence: str | None = None
    fieldwork: list[dates.Period] = field(default_factory=list)
    ordinal: int | None = None
    judged_inadequate: str | None = None
    inspectors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def is_opening(paragraph: str) -> bool:
    """Whether a paragraph before the first heading belongs to the opening, not to what the visit found."""
    same = alike(paragraph)
    if _SUMMARISES.search(same) or ordinals.stated_in(same) or names_in(paragraph)[0]:
        return True
    return bool(_INADEQUATE.search(same) and _JUDGED.search(same) and dates.months_in(same)) or bool(
        _TOOK_PLACE.search(same) and dates.dates_printed(same)
    )


def read_intro(title: str | None, sentences: list[str], letter_date: date | None) -> Intro:
    """The facts in the title and the sentences before the first heading."""
    intro = Intro()
    intro.name_in_title = _name_in_title(title)
    intro.name_in_sentence = _name_in(sentences)
    _read_fieldwork(intro, title, sentences, letter_date)
    _read_ordinal(intro, title, sentences)
    _read_judgement(intro, sentences)
    for sentence in sentences:
        names, odd = names_in(sentence)
        intro.inspectors += [name for name in names if name not in intro.inspectors]
        intro.warnings += [f"“{piece}” stands among the inspectors but does not read as a name." for piece in odd]
    return intro


def _name_in_title(title: str | None) -> str | None:
    match = TITLE.match(alike(title)) if title else None
    return _until_dates(title, match.start(1)) if match else None


def _name_in(sentences: list[str]) -> str | None:
    for sentence in sentences:
        if _SUMMARISES.search(alike(sentence)) and (match := _VISIT_OF.search(alike(sentence))):
            return _until_dates(sentence, match.start(1))
    return None


def _until_dates(printed: str, begin: int) -> str:
    phrase = printed[begin:]
    commas_kept = re.sub(r",(?= [A-Z][a-z]+(?:,| and | &))", "\0", alike(phrase))
    end = _DATES_FOLLOW.search(commas_kept.replace("St. ", "St\1 "))
    return phrase[: end.start()] if end else phrase


def _read_fieldwork(intro: Intro, title: str | None, sentences: list[str], letter_date: date | None) -> None:
    summary = [_after_visit(sentence) for sentence in sentences if _SUMMARISES.search(alike(sentence))]
    others = [sentence for sentence in sentences if _TOOK_PLACE.search(alike(sentence))]
    for sentence in [*summary, *others, *([title] if title else [])]:
        run = dates.dates_printed(sentence)
        if run is None or (not dates.has_year(run) and not letter_date):
            continue
        try:
            intro.fieldwork = _all_periods(sentence, run, intro, letter_date)
        except ValueError:
            intro.warnings.append(f"The dates of the visit, “{run[0]}”, are not dates it can have taken place on.")
        break
    if intro.fieldwork and letter_date and intro.fieldwork[-1][1] > letter_date:
        intro.warnings.append("The letter is dated before the visit ended.")


def _after_visit(sentence: str) -> str:
    return sentence[_SUMMARISES.search(alike(sentence)).end() :]


def _all_periods(sentence: str, run: re.Match[str], intro: Intro, letter_date: date | None) -> list[dates.Period]:
    """The periods of the first dates and of those joined to them: "… and on 7 March 2017"."""
    year = None
    if not dates.has_year(run):
        year = letter_date.year
        if dates.periods_in(sentence, run, year)[-1][1] > letter_date:
            year -= 1
        intro.warnings.append(f"The dates of the visit have no year; {year} was taken from the date of the letter.")
    periods = dates.periods_in(sentence, run, year)
    rest = sentence[run.end() :]
    following = dates.dates_printed(rest)
    if following and dates.has_year(following) and _AND_ON.fullmatch(rest[: following.start()]):
        periods += dates.periods_in(rest, following)
    return periods


def _read_ordinal(intro: Intro, title: str | None, sentences: list[str]) -> None:
    stated = [number for sentence in sentences for number in ordinals.stated_in(alike(sentence))]
    stated += ordinals.titled(alike(title)) if title else []
    if len(set(stated)) == 1:
        intro.ordinal = stated[0]
    elif stated:
        numbers = " and ".join(str(number) for number in sorted(set(stated)))
        intro.warnings.append(f"The letter gives the visit more than one number: {numbers}.")


def _read_judgement(intro: Intro, sentences: list[str]) -> None:
    for sentence in sentences:
        same = alike(sentence)
        word = _INADEQUATE.search(same)
        if not word or not _JUDGED.search(same):
            continue
        after, before = dates.months_in(same[word.end() :]), dates.months_in(same[: word.start()])
        if len(after) > 1 and re.search(r"\bagain\b", same[word.end() :]):
            intro.warnings.append("The letter names more than one month for the inadequate judgement.")
            return
        if after or len(before) == 1:
            intro.judged_inadequate = (after or before)[0]
            return
