"""Which local authority a printed name means, by the project's own list of names. No database."""

import csv
from functools import cache
from pathlib import Path

import visits
from visits.names import NameIndex, full_form, matched_form, without_services

from .document import Authority

LONGEST_NAME = 250
REFERENCE = Path(visits.__file__).parent / "reference"


@cache
def _names_by_code() -> dict[str, str]:
    with (REFERENCE / "local_authorities.csv").open(encoding="utf-8", newline="") as rows:
        return {row["ons_code"]: row["name"] for row in csv.DictReader(rows)}


@cache
def _index() -> NameIndex:
    with (REFERENCE / "local_authority_names.csv").open(encoding="utf-8", newline="") as rows:
        variants = [(row["name"], row["ons_code"]) for row in csv.DictReader(rows)]
    return NameIndex([*((name, code) for code, name in _names_by_code().items()), *variants])


def authority_named(in_title: str | None, in_sentence: str | None) -> tuple[Authority, list[str]]:
    """The authority named in the title or, as printed, in the first sentence; and what to warn of.

    Where both name one they must agree. A title that joins names, one of them unknown, is not overruled.
    """
    phrases = [phrase for phrase in (in_title, in_sentence) if phrase and len(phrase) <= LONGEST_NAME]
    printed = [name for phrase in phrases if (name := without_services(phrase))]
    if not printed:
        return Authority(), []
    found = [_index().find_all(name) for name in printed]
    codes = set().union(*found)
    if not codes or (not found[0] and not _is_within(printed[1], printed[0])):
        return Authority(as_printed=printed[0]), [f"“{printed[0]}” is not the name of a local authority on the list."]
    if len(codes) == 1:
        code = codes.pop()
        return Authority(_names_by_code()[code], code, printed[0]), []
    names = " and ".join(sorted(_names_by_code()[code] for code in codes))
    return Authority(as_printed=printed[0]), [f"The letter names more than one local authority: {names}."]


def _is_within(short: str, long: str) -> bool:
    """Whether the longer phrase is the shorter name with more words, and joins no other name to it."""
    words = full_form(long).split()
    return "and" not in words and set(matched_form(short).split()) <= set(words)
