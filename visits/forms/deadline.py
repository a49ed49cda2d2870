"""Setting another day for a step of a visit's letter."""

from django import forms

from ofsted_tracker.forms.dates import DayField
from ofsted_tracker.forms.layout import Buttons, GovukHelper
from ofsted_tracker.forms.text import WordsField


class DeadlineForm(forms.Form):
    due = DayField(label="New due day", missing="Enter the day it is due")
    reason = WordsField(
        label="Why another day is set",
        missing="Say why another day is set",
        rows=3,
        name="The reason",
        help_text="Do not name or describe a child.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    helper = GovukHelper("due", "reason", "version", Buttons("Set this day"))
