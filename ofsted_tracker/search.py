"""What was typed into a search box, as words a database can look for."""

from ofsted_tracker.forms.text import is_control

LONGEST, MOST_WORDS = 150, 10


def search_words(typed: str) -> list[str]:
    """The first few words; a pasted page, or bytes no name holds, finds nothing rather than fails."""
    plain = "".join(" " if is_control(character) else character for character in typed[:LONGEST])
    return plain.split()[:MOST_WORDS]
