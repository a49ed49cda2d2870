"""The evaluation of progress of one area covered; the page holds one such form an area."""

from django import forms

from findings.actions.evaluation import Evaluation
from findings.models import ProgressJudgement
from findings.progress.ages import visit_and_days
from ofsted_tracker.both_texts import BothTexts, as_opened, both_texts, row
from ofsted_tracker.forms.choices import RadioSelect
from ofsted_tracker.forms.text import WordsField
from ofsted_tracker.joining import join
from visits.models import CoveredTheme, Visit


class EvaluationForm(forms.Form):
    """Left empty, an area is not evaluated. `version` is what stood when the page was opened (0: nothing)."""

    value = forms.ChoiceField(
        label="Evaluation of progress",
        choices=ProgressJudgement.Value.choices,
        required=False,
        widget=RadioSelect(small=True, option_hints=ProgressJudgement.DEFINITIONS),
        error_messages={"invalid_choice": "Select one of the evaluations listed"},
    )
    rationale = WordsField(label="Why", required=False, rows=4, name="The reason")
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    keep_theirs = forms.BooleanField(label="Keep what my colleague saved, and drop mine", required=False)
    mark_optional = False

    def __init__(self, data=None, *, covered: CoveredTheme, standing: ProgressJudgement | None, last=None, findings=()):
        initial = {"version": 0}
        if standing:
            initial = {"value": standing.value, "rationale": standing.rationale, "version": standing.version}
        super().__init__(data, prefix=f"area-{covered.pk}", initial=initial)
        self.covered, self.standing, self.last = covered, standing, last
        self.findings = findings
        self.both: BothTexts | None = None
        self.joined = ""

    @property
    def last_when(self) -> str:
        return visit_and_days(self.last.covered_theme.visit)

    def clean_version(self):
        return self.cleaned_data["version"] or 0

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("keep_theirs") or self.errors or not self.is_touched:
            return cleaned
        if cleaned["rationale"] and not cleaned["value"]:
            self.add_error("value", f"Select how {self.covered.theme} has progressed")
        if not cleaned["rationale"]:
            self.add_error("rationale", f"Say why, in a sentence or two, for {self.covered.theme}")
        return cleaned

    @property
    def is_touched(self) -> bool:
        """Differs from what its writer had before them, which may not be what stands now."""
        said = (self.cleaned_data.get("value", ""), self.cleaned_data.get("rationale", ""))
        return said != self._opened_with()

    @property
    def evaluation(self) -> Evaluation | None:
        """What the action is told, once the form is valid; None where there is nothing of this writer's to save."""
        if self.cleaned_data["keep_theirs"] or not self.is_touched:
            return None
        return Evaluation(
            covered_theme=self.covered,
            value=self.cleaned_data["value"],
            rationale=self.cleaned_data["rationale"],
            version=self.cleaned_data["version"],
        )

    def _opened_with(self) -> tuple[str, str]:
        version = self.cleaned_data.get("version", 0)
        if not self.standing or version == 0:
            return ("", "")
        then = self.standing if version == self.standing.version else as_opened(self.standing, version)
        return (then.value, then.rationale) if then else ("", "")

    def beside(self, theirs: ProgressJudgement) -> None:
        """Show a colleague's evaluation beside what was typed; the next save is made knowing it."""
        opened = as_opened(theirs, self.cleaned_data["version"])
        names = dict(ProgressJudgement.Value.choices) | {"": "not said"}
        value, rationale = self.cleaned_data["value"], self.cleaned_data["rationale"]
        rows = [
            row("Evaluation", names[theirs.value], names[value], names[opened.value] if opened else None),
            row("Why", theirs.rationale, rationale, opened.rationale if opened else None),
        ]
        self.both = both_texts(theirs, rows, opened_is_known=opened is not None)
        self.joined = join(theirs.rationale, rationale, opened.rationale if opened else None).text
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = theirs.version
        self.add_error("value", f"Somebody else evaluated {self.covered.theme} after you opened this page")


def evaluation_forms(record, visit: Visit, data=None) -> list[EvaluationForm]:
    """One form an area covered, each with what was said last of its theme and what this visit found on it."""
    found = record.findings_at(visit)
    return [
        EvaluationForm(
            data,
            covered=covered,
            standing=record.evaluation(visit, covered.theme),
            last=record.last_evaluation(covered.theme, before=visit),
            findings=[finding for finding in found if finding.line.theme_id == covered.theme_id],
        )
        for covered in _in_order(visit)
    ]


def uncovered_in(data, visit: Visit) -> list[str]:
    """Areas a forged or outdated page evaluates although the visit does not cover them."""
    if data is None:
        return []
    covered = {f"area-{one.pk}-value" for one in visit.covered_themes.all()}
    return [name for name in data if name.startswith("area-") and name.endswith("-value") and name not in covered]


def _in_order(visit: Visit) -> list[CoveredTheme]:
    return sorted(visit.covered_themes.all(), key=lambda one: (one.area.position, one.theme.position))
