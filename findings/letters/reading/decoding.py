"""From bytes to the text as read.

UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252 with a warning. CRLF becomes LF and
nothing else is changed: every offset in a reading counts the characters of this text.
"""

import codecs
import re

from .refusal import CannotRead

MOST_BYTES = 20 * 1024 * 1024
MOST_CHARACTERS = 500_000
PLAIN_TEXT_ONLY = "only letters in plain text can be read for now."

_BINARY_STARTS = (
    (b"PK\x03\x04", "a Word document or another zip file"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1b\x7f]")
_WINDOWS_1252 = "The file is not UTF-8; it was read as Windows-1252, so look at quotation marks and accents."


def text_as_read(data: bytes) -> tuple[str, list[str]]:
    """The text of a file and what to warn of; CannotRead for what is not plain text."""
    _refuse_what_is_not_text(data)
    text, warnings = _decoded(data)
    if "\0" in text:
        raise CannotRead("The file holds NUL bytes, so it is not plain text; save the letter as plain text first.")
    if len(_CONTROL.findall(text, 0, 100_000)) * 50 > min(len(text), 100_000):
        raise CannotRead("This is a binary file; " + PLAIN_TEXT_ONLY)
    if not text.strip():
        raise CannotRead("The file is empty.")
    if len(text) > MOST_CHARACTERS:
        raise CannotRead("The text is longer than half a million characters; a letter is far shorter.")
    return text.replace("\r\n", "\n"), warnings


def _refuse_what_is_not_text(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise CannotRead("The file is larger than 20 MB; a letter in plain text is far smaller.")
    if not data:
        raise CannotRead("The file is empty.")
    if b"%PDF-" in data[:1024]:
        raise CannotRead("This is a PDF file; " + PLAIN_TEXT_ONLY)
    for start, what in _BINARY_STARTS:
        if data.startswith(start):
            raise CannotRead(f"This is {what}; {PLAIN_TEXT_ONLY}")


def _decoded(data: bytes) -> tuple[str, list[str]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), []
        except UnicodeDecodeError:
            raise CannotRead("The file begins as UTF-16 but is damaged; save the letter as UTF-8 text.") from None
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise CannotRead("The file holds NUL bytes, so it is not plain text; save the letter as plain text first.")
    try:
        return data.decode("cp1252"), [_WINDOWS_1252]
    except UnicodeDecodeError:
        raise CannotRead("The file is neither UTF-8 nor Windows-1252 text; save the letter as UTF-8 text.") from None
