"""Characters as printed, and the plainer ones they are compared by.

The text of a letter is kept as printed. Only comparison uses these forms: `alike` keeps every character's
place, so that what is found in it can be cut from the original; `plain` does not.
"""

import html
import re
import unicodedata

_SAME_LENGTH = {
    **dict.fromkeys("‘’ʼ`´", "'"),
    **dict.fromkeys("“”", '"'),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " "),
    **dict.fromkeys("‐‑", "-"),
}
_TO_ALIKE = str.maketrans(_SAME_LENGTH)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_MARKUP = re.compile(r"</?(?:p|b|i|u|em|strong|br|span|h[1-6])\b[^>]{0,80}>|\*\*|__|^\s*#{1,6}\s+", re.IGNORECASE)
_NO_CHARACTER = re.compile(r"&#[0-9]{9,};?")
_MAIL_LINK = re.compile(r"\[([^\]]{1,200})\]\([^)]{1,300}\)")


class _Compatible(dict):
    """Each character's plain form. One at a time: to put a long run of accents in order takes too long."""

    def __missing__(self, code: int) -> str:
        return unicodedata.normalize("NFKC", chr(code))


_TO_COMPATIBLE = _Compatible({code: code for code in range(128)} | _TO_ALIKE | _INVISIBLE)


def unescape(text: str) -> str:
    """The text with the characters its entities stand for; a number too large for any character is none."""
    return html.unescape(_NO_CHARACTER.sub("\ufffd", text)) if "&" in text else text


def collapse(text: str) -> str:
    """The text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def alike(text: str) -> str:
    """The text with straight quotation marks, plain spaces and plain hyphens, each character in its place."""
    return text if text.isascii() and "`" not in text else text.translate(_TO_ALIKE)


def plain(text: str) -> str:
    """The text as it is compared: no markup, entities, ligatures or invisible characters; white space collapsed."""
    text = unescape(_MARKUP.sub("", text)) if ("<" in text or "&" in text or "*" in text or "#" in text) else text
    if not text.isascii():
        text = text.translate(_TO_COMPATIBLE)
    text = alike(text)
    return collapse(text)


def visible(text: str) -> str:
    """The text without the characters that show nothing, such as a soft hyphen."""
    return text if text.isascii() else text.translate(_INVISIBLE)


def without_markup(text: str) -> str:
    """A line without the marks a web copy leaves around it; its words as printed."""
    return collapse(_MAIL_LINK.sub(r"\1", _MARKUP.sub("", text))).strip("* ")
