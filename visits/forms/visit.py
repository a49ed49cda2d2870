"""The forms of a visit: planning one, recording one that has been, changing one."""

from dataclasses import replace
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError

from ofsted_tracker.errors import Refused
from ofsted_tracker.forms.choices import RadioSelect
from ofsted_tracker.forms.layout import Buttons, Fieldset, GovukHelper
from ofsted_tracker.forms.text import WordsField
from ofsted_tracker.once import entry_key_of
from visits.actions.dates import LARGEST_NUMBER
from visits.actions.notes import Noted
from visits.actions.particulars import Particulars
from visits.actions.team import LEAD, SECOND, Inspector
from visits.models import MonitoringProgramme, Visit

from .areas import AreasField
from .people import InspectorField, meant, plain_words, written
from .periods import PeriodRows, periods_formset

NOT_ABOUT_A_CHILD = "Do not name or describe a child."
NUMBER_RULE = "As the letter prints it; leave empty if it is not known. A focused visit has none."


class VisitForm(forms.Form):
    """What is said of a visit. `periods` is a formset of its own, shown where the layout puts it."""

    keeps_unknown_names = False

    lead = InspectorField(
        label="Lead inspector", part=LEAD, missing="Enter who leads the visit", help_text="Name or email address."
    )
    second = InspectorField(label="Second inspector", required=False, help_text="Name or email address.")
    others = forms.CharField(
        label="Other inspectors",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One name or email address a line.",
    )
    areas = AreasField(label="Areas covered", required=False)
    focus = WordsField(
        label="Focus",
        required=False,
        rows=4,
        name="The focus",
        help_text=f"What inspectors set out to look at, in your own words. {NOT_ABOUT_A_CHILD}",
    )
    kind = forms.ChoiceField(
        label="Kind of visit",
        choices=Visit.Kind.choices,
        initial=Visit.Kind.MONITORING,
        widget=RadioSelect(inline=True, small=True),
        error_messages={"required": "Select the kind of visit"},
    )
    number = forms.IntegerField(
        label="Number of the visit",
        required=False,
        min_value=1,
        max_value=LARGEST_NUMBER,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}),
        error_messages={
            "invalid": "The number must be a whole number, like 3",
            "min_value": "The number must be 1 or more",
            "max_value": f"The number must be {LARGEST_NUMBER} or less",
        },
    )
    entry_key = forms.CharField(required=False, widget=forms.HiddenInput)
    notes_seen = forms.CharField(required=False, widget=forms.HiddenInput)
    noted: Noted | None = None

    def __init__(self, data=None, *, programme: MonitoringProgramme, standing: Particulars | None = None, **kwargs):
        standing = standing or Particulars()
        start = {"entry_key": uuid4(), "programme": programme.pk, **_initial(standing)}
        kwargs["initial"] = start | kwargs.get("initial", {})
        super().__init__(data, **kwargs)
        self.programme = programme
        self.periods = periods_formset(data, standing.periods)
        self.fields["areas"].offer(programme.anchor, standing.areas)
        self.fields["number"].help_text = number_hint(programme, known=standing.number is not None)
        self.standing_team = {_box(one): one for one in standing.team}
        self._keep_unknown_names(self.keeps_unknown_names)

    def _keep_unknown_names(self, kept: bool) -> None:
        self.keeps_unknown_names = kept
        for name in ("lead", "second"):
            self.fields[name].as_printed = kept
            self.fields[name].standing = self.standing_team

    def is_valid(self) -> bool:
        """Everything that is wrong is said at once, the days too."""
        own, days = super().is_valid(), self.periods.is_valid()
        if days and self.needs_days and not self.periods.days:
            self.periods.first.add_error("start", "Enter the first day of the visit")
        return own and self.periods.is_valid()

    @property
    def needs_days(self) -> bool:
        """An outline can do without."""
        return self.cleaned_data.get("record") != Visit.Record.OUTLINE

    def clean_others(self) -> list[Inspector]:
        lines = [plain_words(line) for line in self.cleaned_data["others"].splitlines() if line.strip()]
        return [self._other(line) for line in lines]

    def _other(self, line: str) -> Inspector:
        if line in self.standing_team:
            return replace(self.standing_team[line], part=SECOND)
        return meant(line, as_printed=self.keeps_unknown_names)

    @property
    def said(self) -> Particulars:
        """What was entered, for an action."""
        given = self.cleaned_data
        team = [one for one in (given.get("lead"), given.get("second"), *given["others"]) if one]
        return Particulars(
            kind=given["kind"],
            number=given["number"],
            periods=self.periods.days,
            month=None if self.periods.days else given.get("month"),
            team=tuple(team),
            areas=given["areas"],
            focus=given["focus"],
            evidence=given.get("evidence", ""),
        )

    @property
    def key(self):
        return entry_key_of(self.cleaned_data.get("entry_key"))

    def note(self, noted: Noted) -> None:
        """Show what is to be known first; the same form sent again passes it over."""
        self.noted = noted
        self.data = self.data.copy()
        self.data["notes_seen"] = noted.seen

    def refuse(self, error: Refused | ValidationError) -> None:
        """Put what a rule says beside the field it is about, else at the top."""
        if isinstance(error, ValidationError):
            for field, messages in getattr(error, "error_dict", {None: [error]}).items():
                for message in messages:
                    self._place(field, " ".join(message.messages))
        else:
            self._place(error.field, error.message)

    def _place(self, field: str | None, message: str) -> None:
        if field in {"periods", "start", "end"}:
            self.periods.first.add_error("start", message)
        else:
            self.add_error(field if field in self.fields else None, message)


class PlanForm(VisitForm):
    @property
    def helper(self) -> GovukHelper:
        return GovukHelper(
            PeriodRows(),
            Fieldset("Inspectors", "lead", "second", "others"),
            "areas",
            "focus",
            Fieldset("In the programme", "kind", "number"),
            "entry_key",
            "notes_seen",
            Buttons("Plan it all the same" if self.noted else "Plan the visit"),
        )


def number_hint(programme: MonitoringProgramme, *, known: bool) -> str:
    """The next number is only ever suggested: visits that nobody recorded have numbers too."""
    if known:
        return NUMBER_RULE
    numbers = programme.visits.standing().exclude(number=None).values_list("number", flat=True)
    last = max(numbers, default=None)
    return f"The highest number here is {last}, so this may be {last + 1}. {NUMBER_RULE}" if last else NUMBER_RULE


def _initial(standing: Particulars) -> dict:
    team = list(standing.team)
    lead = next((one for one in team if one.part == LEAD), None)
    rest = [one for one in team if one is not lead]
    return {
        "kind": standing.kind,
        "number": standing.number,
        "month": standing.month,
        "lead": _box(lead),
        "second": _box(rest[0]) if rest else "",
        "others": "\n".join(_box(one) for one in rest[1:]),
        "areas": list(standing.areas),
        "focus": standing.focus,
        "evidence": standing.evidence,
    }


def _box(one: Inspector | None) -> str:
    if one is None:
        return ""
    return written(one.user) if one.user else one.name
