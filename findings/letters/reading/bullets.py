"""What stands before an item of a list: a bullet of any of the shapes seen in letters, or a number."""

import re

_GLYPHS = "•◼▪●‣◦○■□◆➢➤✓·∙*\uf02d\uf06e\uf06f\uf0a7\uf0a8\uf0b7\uf0be\uf0d8\ufffd"
_GLYPH = re.compile(rf"[{re.escape(_GLYPHS)}](?!\*)\s*(?=\S)|o\s{{2,}}(?=\S)")
_DASH = re.compile(r"[-–—−]\s+(?=\S)")
_NUMBER = re.compile(r"(?:\(?(\d{1,3})[.)]|\(?([a-hivx]{1,4})\))\s+(?=\S)")


def glyph_before(text: str) -> int:
    """The length of an unmistakable bullet at the start of a line."""
    return _length(_GLYPH, text)


def dash_before(text: str) -> int:
    """The length of a dash at the start of a line: a bullet only where a list can begin or go on."""
    return _length(_DASH, text)


def number_before(text: str) -> int:
    """The length of a number or letter with its full stop or bracket at the start of a line."""
    return _length(_NUMBER, text)


def _length(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0
