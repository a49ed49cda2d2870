"""Which local authority a printed name means, by the project's own list of names. No database."""

import csv
from functools import cache
from pathlib import Path

import visits
from visits.names import NameIndex, without_services

from .document import Authority

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


def authority_named(phrases: list[str]) -> tuple[Authority, list[str]]:
    """The authority the title and the first sentence name, and what to warn of. `phrases` are as printed."""
    printed = [name for phrase in phrases if (name := without_services(phrase))]
    if not printed:
        return Authority(), []
    found = [_index().find_all(name) for name in printed]
    codes = set().union(*found)
    if len(codes) == 1:
        code = codes.pop()
        return Authority(_names_by_code()[code], code, printed[0]), []
    unknown = Authority(as_printed=printed[0])
    if not codes:
        return unknown, [f"“{printed[0]}” is not the name of a local authority on the list."]
    names = " and ".join(sorted(_names_by_code()[code] for code in codes))
    return unknown, [f"The letter names more than one local authority: {names}."]
