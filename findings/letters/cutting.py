"""Where a paragraph of a letter may be cut in two: before each sentence but the first."""

from findings.letters.reading.sentences import sentences_of


def sentences_with_starts(text: str) -> list[tuple[int, str]]:
    """Each sentence with the place it begins in `text`, whatever white space stands between."""
    inked = [at for at, character in enumerate(text) if not character.isspace()]
    found, before = [], 0
    for sentence in sentences_of(" ".join(text.split())):
        found.append((inked[before], sentence))
        before += sum(not character.isspace() for character in sentence)
    return found
