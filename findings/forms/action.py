"""The form of an action of the council's improvement plan."""

import uuid
from itertools import groupby

from django import forms

from findings.models import Action
from ofsted_tracker.forms.choices import CheckboxSelectMultiple, RadioSelect
from ofsted_tracker.forms.dates import DayField
from ofsted_tracker.forms.layout import Buttons, GovukHelper
from ofsted_tracker.forms.text import WordsField
from ofsted_tracker.once import entry_key_of
from ofsted_tracker.wording import day

CLAIMED = "What the council says. What inspectors saw is kept beside it, as findings."


class LinesField(forms.ModelMultipleChoiceField):
    def clean(self, value):
        """Only what was offered is looked up: a forged number may be larger than any the database knows."""
        offered = {str(line.pk) for line in self.queryset}
        if not {str(pk) for pk in value or []} <= offered:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)


class ActionForm(forms.Form):
    """`lines` are the lines of enquiry the person may read; `action` the one being changed, if there is one."""

    reference = WordsField(
        label="Reference",
        missing="Enter the reference the plan gives this action",
        max_length=20,
        name="The reference",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
        help_text="As in your improvement plan, such as 3.2.",
    )
    wording = WordsField(label="What will be done", missing="Enter what will be done", rows=5, name="What will be done")
    owner = WordsField(
        label="Who owns it",
        missing="Enter who owns the action",
        max_length=150,
        name="The owner",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        help_text="A post, such as Head of the front door.",
    )
    due = DayField(label="Due", missing="Enter the day it is due")
    status = forms.ChoiceField(
        label="Status",
        choices=Action.Status.choices,
        widget=RadioSelect,
        error_messages={"required": "Choose a status", "invalid_choice": "Choose one of the statuses shown"},
        help_text=CLAIMED,
    )
    completed_on = DayField(label="Completed on", required=False, help_text="Only if it is complete.")
    lines = LinesField(
        label="Lines of enquiry it answers",
        queryset=None,
        required=False,
        widget=CheckboxSelectMultiple(small=True),
        error_messages={
            "invalid_choice": "Choose lines from those shown",
            "invalid_pk_value": "Choose lines from those shown",
        },
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput,
        required=False,
        error_messages={"invalid": "Open the action again and change it there"},
    )
    entry_key = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, lines, action: Action | None = None, cancel_url: str = ""):
        super().__init__(data, initial=_facts_of(action, lines))
        self.cancel_url = cancel_url
        self.fields["lines"].queryset = lines
        self.fields["lines"].choices = _by_theme(lines)
        if not lines:
            del self.fields["lines"]

    @property
    def helper(self) -> GovukHelper:
        return GovukHelper(*self.fields, Buttons("Save"))

    def facts(self) -> dict:
        """What the actions of this noun take."""
        chosen = {name: self.cleaned_data[name] for name in ("reference", "wording", "owner", "due", "status")}
        return {
            **chosen,
            "completed_on": self.cleaned_data["completed_on"],
            "lines": self.cleaned_data.get("lines", []),
        }

    @property
    def key(self) -> uuid.UUID | None:
        return entry_key_of(self.cleaned_data["entry_key"])

    def start_anew(self) -> None:
        """What is typed in a form that has made its action becomes another action when it is saved again."""
        self.data = self.data.copy()
        self.data["entry_key"] = str(uuid.uuid4())

    def stand_at(self, version: int) -> None:
        """After a stale save: what was typed stays, and saving again is a decision made with both texts in view."""
        self.data = self.data.copy()
        self.data["version"] = version


def in_words(facts: dict, lines) -> dict[str, str]:
    """What is said of an action, as a reader is told it."""
    return {
        "Reference": facts["reference"],
        "What will be done": facts["wording"],
        "Who owns it": facts["owner"],
        "Due": day(facts["due"]),
        "Status": dict(Action.Status.choices)[facts["status"]],
        "Completed on": day(facts["completed_on"]) if facts["completed_on"] else "not completed",
        "Lines of enquiry it answers": ", ".join(sorted(line.title for line in lines)) or "none",
    }


def _facts_of(action: Action | None, lines) -> dict:
    if action is None:
        return {"entry_key": uuid.uuid4(), "status": Action.Status.NOT_STARTED}
    shown = ("reference", "wording", "owner", "due", "status", "completed_on", "version")
    linked = set(action.lines.values_list("pk", flat=True))
    return {name: getattr(action, name) for name in shown} | {"lines": [line.pk for line in lines if line.pk in linked]}


def _by_theme(lines) -> list[tuple[str, list[tuple[int, str]]]]:
    grouped = groupby(lines, key=lambda line: line.theme)
    return [(theme.name, [(line.pk, line.title) for line in of_theme]) for theme, of_theme in grouped]
