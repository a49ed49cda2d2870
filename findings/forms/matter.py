"""The part of a form that says which matter a finding is about, and how it compares with the last look."""

from django import forms

from findings.actions.matter import Matter as Chosen
from findings.models import Finding
from findings.progress.ages import in_a_sentence
from findings.progress.matters import Matter, grouped
from ofsted_tracker.forms.choices import RadioSelect
from ofsted_tracker.forms.text import WordsField
from visits.models import Theme

DIRECTIONS = [choice for choice in Finding.Direction.choices if choice[0] != Finding.Direction.FIRST_LOOK]
NEITHER = "Choose a matter from the list, or name a new one"
BOTH = "Choose a matter from the list or name a new one, not both"


class MatterForm(forms.Form):
    """`matters` are those of this visit; `themes` those a new matter may fall under, areas covered first."""

    # Whether a matter this visit has a finding on already may be chosen, to add words to that finding.
    adds_to_findings = False

    line = forms.TypedChoiceField(
        label="Matter",
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.Select(attrs={"data-matter": ""}),
        error_messages={"invalid_choice": "Choose a matter of this authority's own programme, from the list"},
    )
    title = WordsField(
        label="New matter",
        help_text="One thing that can get better or worse by itself, in a few words.",
        required=False,
        max_length=200,
        name="The name of the matter",
        widget=forms.TextInput(attrs={"maxlength": 200, "autocomplete": "off"}),
    )
    theme = forms.ModelChoiceField(
        label="Theme of the new matter", queryset=Theme.objects.none(), required=False, empty_label="Choose a theme"
    )
    direction = forms.ChoiceField(
        label="Compared with last time",
        choices=DIRECTIONS,
        required=False,
        widget=RadioSelect(inline=True, small=True),
        error_messages={"invalid_choice": "Select better, same, worse, or looked and could not tell"},
    )
    reopen = forms.BooleanField(label="Reopen it at this visit", required=False)
    mark_optional = False

    def __init__(self, *args, matters: list[Matter], themes, **kwargs):
        super().__init__(*args, **kwargs)
        self.matters = {matter.line.pk: matter for matter in matters}
        self.fields["line"].choices = [("", "Choose a matter"), *grouped(matters)]
        self.fields["theme"].queryset = Theme.objects.all()
        self.fields["theme"].choices = [("", "Choose a theme"), *themes]

    @property
    def chosen(self) -> Matter | None:
        """The matter of the list that stands in the form, whatever else is wrong with it."""
        value = str(self["line"].value() or "")
        return next((matter for pk, matter in self.matters.items() if str(pk) == value), None)

    @property
    def asks_direction(self) -> bool:
        return bool(self.chosen and self.chosen.last)

    @property
    def asks_reopening(self) -> bool:
        return bool(self.chosen and self.chosen.closing)

    @property
    def names_new(self) -> bool:
        return bool(self["title"].value()) or any(self[name].errors for name in ("title", "theme"))

    def clean(self):
        cleaned = super().clean()
        line, title = cleaned.get("line"), cleaned.get("title")
        if "line" not in self.errors and "title" not in self.errors:
            if line and title:
                self.add_error("title", BOTH)
            elif not line and not title:
                self.add_error("line", NEITHER)
        if line and self.chosen.here and not self.adds_to_findings:
            self.add_error("line", f"{self.chosen.here.ref} is on this matter already: add your words to that finding")
        if title and not line and not cleaned.get("theme") and "theme" not in self.errors:
            self.add_error("theme", "Choose the theme of the new matter")
        if line and self.asks_direction and not cleaned.get("direction") and "direction" not in self.errors:
            last = in_a_sentence(self.chosen.last.visit)
            self.add_error("direction", f"Select how it compares with {last}, when it was last looked at")
        return cleaned

    @property
    def matter(self) -> Chosen:
        """What the action is told, once the form is valid."""
        line = self.cleaned_data["line"]
        if line:
            return Chosen(line=self.matters[line].line, reopen=self.cleaned_data["reopen"])
        return Chosen(title=self.cleaned_data["title"], theme=self.cleaned_data["theme"])


def themes_for(visit, themes) -> list:
    """Themes of the areas covered under a heading of their own, then all others."""
    covered = {one.theme_id for one in visit.covered_themes.all()}
    inside = [(theme.pk, theme.name) for theme in themes if theme.pk in covered]
    outside = [(theme.pk, theme.name) for theme in themes if theme.pk not in covered]
    return [("Areas covered", inside), ("Other themes", outside)] if inside else outside
