"""A monitoring visit letter, from its bytes to what it says. No database."""

from datetime import date

from . import dates, headings
from .areas import read_areas
from .authorities import authority_named
from .characters import collapse, unescape, visible
from .correspondents import read_addressee, read_signatory
from .decoding import text_as_read
from .document import Letter, ReadFinding, Section
from .intro import is_opening, read_intro
from .kinds import refuse_web_page, require_monitoring_letter
from .lines import Line, lines_of
from .paragraphs import Paragraph, paragraphs_of
from .sections import Headed, Parts, headline_of, parts_of
from .sentences import sentences_of
from .suggestions import suggested_by, theme_in


def read_letter(data: bytes) -> Letter:
    """What a monitoring visit letter says; CannotRead, with one sentence saying why, for anything else."""
    text, warnings = text_as_read(data)
    refuse_web_page(text)
    paragraphs = paragraphs_of(lines_of(text))
    require_monitoring_letter(paragraphs)
    parts = parts_of(paragraphs)
    before = [line for part in parts.before for line in part.lines]
    letter_date, more = _letter_date(before)
    headline = headline_of(parts.opening)
    intro = read_intro(parts.title and unescape(parts.title), _sentences(parts.opening), letter_date)
    authority, unknown = authority_named(intro.name_in_title, intro.name_in_sentence)
    addressee, addressed = read_addressee(before, parts.greeted)
    signatory, signed = read_signatory([line for part in parts.sign_off for line in part.lines])
    areas, evidence = _areas(parts.sections)
    findings, found = _findings(text, parts.sections)
    warnings += [*more, *unknown, *intro.warnings, *addressed, *_left_out(parts, headline), *found, *signed]
    return Letter(
        text=text,
        authority=authority,
        letter_date=letter_date,
        fieldwork=intro.fieldwork,
        ordinal=intro.ordinal,
        judged_inadequate=intro.judged_inadequate,
        inspectors=intro.inspectors,
        addressee=addressee,
        signatory=signatory,
        headline=headline,
        areas=areas,
        evidence=evidence,
        sections=[Section(part.heading, [below.words for below in part.paragraphs]) for part in parts.sections],
        findings=findings,
        warnings=list(dict.fromkeys(warnings)),
    )


def _sentences(opening: list[Paragraph]) -> list[str]:
    return [sentence for part in opening for sentence in sentences_of(visible(unescape(part.words)))]


def _letter_date(before: list[Line]) -> tuple[date | None, list[str]]:
    """The date that stands alone on a line before the salutation."""
    found = list(dict.fromkeys(day for line in before if (day := dates.date_alone(line.text))))
    if len(found) > 1:
        return None, ["More than one date stands alone above the salutation; none was taken for the letter's."]
    return (found[0] if found else None), []


def _left_out(parts: Parts, headline: str | None) -> list[str]:
    others = [part for part in parts.opening if part.words != headline and not is_opening(part.words)]
    if not others:
        return []
    return [f"{len(others)} paragraph(s) before the first heading are in none of the parts read."]


def _areas(sections: list[Headed]) -> tuple[list[str], str | None]:
    return read_areas([below for part in sections if headings.names_areas(part.heading) for below in part.paragraphs])


def _findings(text: str, sections: list[Headed]) -> tuple[list[ReadFinding], list[str]]:
    """A finding for each paragraph of the findings section and of sub-headings in it that name a theme."""
    findings, warnings, within = [], [], False
    for part in sections:
        if headings.names_findings(part.heading):
            within = True
        elif within and (headings.names_other_part(part.heading) or not theme_in(part.heading)):
            within = False
            if not headings.is_known(part.heading):
                warnings.append(f"“{part.heading}” was read as a section of its own; it holds no findings.")
        if within:
            for number, below in enumerate(part.paragraphs, 1):
                findings.append(_finding(text, part.heading, number, below))
                if below.cut_by_furniture:
                    warnings.append(f"A page number or footer stands inside paragraph {number} of “{part.heading}”.")
    return findings, warnings


def _finding(text: str, heading: str, number: int, below: Paragraph) -> ReadFinding:
    return ReadFinding(
        text=collapse(text[below.start : below.end]),
        section=heading,
        paragraph=number,
        start=below.start,
        end=below.end,
        suggested=suggested_by(below.words),
    )
