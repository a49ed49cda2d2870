"""What is asked before a letter is recorded as published or withheld, and before a visit is finished or reopened."""

from django import forms

from ofsted_tracker.forms.dates import DayField
from ofsted_tracker.forms.layout import Buttons, GovukHelper
from ofsted_tracker.forms.text import WordsField

NO_CHILD = "Do not name or describe a child."


class PublishForm(forms.Form):
    letter_date = DayField(label="Date on the letter", missing="Enter the date printed on the letter")
    published_on = DayField(label="Published on", missing="Enter the day the letter was published")
    reason = WordsField(label="Reason", required=False, rows=3, name="The reason", help_text=NO_CHILD)

    helper = GovukHelper("letter_date", "published_on", "reason", Buttons("Record as published", warning=True))

    def __init__(self, *args, needs_reason: bool, **kwargs):
        super().__init__(*args, **kwargs)
        _ask_reason(self, needs_reason, "Why this letter is published", "Say why this letter is published")


class WithholdForm(forms.Form):
    letter_date = DayField(label="Date on the letter", required=False)
    reason = WordsField(label="Reason", required=False, rows=3, name="The reason", help_text=NO_CHILD)

    helper = GovukHelper("letter_date", "reason", Buttons("Record as withheld", warning=True))

    def __init__(self, *args, needs_reason: bool, **kwargs):
        super().__init__(*args, **kwargs)
        _ask_reason(self, needs_reason, "Why this letter is withheld", "Say why this letter is withheld")


class DoneForm(forms.Form):
    """Nothing to enter: the page says what is missing and what being done means."""

    helper = GovukHelper(Buttons("Mark as done"))


class ReopenForm(forms.Form):
    reason = WordsField(
        label="Why the visit is opened again",
        missing="Say why the visit is opened again",
        rows=3,
        name="The reason",
        help_text=NO_CHILD,
    )

    helper = GovukHelper("reason", Buttons("Reopen the visit", warning=True))


def _ask_reason(form: forms.Form, needed: bool, label: str, missing: str) -> None:
    if needed:
        field = form.fields["reason"]
        field.required, field.label, field.error_messages["required"] = True, label, missing
