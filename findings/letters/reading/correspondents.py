"""Who the letter is written to and who signs it."""

import re

from . import dates
from .characters import alike, collapse, without_markup
from .document import Addressee, Signatory
from .inspectors import has_title, is_name, without_title
from .lines import Line

_CONTACT = re.compile(
    r"@|\bwww\.|https?:|\bofsted\b|\btextphone\b|\bdirect\s+(?:dial|t)\b|\bpiccadilly\s+gate\b"
    r"|\baviation\s+house\b"
    r"|\bclive\s+house\b|^(?:t|tel|telephone|f|fax|e|email|our\s+ref\w*|your\s+ref\w*)\b[\s:.]"
    r"|\b0\d{2,4}\s?\d{3}",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:director|chief|executive|officer|head|lead|manager|commissioner|secretary|strategic|interim"
    r"|acting|corporate"
    r"|deputy|assistant|managing|statutory|DCS)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\d|\b(?:house|centre|center|hall|road|street|lane|avenue|square|way|building|buildings|offices?"
    r"|floor|council|borough"
    r"|civic|town|box|quay|place|park|campus|court|gate|court|hill)\b",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\b(?:children|people|services|famil(?:y|ies)|education|social care|adults|safeguarding|learning)\b", re.I
)
_WHOLE_POST = re.compile(r"\bchief\s+(?:executive|officer)$|\(DCS\)$", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"(?:,|&|[–-]|\band|\bof|\bfor|\bthe)$", re.IGNORECASE)
_DEAR = re.compile(r"^\W*dear\s+(.+?)[,:]?$", re.IGNORECASE)
_SIGN_OFF = re.compile(r"^\W*yours\s+(?:sincerely|faithfully|truly)\b\W*", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:(?:senior\s+)?(?:his|her)\s+majesty'?s\s+inspector|inspector|s?hmi|director|manager"
    r"|administrator|regional"
    r"|officer|deputy|chief)\b",
    re.IGNORECASE,
)
_MOST_LINES_OF_POST = 6
_TWO = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)


def salutation(line: str) -> str | None:
    """Whom a line greets: "Mr Oakman" of "Dear Mr Oakman"; None where it greets nobody."""
    match = _DEAR.match(without_markup(line))
    return match[1].strip() if match else None


def is_sign_off(line: str) -> bool:
    return bool(_SIGN_OFF.match(alike(without_markup(line))))


def read_addressee(lines: list[Line], greeted: str | None) -> tuple[Addressee, list[str]]:
    """The addressee among the lines before the salutation, and what to warn of."""
    rows = [without_markup(line.text) for line in lines]
    rows = [row for row in rows if row and not _CONTACT.search(row) and not dates.date_alone(row)]
    by_post = bool(greeted and _POST.search(greeted))
    surname = "".join(without_title(greeted).split()[-1:]) if greeted and not by_post else ""
    begin = next((at for at, row in enumerate(rows) if _names_person(row, surname)), None)
    if begin is None and by_post:
        begin = next((at for at in range(len(rows)) if _is_name_with_post(rows[at : at + 2])), None)
    if begin is None:
        return Addressee(), []
    rows = rows[begin:]
    as_printed = "\n".join(rows)
    if greeted and _TWO.search(greeted):
        return Addressee(as_printed=as_printed), ["The letter is written to more than one person."]
    name, rest = _name_and_rest(rows[0], surname)
    return Addressee(name, _post(rest, rows[1:]) if name else None, as_printed), []


def read_signatory(lines: list[Line]) -> tuple[Signatory, list[str]]:
    """The name and the post below the sign-off; the sign-off itself is the first of `lines`."""
    rows = [_SIGN_OFF.sub("", without_markup(line.text)) for line in lines[:10]]
    rows = [row for row in rows if row and not row.startswith(("[", "<"))]
    for at, row in enumerate(rows[:4]):
        name, post = _name_then_role(row)
        if name is None:
            continue
        below = rows[at + 1 : at + 4]
        if post is None and below and _is_role(below[0]):
            post = below[0]
        others = [other for other in below if is_name_only(other) and not _ADDRESS.search(other)]
        return Signatory(name, post), ["More than one person signed the letter; the first is given."] if others else []
    return Signatory(), ["Who signed the letter could not be read."] if rows else []


def _is_role(row: str) -> bool:
    if len(row) > 100 or row.casefold().startswith(("cc", "copied to")):
        return False
    return bool(_ROLE.search(alike(row))) or not (_CONTACT.search(row) or is_name_only(row) or dates.date_alone(row))


def is_name_only(row: str) -> bool:
    return is_name(without_title(row)) and not _ROLE.search(alike(row))


def _names_person(row: str, surname: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'-]*", alike(row))[:7]
    return has_title(row) or (bool(surname) and alike(surname).casefold() in (word.casefold() for word in words))


def _is_name_with_post(rows: list[str]) -> bool:
    """A line that is only a name, with a post after its comma or on the next line."""
    name, *rest = [*re.split(r"\s*,\s*", rows[0], maxsplit=1), *rows[1:]]
    return (
        is_name_only(name)
        and not (_POST.search(name) or _ADDRESS.search(name))
        and bool(rest and _POST.search(rest[0]))
    )


def _name_and_rest(row: str, surname: str) -> tuple[str | None, list[str]]:
    """The name at the start of the first line; the rest of that line where a comma or dash divides it."""
    parts = re.split(r"\s*,\s*|\s+[–—-]\s+", row)
    head = without_title(parts[0])
    known = has_title(row) or alike(surname).casefold() in alike(head).casefold().split()
    if is_name(head) and not _POST.search(head) and (known or not _ADDRESS.search(head)):
        return head, [part for part in parts[1:] if part]
    words = without_title(row).split()
    same = [alike(word).casefold().strip(",") for word in words[:6]]
    if alike(surname).casefold() in same[1:]:
        return " ".join(words[: same.index(alike(surname).casefold(), 1) + 1]).strip(","), []
    before = next((at for at, word in enumerate(words) if _POST.search(word)), 0)
    name = " ".join(words[:before])
    return (name if is_name(name) else None), []


def _post(beside: list[str], below: list[str]) -> str | None:
    """The post after the name, on its line (`beside`) or the next ones; None where its end cannot be told."""
    ends = next((at for at, part in enumerate(beside) if _ADDRESS.search(part)), None)
    if ends is None and not below and len(beside) > 1:
        return None
    beside = beside[:ends]
    if beside:
        return ", ".join(beside) if _POST.search(beside[0]) else None
    if not below or not _POST.search(below[0]):
        return None
    post = below[0]
    for row in below[1:_MOST_LINES_OF_POST]:
        if _WHOLE_POST.search(post):
            break
        if not (_BREAKS_OFF.search(post) or row[0].islower() or (_FIELD.search(row) and not _ADDRESS.search(row))):
            break
        post = f"{post} {row}"
    return collapse(post)


def _name_then_role(row: str) -> tuple[str | None, str | None]:
    """ "Jane Roe, Her Majesty's Inspector", "Jane Roe Her Majesty's Inspector" or "Jane Roe" alone."""
    role = _ROLE.search(alike(row))
    name = without_title(row[: role.start()] if role else row).strip(" ,–-")
    if not is_name(name):
        return None, None
    return name, (row[role.start() :].strip() if role else None)
