"""The part of a form that says which matter a finding is about, and how it compares with the last look."""

from django import forms

from findings.actions.matter import Matter as Chosen
from findings.models import Finding
from findings.progress.ages import in_a_sentence
from findings.progress.matters import Matter, grouped
from ofsted_tracker.forms.choices import RadioSelect
from ofsted_tracker.forms.dates import DayField, MonthField
from ofsted_tracker.forms.text import WordsField
from visits.models import Theme

DIRECTIONS = [choice for choice in Finding.Direction.choices if choice[0] != Finding.Direction.FIRST_LOOK]
NEITHER = "Choose a matter from the list, or name a new one"
COUNCIL_SAYS = ("raised_on", "fixed_on")
ONLY_NEW = "Only a new matter can be one the council found itself. Empty these boxes, or name a new matter"
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
    raised_on = MonthField(
        label="Month in which the council raised it", required=False, help_text="For example 2 2017."
    )
    fixed_on = DayField(
        label="Day it was fixed, as the council says",
        required=False,
        help_text="For example 21 2 2017. Leave empty if the council does not say it is fixed.",
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
        named = bool(self["title"].value()) or any(self[name].errors for name in ("title", "theme"))
        return named or self.was_raised_by_council

    @property
    def was_raised_by_council(self) -> bool:
        """Something stands in the boxes of what the council found itself."""
        return any(any(self[name].value() or []) or self[name].errors for name in COUNCIL_SAYS)

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
        self._check_what_the_council_says(cleaned)
        return cleaned

    def _check_what_the_council_says(self, cleaned: dict) -> None:
        raised, fixed = cleaned.get("raised_on"), cleaned.get("fixed_on")
        if cleaned.get("line") and (raised or fixed):
            self.add_error("raised_on" if raised else "fixed_on", ONLY_NEW)
        elif fixed and not raised and "raised_on" not in self.errors:
            self.add_error("raised_on", "Enter the month in which the council raised it")
        elif fixed and raised and fixed < raised:
            self.add_error("fixed_on", "It cannot be fixed before the month in which it was raised")

    @property
    def matter(self) -> Chosen:
        """What the action is told, once the form is valid."""
        line = self.cleaned_data["line"]
        if line:
            return Chosen(line=self.matters[line].line, reopen=self.cleaned_data["reopen"])
        return Chosen(**{name: self.cleaned_data[name] for name in ("title", "theme", *COUNCIL_SAYS)})


def as_typed(form_class: type[forms.Form], data) -> dict:
    """What stands in every box, to be shown again without being checked."""
    return {name: one.widget.value_from_datadict(data, {}, name) for name, one in form_class.base_fields.items()}


def themes_for(visit, themes) -> list:
    """Themes of the areas covered under a heading of their own, then all others."""
    covered = {one.theme_id for one in visit.covered_themes.all()}
    inside = [(theme.pk, theme.name) for theme in themes if theme.pk in covered]
    outside = [(theme.pk, theme.name) for theme in themes if theme.pk not in covered]
    return [("Areas covered", inside), ("Other themes", outside)] if inside else outside
