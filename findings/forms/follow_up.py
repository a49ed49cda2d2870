"""Ticks of what to look at again; unticked boxes count only if they were ticked when the page was opened."""

from django import forms

from findings.progress.follow_up import Candidate, FollowUpLists

STRANGER = "Choose from the matters listed: one of those you ticked is not among them any more"


class FollowUpForm(forms.Form):
    tick = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, error_messages={"invalid_choice": STRANGER}
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    mark_optional = False

    def __init__(self, *args, lists: FollowUpLists, themes, **kwargs):
        kwargs.setdefault("initial", {"tick": sorted(lists.ticked), "shown": " ".join(sorted(lists.ticked))})
        super().__init__(*args, **kwargs)
        self.candidates = {one.value: one for one in lists.all}
        self.fields["tick"].choices = [(one.value, one.title) for one in lists.all]
        for one in lists.all:
            if one.theme is None:
                self.fields[_theme_field(one)] = forms.ChoiceField(
                    label="Theme",
                    required=False,
                    choices=[("", "Choose a theme"), *((theme.pk, theme.name) for theme in themes)],
                )
        self.themes = {str(theme.pk): theme for theme in themes}

    @property
    def rows(self) -> dict[str, list[dict]]:
        """What the page shows of each candidate, those to improve and strengths apart."""
        ticked = {str(value) for value in self["tick"].value() or []}
        rows = {"to_improve": [], "strengths": []}
        for one in self.candidates.values():
            field = _theme_field(one)
            row = {"one": one, "is_ticked": one.value in ticked, "theme": self[field] if field in self.fields else None}
            rows["strengths" if one.is_strength else "to_improve"].append(row)
        return rows

    @property
    def ticks_a_strength(self) -> bool:
        return any(row["is_ticked"] for row in self.rows["strengths"])

    def clean(self):
        cleaned = super().clean()
        for value in cleaned.get("tick", []):
            field = _theme_field(self.candidates[value])
            if field in self.fields and not cleaned.get(field):
                self.add_error(field, "Choose the theme this recommendation is about")
        return cleaned

    @property
    def changes(self) -> dict:
        """What the action is told: only what this person ticked or unticked."""
        ticked, shown = set(self.cleaned_data["tick"]), set(self.cleaned_data["shown"].split())
        added = [self.candidates[value] for value in self.cleaned_data["tick"] if value not in shown]
        gone = [self.candidates[value] for value in shown - ticked if value in self.candidates]
        return {
            "tick": [one.life.line for one in added if one.life],
            "untick": [one.life.line for one in gone if one.life],
            "recommendations": {
                one.recommendation: self.themes.get(self.cleaned_data.get(_theme_field(one), ""))
                for one in added
                if one.recommendation
            },
        }


def _theme_field(one: Candidate) -> str:
    return f"theme-{one.value}"
