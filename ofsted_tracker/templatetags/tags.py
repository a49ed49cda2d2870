"""Coloured tags for values of the domain. Colour never stands alone: the words are always there."""

from django import template

register = template.Library()

# value -> (colour, sign). Values are written as stored; case, spaces and hyphens do not matter.
KINDS = {
    "strength": ("green", "★"),
    "improvement": ("turquoise", "↗"),
    "area_for_improvement": ("orange", "!"),
    "serious_weakness": ("red", "‼"),
}
DIRECTIONS = {
    "first_look": ("grey", "○"),
    "better": ("green", "▲"),
    "same": ("light-blue", "="),
    "worse": ("red", "▼"),
    "could_not_tell": ("grey", "?"),
}
PROGRESS = {
    "declined": ("red", "▼"),
    "insufficient": ("orange", ""),
    "limited": ("yellow", ""),
    "early": ("light-blue", ""),
    "steady": ("turquoise", ""),
    "good": ("green", ""),
    "sustained": ("green", "★"),
}
GRADES = {
    "outstanding": "green",
    "good": "green",
    "requires_improvement": "yellow",
    "inadequate": "red",
}
STATUSES = {
    "not_started": ("grey", ""),
    "on_track": ("light-blue", ""),
    "at_risk": ("orange", "!"),
    "complete": ("green", "✓"),
    "overdue": ("red", "!"),
    "open": ("light-blue", ""),
    "closed": ("grey", "✓"),
    "reopened": ("orange", "↺"),
}
STAGES = {
    "planned": ("grey", ""),
    "confirmed": ("light-blue", ""),
    "fieldwork": ("purple", ""),
    "writing_up": ("yellow", ""),
    "drafting": ("yellow", ""),
    "in_qa": ("purple", ""),
    "done": ("green", "✓"),
    "cancelled": ("grey", "✕"),
    "published": ("green", "✓"),
    "withheld": ("pink", ""),
}
UNKNOWN = ("grey", "")


def _key(value) -> str:
    return str(value).strip().lower().replace(" ", "_").replace("-", "_")


def _look(known: dict, value) -> tuple[str, str]:
    """The colour and sign of a value; of the longest known name it starts with, where the value says more."""
    key = _key(value)
    names = [name for name in known if key == name or key.startswith(name + "_")]
    return known[max(names, key=len)] if names else UNKNOWN


def _shown(words, look) -> dict:
    colour, sign = look
    return {"words": words, "colour": colour, "sign": sign}


@register.inclusion_tag("components/tag.html")
def tag(words, colour="grey", sign=""):
    return _shown(words, (colour, sign))


@register.inclusion_tag("components/tag.html")
def grade_tag(words):
    """A judgement in its framework's own words: "Requires improvement to be good"."""
    return _shown(words, (_look({name: (colour, "") for name, colour in GRADES.items()}, words)[0], ""))


@register.inclusion_tag("components/tag.html")
def kind_tag(value, words):
    return _shown(words, _look(KINDS, value))


@register.inclusion_tag("components/tag.html")
def direction_tag(value, words):
    return _shown(words, _look(DIRECTIONS, value))


@register.inclusion_tag("components/tag.html")
def progress_tag(value, words):
    """An evaluation of progress. It is not a grade, and is never shown as one."""
    return _shown(words, _look(PROGRESS, value))


@register.inclusion_tag("components/tag.html")
def stage_tag(value, words):
    return _shown(words, _look(STAGES, value))


@register.inclusion_tag("components/tag.html")
def status_tag(value, words):
    """Of an action, or of a line of enquiry."""
    return _shown(words, _look(STATUSES, value))


@register.inclusion_tag("components/tag.html")
def example_label():
    """Stands by everything about an invented council."""
    return _shown("Example", ("purple", ""))


@register.inclusion_tag("components/matrix_cell.html")
def matrix_cell(state, kind="", kind_label="", direction="", direction_label="", href="", label=""):
    """A cell of lines by visits. `state`: finding, planned (ticked, not reached), no_record or not_looked.

    Not looked at is blank to the eye and said to those who listen; it never looks unchanged or closed.
    """
    kind_sign = _look(KINDS, kind)[1]
    return {
        "state": state,
        "kind": _key(kind),
        "kind_label": kind_label,
        "kind_sign": kind_sign,
        "direction": direction,
        "direction_label": direction_label,
        "direction_sign": _look(DIRECTIONS, direction)[1],
        "href": href,
        "label": label,
    }
