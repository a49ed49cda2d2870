"""Making a finding of a passage: the matter and the kind; its words are the letter's."""

from django import forms

from findings.models import Finding
from ofsted_tracker.forms.choices import RadioSelect
from ofsted_tracker.forms.layout import Buttons, GovukHelper

from .matter import MatterForm

NOT_STATED = ("", "Not stated")


class PassageForm(MatterForm):
    """On a matter this visit has a finding on already, the words become a further paragraph of that finding."""

    kind = forms.ChoiceField(
        label="Kind of finding",
        choices=Finding.Kind.choices,
        required=False,
        widget=RadioSelect(inline=True, small=True),
        error_messages={"invalid_choice": "Select one of the four kinds"},
    )
    extent = forms.ChoiceField(label="Extent", choices=[NOT_STATED, *Finding.Extent.choices], required=False)
    stage_of_change = forms.ChoiceField(
        label="Stage of change", choices=[NOT_STATED, *Finding.StageOfChange.choices], required=False
    )
    resolved = forms.BooleanField(label="Resolved: close this matter at this visit", required=False)
    field_order = ["line", "title", "theme", "reopen", "direction", "kind"]
    adds_to_findings = True

    def clean(self):
        cleaned = super().clean()
        if not self.joins and not cleaned.get("kind") and "kind" not in self.errors:
            self.add_error("kind", "Select the kind of finding")
        return cleaned

    @property
    def asks_direction(self) -> bool:
        return super().asks_direction and not self.joins

    @property
    def joins(self) -> bool:
        return bool(self.chosen and self.chosen.here)

    @property
    def said(self) -> dict:
        """What the action is told, once the form is valid."""
        names = ("kind", "direction", "extent", "stage_of_change", "resolved")
        return {"matter": self.matter, **{name: self.cleaned_data[name] for name in names}}


class CutForm(forms.Form):
    """`sentences` are pairs of the place in the letter and the sentence that begins there."""

    before = forms.TypedChoiceField(
        label="With which sentence does the second passage begin?",
        coerce=int,
        widget=RadioSelect(small=True),
        error_messages={
            "required": "Select the sentence with which the second passage begins",
            "invalid_choice": "Select one of the sentences shown",
        },
    )

    helper = GovukHelper("before", Buttons("Cut in two"))

    def __init__(self, *args, sentences: list[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["before"].choices = sentences
