"""What every step of a line asks: at which visit it happens, where several are open to the person, and why."""

from django import forms

from ofsted_tracker.forms.choices import RadioSelect
from ofsted_tracker.forms.layout import Buttons, GovukHelper
from ofsted_tracker.forms.text import WordsField
from visits.models import Visit
from visits.wording import when

NO_CHILD = "Do not name or describe a child."
CLOSED_MEANWHILE = (
    "No visit you record for is in fieldwork or writing up any more, so nothing was changed. Copy what you typed, "
    "and ask a senior HMI to reopen the visit."
)


class StepForm(forms.Form):
    """`visits` are those open to the person, in order; the last is offered first. With one there is nothing to ask.

    `first` is what the step itself asks, `button` the words that take it.
    """

    first: tuple = ()
    button = ""

    visit = forms.TypedChoiceField(
        label="At which visit",
        coerce=int,
        widget=RadioSelect(small=True),
        error_messages={"required": "Select a visit", "invalid_choice": "Select one of the visits shown"},
    )
    reason = WordsField(label="Why", required=False, rows=3, max_length=5_000, name="The reason", help_text=NO_CHILD)

    def __init__(self, *args, visits: list[Visit], cancel_url: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.visits = visits
        self.cancel_url = cancel_url
        if len(visits) > 1:
            self.fields["visit"].choices = [(one.pk, f"{one.title}, {when(one)} ({one.ref})") for one in visits]
            self.fields["visit"].initial = visits[-1].pk
        else:
            del self.fields["visit"]

    @property
    def helper(self) -> GovukHelper:
        visit = ["visit"] if "visit" in self.fields else []
        return GovukHelper(*self.first, *visit, "reason", Buttons(self.button))

    @property
    def only_visit(self) -> Visit | None:
        return self.visits[0] if len(self.visits) == 1 else None

    def clean(self):
        if not self.visits:
            raise forms.ValidationError(CLOSED_MEANWHILE)
        return super().clean()

    @property
    def chosen_visit(self) -> Visit:
        """Once the form is valid."""
        return self.only_visit or next(one for one in self.visits if one.pk == self.cleaned_data["visit"])

    @property
    def said(self) -> dict:
        """What the action is told, once the form is valid."""
        return {"visit": self.chosen_visit, "reason": self.cleaned_data["reason"]}
