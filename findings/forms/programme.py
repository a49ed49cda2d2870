"""The decision to end a monitoring programme."""

from django import forms

from ofsted_tracker.forms.dates import DayField
from ofsted_tracker.forms.layout import Buttons, GovukHelper
from ofsted_tracker.forms.text import WordsField


class EndProgrammeForm(forms.Form):
    ended_on = DayField(label="Ended on", missing="Enter the day the programme ended")
    reason = WordsField(label="Why it ends", missing="Say why the programme ends", rows=3, name="The reason")

    helper = GovukHelper("ended_on", "reason", Buttons("End the programme", warning=True))
