"""Two changes of one text joined to one text: nothing that either of them says is lost."""

from collections.abc import Iterable
from dataclasses import dataclass

from .differences import sentences, stretches, words_in


@dataclass(frozen=True)
class Joined:
    """`clashes`: both changed the same words, so their sentences stand first and then mine."""

    text: str
    clashes: bool


def join(theirs: str, mine: str, opened: str | None = None) -> Joined:
    """Both changes of `opened` in one text; without it, whatever stands in either text.

    Joined sentence by sentence, and word by word where both changed other words of the same sentences.
    """
    a, b = sentences(theirs), sentences(mine)
    base = sentences(opened) if opened is not None else _common(a, b)
    parts, clashes, at = [], False, 0
    for start, end, their_part, my_part in _changed_places(base, a, b):
        together = _together(base[start:end], their_part, my_part)
        parts += [*base[at:start], *([*their_part, *my_part] if together is None else together)]
        clashes, at = clashes or together is None, end
    is_whole = clashes and parts == [*a, *b] and at == len(base)
    text = _glued(a) + "\n\n" + _glued(b) if is_whole else _glued([*parts, *base[at:]])
    return Joined(text.strip(), clashes)


def _together(base: list[str], theirs: list[str], mine: list[str]) -> list[str] | None:
    """What both made of the same sentences as one text, or None if they changed the same words."""
    if _is_same(theirs, mine) or _is_same(base, mine):
        return theirs
    if _is_same(base, theirs):
        return mine
    base, theirs, mine = (words_in("".join(part)) for part in (base, theirs, mine))
    parts, at = [], 0
    for start, end, their_part, my_part in _changed_places(base, theirs, mine):
        if not base or not (_is_same(base[start:end], their_part) or _is_same(base[start:end], my_part)):
            return None
        changed = my_part if _is_same(base[start:end], their_part) else their_part
        parts += [*base[at:start], *changed]
        at = end
    return [_glued([*parts, *base[at:]])]


def _common(a: list[str], b: list[str]) -> list[str]:
    return [one for start, end, _start, _end, is_same in stretches(a, b) if is_same for one in a[start:end]]


@dataclass(frozen=True)
class _Change:
    """Sentences `start` to `end` of the base became `to`."""

    start: int
    end: int
    to: tuple[str, ...]
    is_mine: bool


def _changes(base: list[str], text: list[str], *, is_mine: bool) -> list[_Change]:
    return [
        _Change(start, end, tuple(text[new_start:new_end]), is_mine)
        for start, end, new_start, new_end, is_same in stretches(base, text)
        if not is_same
    ]


def _changed_places(base, a, b) -> Iterable[tuple[int, int, list[str], list[str]]]:
    """Where the base was changed, in order, and what each made of it there. Neighbours stay apart."""
    changes = [*_changes(base, a, is_mine=False), *_changes(base, b, is_mine=True)]
    places: list[list[_Change]] = []
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        if places and _touches(places[-1], change):
            places[-1].append(change)
        else:
            places.append([change])
    for place in places:
        start, end = place[0].start, max(one.end for one in place)
        theirs = _with(base, start, end, [one for one in place if not one.is_mine])
        yield start, end, theirs, _with(base, start, end, [one for one in place if one.is_mine])


def _touches(place: list[_Change], change: _Change) -> bool:
    end = max(one.end for one in place)
    return change.start < end or change.start == change.end == place[0].start == end


def _with(base: list[str], start: int, end: int, changes: list[_Change]) -> list[str]:
    """What one of the two made of this place."""
    parts, at = [], start
    for change in changes:
        parts += [*base[at : change.start], *change.to]
        at = change.end
    return [*parts, *base[at:end]]


def _is_same(one: list[str], other: list[str]) -> bool:
    return [part.strip() for part in one] == [part.strip() for part in other]


def _glued(parts: list[str]) -> str:
    text = ""
    for words in parts:
        text += words if not text or text[-1].isspace() or words[0].isspace() else f" {words}"
    return text
