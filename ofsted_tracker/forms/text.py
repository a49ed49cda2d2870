"""Text people write: kept as they wrote it, with one kind of line end."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError

ALLOWED_CONTROLS = {"\n", "\t"}
# Embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069).
DIRECTION_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class WordsField(forms.CharField):
    """Words of one or more paragraphs. HTML is only text here, and is escaped wherever it is shown."""

    def __init__(self, *, missing="Enter the words", max_length=50_000, rows=5, count=False, name="The text", **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        kwargs["error_messages"] = {"required": missing, **kwargs.get("error_messages", {})}
        super().__init__(**kwargs)
        self.longest, self.name = max_length, name
        if count:
            self.widget.attrs["data-maxlength"] = max_length

    def to_python(self, value):
        """Refuses what cannot be shown or stored, in our words and before Django does in its own."""
        value = "" if value is None else as_it_reads(str(value)).replace("\r\n", "\n").replace("\r", "\n")
        if any(is_control(character) for character in value):
            raise ValidationError(
                f"{self.name} holds a character that cannot be shown. Delete it, or paste it as plain text",
                code="control_character",
            )
        value = super().to_python(value)
        if len(value) > self.longest:
            raise ValidationError(
                f"{self.name} must be {self.longest:,} characters or fewer. It has {len(value):,}: shorten it",
                code="max_length",
            )
        return value


def as_it_reads(words: str) -> str:
    """Without the characters that make what follows read in another order than it was written.

    They come unseen with pasted text, so nobody could find one to delete it: they are dropped, not refused. The words
    themselves stay, also Arabic or Hebrew ones, and so do the marks and joiners their spelling needs.
    """
    return words.translate(DIRECTION_CONTROLS)


def is_control(character: str) -> bool:
    """Control characters and halves of broken characters; new lines and tabs are ordinary text."""
    return character not in ALLOWED_CONTROLS and unicodedata.category(character) in {"Cc", "Cs"}
