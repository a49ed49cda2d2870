"""What is asked before a visit is confirmed or cancelled."""

from django import forms

from ofsted_tracker.forms.layout import Buttons, GovukHelper
from ofsted_tracker.forms.text import WordsField


class ConfirmForm(forms.Form):
    """Nothing to enter: the page says what confirming does."""

    helper = GovukHelper(Buttons("Confirm and show the council"))


class CancelForm(forms.Form):
    reason = WordsField(
        label="Why the visit is cancelled",
        missing="Say why the visit is cancelled",
        rows=3,
        name="The reason",
        help_text="Do not name or describe a child.",
    )

    helper = GovukHelper("reason", Buttons("Cancel the visit", warning=True))
