"""Two changes of one text joined to one text: nothing that either of them says is lost."""

from collections.abc import Iterable
from dataclasses import dataclass

from .differences import sentences, stretches


@dataclass(frozen=True)
class Joined:
    """`clashes`: both changed the same sentences, so theirs stand first and then mine."""

    text: str
    clashes: bool


def join(theirs: str, mine: str, opened: str | None = None) -> Joined:
    """Both changes of `opened` in one text, sentence by sentence; without it, whatever stands in either text."""
    a, b = sentences(theirs), sentences(mine)
    base = sentences(opened) if opened is not None else _common(a, b)
    parts, clashes, at = [], False, 0
    for start, end, their_changes, my_changes in _changed_places(base, a, b):
        parts += base[at:start]
        their_part, my_part = (_with(base, start, end, changes) for changes in (their_changes, my_changes))
        both = bool(their_changes and my_changes) and not _is_same(their_part, my_part)
        parts += [*their_part, *my_part] if both else their_part if their_changes else my_part
        clashes, at = clashes or both, end
    is_whole = clashes and not base[at:] and parts == [*a, *b]
    return Joined(_glued(a) + "\n\n" + _glued(b) if is_whole else _glued([*parts, *base[at:]]), clashes)


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


def _changed_places(base, a, b) -> Iterable[tuple[int, int, list[_Change], list[_Change]]]:
    """Where the base was changed, in order, with what each made of it there. Neighbours stay apart."""
    changes = [*_changes(base, a, is_mine=False), *_changes(base, b, is_mine=True)]
    places: list[list[_Change]] = []
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        if places and _touches(places[-1], change):
            places[-1].append(change)
        else:
            places.append([change])
    for place in places:
        start, end = place[0].start, max(one.end for one in place)
        yield start, end, [one for one in place if not one.is_mine], [one for one in place if one.is_mine]


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


def _glued(sentences: list[str]) -> str:
    text = ""
    for words in sentences:
        text += words if not text or words[0].isspace() else f" {words}"
    return text.strip()
