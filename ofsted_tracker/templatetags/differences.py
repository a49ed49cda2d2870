"""Texts with what differs marked: by underline or strike-through, and in words for those who listen."""

from django import template

from ofsted_tracker.both_texts import BothTexts
from ofsted_tracker.differences import Piece

register = template.Library()


@register.inclusion_tag("components/marked.html")
def marked(pieces: list[Piece]) -> dict:
    return {"pieces": pieces}


@register.inclusion_tag("components/both_texts.html")
def both_texts(both: BothTexts, title: str, level: int = 2) -> dict:
    """What somebody else saved and what I typed, side by side; stacked on a telephone."""
    return {"both": both, "title": title, "is_inner": level > 2}
