"""The forms of a visit that has been, and of changing any visit."""

from django import forms

from ofsted_tracker.forms.choices import RadioSelect
from ofsted_tracker.forms.dates import MonthField
from ofsted_tracker.forms.layout import Buttons, Fieldset, GovukHelper
from ofsted_tracker.forms.text import WordsField
from visits.actions.particulars import Particulars
from visits.models import Visit

from .periods import PeriodRows
from .visit import NOT_ABOUT_A_CHILD, VisitForm


class PastVisitForm(VisitForm):
    """Names that letters print are kept as printed, whether or not their bearers use the tracker."""

    keeps_unknown_names = True

    record = forms.ChoiceField(
        label="What will be on record",
        choices=[
            (Visit.Record.FULL, "What inspectors found, or its letter"),
            (Visit.Record.OUTLINE, "Only that the visit happened"),
        ],
        initial=Visit.Record.FULL,
        widget=RadioSelect(
            option_hints={
                Visit.Record.FULL: "Its days are needed. It starts in writing up, for its team to record findings.",
                Visit.Record.OUTLINE: "A month, its days or its number is enough. Findings can be added later.",
            }
        ),
        error_messages={"required": "Select what will be on record"},
    )
    month = MonthField(
        label="Month of the visit", required=False, help_text="Only if you do not know the days, for example 2 2017."
    )
    evidence = WordsField(
        label="Evidence used",
        required=False,
        rows=3,
        name="The evidence used",
        help_text=f"As the letter says it: case files, talking with staff and so on. {NOT_ABOUT_A_CHILD}",
    )

    programme = forms.CharField(required=False, widget=forms.HiddenInput)

    helper = GovukHelper(
        "record",
        PeriodRows(),
        "month",
        Fieldset("In the programme", "kind", "number"),
        Fieldset("Inspectors", "lead", "second", "others", hint="As the letter prints them."),
        "areas",
        "focus",
        "evidence",
        "entry_key",
        "programme",
        Buttons("Record the visit"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].required = False


class ChangeForm(PastVisitForm):
    """What is known of a visit, with the version it was opened at. What does not fit its stage is left out.

    The page ends it with the button that names the next page.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, visit: Visit, standing: Particulars, **kwargs):
        self.visit = visit
        kwargs["initial"] = {"version": visit.version, "record": visit.record}
        super().__init__(data, programme=visit.programme, standing=standing, **kwargs)
        planned = visit.stage in {Visit.Stage.PLANNED, Visit.Stage.CONFIRMED}
        del self.fields["entry_key"], self.fields["programme"]
        if not visit.is_outline:
            del self.fields["record"], self.fields["month"]
        self._keep_unknown_names(not planned)
        self.fields["lead"].required = planned

    @property
    def helper(self) -> GovukHelper:
        order = ["record", PeriodRows(), "month", "lead", "second", "others", "areas", "focus"]
        shown = [part for part in order if not isinstance(part, str) or part in self.fields]
        return GovukHelper(*shown, "evidence", "kind", "number", "version", "notes_seen")

    @property
    def save_label(self) -> str:
        """Only where it is not the usual one."""
        return "Save it all the same" if self.noted else ""
