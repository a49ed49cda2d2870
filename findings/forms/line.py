"""The forms of the steps of a line of enquiry."""

from itertools import groupby

from django import forms

from findings.actions.line_split import Part
from findings.models import LineOfEnquiry
from ofsted_tracker.forms.layout import Buttons, Fieldset, GovukHelper, Prose, Row
from ofsted_tracker.forms.text import WordsField
from visits.models import Theme

from .line_step import StepForm

ORDINALS = {1: "First", 2: "Second", 3: "Third"}


def _title(label: str, **more) -> WordsField:
    widget = forms.TextInput(attrs={"maxlength": 200, "autocomplete": "off"})
    return WordsField(label=label, max_length=200, name="The name of the matter", widget=widget, **more)


class CloseForm(StepForm):
    button = "Close this matter"


class LineReopenForm(StepForm):
    button = "Reopen this matter"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True
        self.fields["reason"].error_messages["required"] = "Say why it is reopened"


class MergeForm(StepForm):
    """`lines` are the open lines it may be merged into, by theme."""

    into = forms.TypedChoiceField(
        label="Merge into",
        coerce=int,
        error_messages={
            "required": "Choose the matter it is merged into",
            "invalid_choice": "Choose another open matter of the same programme, from the list",
        },
    )
    first = ("into",)
    button = "Merge"

    def __init__(self, *args, lines: list[LineOfEnquiry], **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = {line.pk: line for line in lines}
        by_theme = [
            (str(theme), [(line.pk, line.title) for line in of_theme])
            for theme, of_theme in groupby(lines, key=lambda line: line.theme)
        ]
        self.fields["into"].choices = [("", "Choose a matter"), *by_theme]

    @property
    def said(self) -> dict:
        return {**super().said, "into": self.lines[self.cleaned_data["into"]]}


class SplitForm(StepForm):
    """Up to three new matters; those without a name are left out."""

    title_1, title_2, title_3 = (_title("Name", required=False) for _ in range(3))
    theme_1, theme_2, theme_3 = (
        forms.TypedChoiceField(
            label="Theme",
            required=False,
            coerce=int,
            error_messages={"invalid_choice": "Choose a theme from the list"},
        )
        for _ in range(3)
    )
    close = forms.BooleanField(label="Nothing is left of this matter itself: close it", required=False)
    mark_optional = False
    first = (
        Prose("Each new matter keeps the past it shares with this one. Leave the rest empty if there is only one."),
        *(Fieldset(f"{ORDINALS[n]} new matter", Row(f"title_{n}", f"theme_{n}"), css_id=f"part-{n}") for n in ORDINALS),
        "close",
    )
    button = "Split"

    def __init__(self, *args, themes: list[Theme], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "Why (optional)"
        self.themes = {theme.pk: theme for theme in themes}
        for n in ORDINALS:
            self.fields[f"theme_{n}"].choices = [(theme.pk, theme.name) for theme in themes]

    def clean(self):
        cleaned = super().clean()
        if not any(self[f"title_{n}"].value() for n in ORDINALS):
            self.add_error("title_1", "Name at least one new matter")
        for n in ORDINALS:
            if cleaned.get(f"title_{n}") and not cleaned.get(f"theme_{n}") and f"theme_{n}" not in self.errors:
                self.add_error(f"theme_{n}", "Choose the theme of this matter")
        return cleaned

    @property
    def said(self) -> dict:
        cleaned = self.cleaned_data
        named = [n for n in ORDINALS if cleaned[f"title_{n}"]]
        parts = [Part(cleaned[f"title_{n}"], self.themes[cleaned[f"theme_{n}"]]) for n in named]
        return {**super().said, "parts": parts, "close": cleaned["close"]}


class CarryOverForm(forms.Form):
    title = _title(
        "Name in the next programme",
        missing="Name the matter in a few words",
        help_text="Whoever reads the earlier matter, its council too, reads this name at once.",
    )
    theme = forms.ModelChoiceField(
        label="Theme",
        queryset=Theme.objects.all(),
        empty_label=None,
        error_messages={"required": "Choose a theme", "invalid_choice": "Choose a theme from the list"},
    )
    helper = GovukHelper("title", "theme", Buttons("Carry over"))

    def __init__(self, *args, cancel_url: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.cancel_url = cancel_url

    @property
    def said(self) -> dict:
        return {"title": self.cleaned_data["title"], "theme": self.cleaned_data["theme"]}
