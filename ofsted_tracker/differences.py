"""What differs between two texts, word by word. Pages show it with `{% marked pieces %}`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

ADDED, REMOVED, ONLY = "added", "removed", "only"
# More words against more words than this are compared sentence by sentence first: a page never waits for seconds.
MOST_COMPARED = 1_000_000


@dataclass(frozen=True)
class Piece:
    """Words that stand in both texts (no mark), were added, were removed, or stand only in the text shown."""

    words: str
    mark: str = ""


def differences(before: str, after: str) -> list[Piece]:
    """`after` with what was added marked, and what was removed in its place. White space alone is no difference."""
    old, new = words_in(before), words_in(after)
    pieces = []
    for start, end, new_start, new_end, is_same in _compared(old, new):
        if is_same:
            pieces.append(Piece("".join(new[new_start:new_end])))
        else:
            pieces += _apart(pieces)
            pieces += _replaced("".join(old[start:end]), "".join(new[new_start:new_end]))
    return pieces


def only_in(text: str, other: str) -> list[Piece]:
    """`text` with the words marked that `other` does not have."""
    pieces, words = [], words_in(text)
    for _start, _end, start, end, is_same in _compared(words_in(other), words):
        pieces += [Piece("".join(words[start:end]))] if is_same else _marked("".join(words[start:end]), ONLY)
    return pieces


def _replaced(old: str, new: str) -> list[Piece]:
    removed = _marked(old, REMOVED)
    if removed and new.strip() and not old[-1].isspace():
        removed.append(Piece(" "))
    return [*removed, *_marked(new, ADDED)]


def _apart(pieces: list[Piece]) -> list[Piece]:
    """Words that follow the last word of the other text still stand apart from it."""
    return [Piece(" ")] if pieces and not pieces[-1].words[-1].isspace() else []


def _marked(words: str, mark: str) -> list[Piece]:
    """White space at the end stays outside the mark."""
    bare = words.rstrip()
    pieces = [Piece(bare, mark), Piece(words[len(bare) :])]
    return [piece for piece in pieces if piece.words]


def words_in(text: str) -> list[str]:
    """Each word with the punctuation at it and the space after it, so that nothing of the text is left out."""
    return re.findall(r"\s*\S+\s*", text)


def sentences(text: str) -> list[str]:
    """Each with the space before it, so that a sentence that is put elsewhere still begins its paragraph."""
    return re.findall(r"\s*\S.*?(?:[.!?][\"”’)\]]*(?=\s|\Z)|(?=\n)|\Z)", text.rstrip(), flags=re.DOTALL)


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int, int, int, bool]]:
    """Stretches of both that are the same or not, in order."""
    if len(old) * len(new) <= MOST_COMPARED:
        yield from stretches(old, new)
        return
    old_sentences, new_sentences = sentences("".join(old)), sentences("".join(new))
    place, new_place = 0, 0
    for start, end, new_start, new_end, is_same in stretches(old_sentences, new_sentences):
        length = sum(len(words_in(one)) for one in old_sentences[start:end])
        new_length = sum(len(words_in(one)) for one in new_sentences[new_start:new_end])
        if is_same or length * new_length > MOST_COMPARED:
            yield place, place + length, new_place, new_place + new_length, is_same
        else:
            inside = stretches(old[place : place + length], new[new_place : new_place + new_length])
            for one in inside:
                yield one[0] + place, one[1] + place, one[2] + new_place, one[3] + new_place, one[4]
        place, new_place = place + length, new_place + new_length


def stretches(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int, int, int, bool]]:
    """Of very long texts that repeat the same few words only the ends are told apart: more would take too long."""
    if len(old) * len(new) > MOST_COMPARED:
        yield from _ends_apart(old, new)
        return
    for tag, start, end, new_start, new_end in _matcher(old, new).get_opcodes():
        yield start, end, new_start, new_end, tag == "equal"


def _ends_apart(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int, int, int, bool]]:
    shorter, head, tail = min(len(old), len(new)), 0, 0
    while head < shorter and old[head].strip() == new[head].strip():
        head += 1
    while tail < shorter - head and old[-1 - tail].strip() == new[-1 - tail].strip():
        tail += 1
    ends = [(0, head, 0, head, True), (head, len(old) - tail, head, len(new) - tail, False)]
    ends.append((len(old) - tail, len(old), len(new) - tail, len(new), True))
    yield from (one for one in ends if one[0] < one[1] or one[2] < one[3])


def _matcher(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher:
    return SequenceMatcher(None, [one.strip() for one in old], [one.strip() for one in new], autojunk=False)
