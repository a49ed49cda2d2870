"""Two people changed the same finding: both texts side by side, and neither is lost."""

from findings.forms.finding import NOT_STATED, READ, EditForm
from findings.letters.wording import extent_in, stage_in
from findings.models import Finding
from ofsted_tracker.both_texts import BothTexts, as_opened, both_texts, differing
from ofsted_tracker.joining import Joined, join

WORDS = "What inspectors found"


def choose(form: EditForm, current: Finding, *, is_resolved: bool) -> tuple[EditForm, BothTexts]:
    """The form again, with my words, to be saved over theirs knowingly; and both texts, to choose from."""
    opened = as_opened(current, form.opened_at)
    again = EditForm(_with(form, version=current.version, opened=form.opened_at), last=form.last)
    again.add_error("text", "Somebody else saved this finding after you opened it. Choose which words should stand")
    resolved = ["no", "yes"]
    mine = form.cleaned_data
    rows = [
        _choice("Compared with last time", "direction", current, mine["direction"], opened),
        _choice("Kind of finding", "kind", current, mine["kind"], opened),
        (WORDS, current.text, mine["text"], opened.text if opened else None),
        _choice("Extent", "extent", current, _stated(mine["extent"], extent_in(mine["text"])), opened),
        _choice("Stage of change", "stage_of_change", current, _stage(mine), opened),
        ("Resolved", resolved[is_resolved], resolved[mine["resolved"]], None),
    ]
    shown = both_texts(current, differing(rows, always=(WORDS,)), opened_is_known=opened is not None)
    return again, shown


def joined(form: EditForm, current: Finding) -> tuple[EditForm, Joined]:
    """Both texts in the box, to be changed as they should stand; nothing is saved yet."""
    opened = as_opened(current, form.opened_at)
    both = join(current.text, form.data.get("text", ""), opened.text if opened else None)
    filled = _with(form, version=current.version, opened=form.opened_at, text=both.text)
    initial = {name: filled.get(name) for name in form.fields} | {"resolved": "resolved" in filled}
    return EditForm(initial=initial, last=form.last), both


def _choice(about: str, name: str, current: Finding, mine: str, opened) -> tuple:
    words = {**dict(Finding._meta.get_field(name).flatchoices), "": "not stated"}
    theirs = getattr(current, name)
    if name == "direction":
        words |= {"": words["first_look"]}
    return about, words[theirs], words[mine], words[getattr(opened, name)] if opened else None


def _stage(mine: dict) -> str:
    return _stated(mine["stage_of_change"], stage_in(mine["text"]))


def _stated(value: str, read: str) -> str:
    return read if value == READ else "" if value == NOT_STATED else value


def _with(form: EditForm, **changed):
    data = form.data.copy()
    for name, value in changed.items():
        data[name] = value
    return data
