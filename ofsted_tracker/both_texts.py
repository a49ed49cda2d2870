"""Two people changed the same record: what each of them says, side by side, with the differences marked."""

from dataclasses import dataclass
from datetime import datetime

from .differences import Piece, differences, only_in


@dataclass(frozen=True)
class Row:
    """One thing both of them say something about."""

    about: str
    theirs: list[Piece]
    mine: list[Piece]


@dataclass(frozen=True)
class BothTexts:
    """`opened_is_known`: marked is what each changed of the text I had before me; else what only the one has."""

    saved_by: str
    saved_at: datetime | None
    rows: list[Row]
    opened_is_known: bool = False


def row(about: str, theirs: str, mine: str, opened: str | None = None) -> Row:
    if opened is None:
        return Row(about, only_in(theirs, mine), only_in(mine, theirs))
    return Row(about, differences(opened, theirs), differences(opened, mine))


def differing(rows: list[tuple], *, always: tuple[str, ...] = ()) -> list[Row]:
    """Rows of (about, theirs, mine, opened) whose texts differ, and those that are `always` shown."""
    return [row(*one) for one in rows if one[1] != one[2] or one[0] in always]


def both_texts(current, rows: list[Row], *, opened_is_known: bool = False) -> BothTexts:
    """Who saved `current` and when is told from its history."""
    latest = current.history.select_related("history_user").first()
    by = str(latest.history_user) if latest and latest.history_user else "somebody else"
    return BothTexts(by, latest.history_date if latest else None, rows, opened_is_known)


def as_opened(record, version: int | None):
    """The record as it stood at `version`, or None where history does not know."""
    return record.history.filter(version=version).first() if version else None
