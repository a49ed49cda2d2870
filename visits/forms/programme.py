"""The decision to start a monitoring programme."""

from django import forms

from ofsted_tracker.forms.choices import RadioSelect
from ofsted_tracker.forms.dates import DayField, MonthField
from ofsted_tracker.forms.layout import Buttons, GovukHelper
from ofsted_tracker.forms.text import WordsField
from ofsted_tracker.wording import day, periods
from visits.models import Inspection


class AnchorField(forms.ModelChoiceField):
    widget = RadioSelect

    def label_from_instance(self, inspection: Inspection) -> str:
        published = f", report {day(inspection.published_on)}" if inspection.published_on else ""
        return f"{periods(inspection.fieldwork) or 'Dates not known'}, {inspection.framework}{published}"


class ProgrammeForm(forms.Form):
    anchor = AnchorField(
        label="Inspection it goes back to",
        queryset=Inspection.objects.none(),
        empty_label=None,
        error_messages={
            "required": "Select the inspection the programme goes back to",
            "invalid_choice": "Select one of this authority's inspections",
        },
    )
    judged_in = MonthField(
        label="Judged inadequate in",
        missing="Enter the month of the judgement",
        help_text="The month letters will print, for example 2 2016.",
    )
    judged_on = WordsField(
        label="Judged inadequate on",
        required=False,
        max_length=150,
        name="What was judged inadequate",
        widget=forms.TextInput(),
        help_text="Only where it was not overall, for example: leaders.",
    )
    started_on = DayField(label="Decided on", missing="Enter the day the programme was decided")
    reason = WordsField(label="Why it starts", missing="Say why the programme starts", rows=3, name="The reason")

    helper = GovukHelper("anchor", "judged_in", "judged_on", "started_on", "reason", Buttons("Start the programme"))

    def __init__(self, data=None, *, inspections):
        super().__init__(data)
        self.fields["anchor"].queryset = inspections
