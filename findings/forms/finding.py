"""What is written about a matter: kind, words, and what is read from the words."""

from django import forms

from findings.models import Finding
from findings.progress.ages import in_a_sentence
from ofsted_tracker.forms.choices import RadioSelect
from ofsted_tracker.forms.text import WordsField
from ofsted_tracker.once import entry_key_of

from .matter import DIRECTIONS, MatterForm

INCOMPLETE = "This form did not arrive whole. Copy what you typed, open the finding again and save it there"
READ, NOT_STATED = "", "not_stated"
FROM_WORDS = [(READ, "Read from the words"), (NOT_STATED, "Not stated")]


class WordsForm(forms.Form):
    kind = forms.ChoiceField(
        label="Kind of finding",
        choices=Finding.Kind.choices,
        widget=RadioSelect(inline=True, small=True),
        error_messages={"required": "Select the kind of finding", "invalid_choice": "Select one of the four kinds"},
    )
    text = WordsField(
        label="What inspectors found",
        help_text="As the letter will say it. No named child, no evidence notes.",
        missing="Write what inspectors found",
        name="The text",
        rows=6,
    )
    extent = forms.ChoiceField(label="Extent", choices=[*FROM_WORDS, *Finding.Extent.choices], required=False)
    stage_of_change = forms.ChoiceField(
        label="Stage of change", choices=[*FROM_WORDS, *Finding.StageOfChange.choices], required=False
    )
    resolved = forms.BooleanField(
        label="Resolved: close this matter at this visit",
        required=False,
    )
    mark_optional = False

    @property
    def said(self) -> dict:
        """What the action is told, once the form is valid; None means "read it from the words"."""
        return {
            "kind": self.cleaned_data["kind"],
            "text": self.cleaned_data["text"],
            "direction": self.cleaned_data["direction"],
            "resolved": self.cleaned_data["resolved"],
            "extent": _stated(self.cleaned_data["extent"]),
            "stage_of_change": _stated(self.cleaned_data["stage_of_change"]),
        }


class EntryForm(MatterForm, WordsForm):
    """A new finding: the matter, the kind, the words. `entry_key` makes a form that is sent twice one finding."""

    entry_key = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ["line", "title", "theme", "reopen", "direction", "kind", "text"]

    def clean_entry_key(self):
        return entry_key_of(self.cleaned_data["entry_key"])


class EditForm(WordsForm):
    """A finding that stands; `version` is the one its reader has seen, `last` the look it is compared with.

    `opened` is the version the words were first typed on, where both texts have been shown since.
    """

    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": INCOMPLETE, "invalid": INCOMPLETE}
    )
    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    direction = forms.ChoiceField(
        label="Compared with last time",
        choices=DIRECTIONS,
        required=False,
        widget=RadioSelect(inline=True, small=True),
        error_messages={"invalid_choice": "Select better, same, worse, or looked and could not tell"},
    )
    field_order = ["direction", "kind", "text"]

    def __init__(self, *args, last: Finding | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.last = last

    @property
    def opened_at(self) -> int | None:
        """A version made up by hand is none."""
        typed = str(self.data.get("opened") or self.data.get("version") or "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None

    def clean_direction(self):
        if self.last and not self.cleaned_data["direction"]:
            raise forms.ValidationError(
                f"Select how it compares with {in_a_sentence(self.last.visit)}, when it was last looked at"
            )
        return self.cleaned_data["direction"]


class MoveForm(MatterForm):
    """Another matter for a finding that stands."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": INCOMPLETE, "invalid": INCOMPLETE}
    )


def opened(finding: Finding, *, resolved: bool) -> dict:
    """What the form of a finding shows before anything is changed."""
    first_look = finding.direction == Finding.Direction.FIRST_LOOK
    return {
        "version": finding.version,
        "kind": finding.kind,
        "text": finding.text,
        "direction": "" if first_look else finding.direction,
        "extent": finding.extent or NOT_STATED,
        "stage_of_change": finding.stage_of_change or NOT_STATED,
        "resolved": resolved,
    }


def _stated(value: str) -> str | None:
    if value == READ:
        return None
    return "" if value == NOT_STATED else value
