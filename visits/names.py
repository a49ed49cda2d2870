"""How names of local authorities are compared.

Letters print one authority in many ways: "Dudley Metropolitan Borough Council", "Dudley", "City of
Bradford Metropolitan District Council", "Telford & Wrekin". Names are equal when they are equal without
case, punctuation, possessives and the words that only say what kind of council it is. Where leaving those
words out would make the names of two authorities equal, or leave nothing, they count.

Nothing here needs Django or a database.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

KIND_OF_COUNCIL = frozenset(
    [
        *["council", "borough", "metropolitan", "district", "county", "city", "london", "of", "the"],
        *["mbc", "mdc", "cc", "bc", "lb"],
    ]
)
MOST_JOINED = 8

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "&": " and "})
_POSSESSIVE = re.compile(r"'s\b")
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_SERVICES = re.compile(
    r"""[\s,–-]*\b(?:
        children(?:'?s|s')?(?:\s+(?:and\s+(?:families|young\s+people)(?:'?s|s')?))?
            (?:\s+social\s+(?:care|work))?\s+services?
      | children(?:'?s|s')?\s+social\s+care
      | local\s+authority
    )\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_LOCAL_AUTHORITY_FIRST = re.compile(r"^(?:the\s+)?local\s+authority\s+of\s+", re.IGNORECASE)


def full_form(name: str) -> str:
    """The name without case, accents, punctuation and possessives; every word counts."""
    text = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES)).casefold()
    text = "".join(character for character in text if not unicodedata.combining(character))
    text = _POSSESSIVE.sub("", text).replace("'", "")
    return " ".join("children" if word == "childrens" else word for word in _NOT_A_WORD.sub(" ", text).split())


def matched_form(name: str) -> str:
    """The form under which a name is compared: without the words for a kind of council, unless none is left."""
    full = full_form(name)
    return " ".join(word for word in full.split() if word not in KIND_OF_COUNCIL) or full


def without_services(printed: str) -> str:
    """ "Dudley's children's social care services" is about "Dudley": the authority's part of a printed phrase."""
    name = " ".join(printed.split()).strip(" .,;:*#")
    while True:
        shorter = _SERVICES.sub("", _straight(name))
        shorter = name[: len(shorter)].rstrip(" ,")
        if shorter == name:
            break
        name = re.sub(r"(?:['’]s|(?<=s)['’])$", "", shorter)
    return name[_leading(name) :]


def _straight(name: str) -> str:
    return name.replace("’", "'").replace("‘", "'")


def _leading(name: str) -> int:
    match = _LOCAL_AUTHORITY_FIRST.match(name)
    return match.end() if match else 0


class NameIndex:
    """Finds the code of an authority by any of its names. Built over all names, so the order does not matter."""

    def __init__(self, names: Iterable[tuple[str, str]]):
        """`names` are pairs of a name and the code of the authority that bears it."""
        self._by_full: dict[str, set[str]] = defaultdict(set)
        self._by_matched: dict[str, set[str]] = defaultdict(set)
        for name, code in names:
            self._by_full[full_form(name)].add(code)
            self._by_matched[matched_form(name)].add(code)

    def find(self, printed: str) -> str | None:
        """The code of the one authority so named; None where no authority, or more than one, could be meant."""
        for forms, form in ((self._by_full, full_form(printed)), (self._by_matched, matched_form(printed))):
            codes = forms.get(form, ())
            if form and len(codes) == 1:
                return next(iter(codes))
        return None

    def find_all(self, printed: str) -> set[str]:
        """The authorities a phrase joins, "Slough Council and Slough Children First"; none where a part is unknown."""
        whole = self.find(printed)
        if whole:
            return {whole}
        pieces = re.split(r"\s+and\s+|\s*[/;&,]\s*", printed)
        if len(pieces) > MOST_JOINED:
            return set()
        for cut in range(1, len(pieces)):
            first = self.find(" and ".join(pieces[:cut]))
            others = self.find_all(" and ".join(pieces[cut:])) if first else set()
            if others:
                return {first, *others}
        return set()
