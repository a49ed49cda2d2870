"""Sample data for the gallery of components. Invented, and about no council."""

from datetime import UTC, date, datetime

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator

from ofsted_tracker.charts import Column, Mark, WordChart
from ofsted_tracker.forms.choices import CheckboxSelectMultiple, RadioSelect
from ofsted_tracker.forms.dates import DayField, MonthField
from ofsted_tracker.forms.layout import Buttons, Fieldset, GovukHelper, Prose, Row, Submit
from ofsted_tracker.forms.text import WordsField
from ofsted_tracker.history import Change, FieldChange

PROGRESS = [
    ("declined", "Declined"),
    ("limited", "Limited"),
    ("steady", "Steady"),
    ("sustained", "Sustained"),
]
PROGRESS_HINTS = {
    "declined": "Weaker than at the last look.",
    "limited": "Things were done; practice has hardly changed, or too slowly.",
    "steady": "Better for many children, at the right pace.",
    "sustained": "Good, and has lasted since an earlier visit.",
}
AREAS = [
    ("Help and protection", [("asm", "Assessment"), ("cp", "Child protection")]),
    ("Leaders", [("ldr", "Leadership"), ("wf", "Workforce")]),
]
EXTENT = [("", "not stated"), ("small_number", "A small number"), ("many", "Many"), ("most", "Most")]
STAGE = [("", "not stated"), ("starting", "Starting"), ("not_consistent", "Not consistent")]
CHIPS = [
    {
        "field": "extent",
        "phrases": [["a small number", "small_number"], ["many", "many"], ["most", "most"]],
    },
    {
        "field": "stage_of_change",
        "phrases": [
            ["not yet consistent", "not_consistent"],
            ["inconsistent", "not_consistent"],
            ["beginning to", "starting"],
        ],
    },
]


class SampleForm(forms.Form):
    line = forms.ChoiceField(
        label="Matter",
        choices=[
            ("", ""),
            ("1", "Quality of assessments"),
            ("2", "Supervision of social workers"),
            ("3", "Return home interviews"),
        ],
        widget=forms.Select(attrs={"data-typeahead": ""}),
        help_text="Type part of an open line",
        error_messages={"required": "Choose the matter"},
    )
    name = forms.CharField(label="Name", error_messages={"required": "Enter a name"})
    email = forms.EmailField(label="Email address", required=False)
    number = forms.IntegerField(
        label="Number of the visit",
        required=False,
        min_value=1,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
    first_day = DayField(
        label="First day", missing="Enter the first day", help_text="For example, 21 2 2017 or 21 Feb 2017"
    )
    judged_in = MonthField(label="Judged inadequate", required=False, help_text="For example, 2 2016")
    words = WordsField(
        label="What inspectors said",
        missing="Enter what inspectors said",
        widget=forms.Textarea(attrs={"rows": 4, "data-chips": "chip-words"}),
    )
    extent = forms.ChoiceField(label="Extent", choices=EXTENT, required=False)
    stage_of_change = forms.ChoiceField(label="Stage of change", choices=STAGE, required=False)
    rationale = WordsField(
        label="Rationale", missing="Enter a rationale", required=False, max_length=300, rows=3, count=True
    )
    progress = forms.ChoiceField(
        label="Evaluation of progress",
        choices=PROGRESS,
        widget=RadioSelect(option_hints=PROGRESS_HINTS),
        error_messages={"required": "Choose an evaluation of progress"},
    )
    areas = forms.MultipleChoiceField(
        label="Areas covered",
        choices=AREAS,
        widget=CheckboxSelectMultiple(small=True),
        error_messages={"required": "Choose at least one area"},
    )
    resolved = forms.BooleanField(label="Resolved at this visit", required=False, help_text="The line is then closed")
    document = forms.FileField(label="Letter", required=False)

    helper = GovukHelper(
        "line",
        Fieldset(
            "About the visit",
            "name",
            Row("email", "number"),
            "first_day",
            "judged_in",
            hint="As far as it is known",
        ),
        Prose("Write about practice and its effect. Never name a child."),
        "words",
        Row("extent", "stage_of_change"),
        "rationale",
        "progress",
        "areas",
        "resolved",
        "document",
        Buttons("Save", Submit("add_another", "Save and add another", secondary=True), cancel="/components/"),
    )


class SampleFilter(forms.Form):
    authority = forms.CharField(label="Authority", required=False)
    stage = forms.ChoiceField(
        label="Stage", required=False, choices=[("", "Any"), ("planned", "Planned"), ("done", "Done")]
    )
    mark_optional = False


def samples(request) -> dict:
    """Everything the gallery template shows."""
    if "message" in request.GET:
        messages.success(request, "Finding removed.", extra_tags="undo:/components/")
        messages.warning(request, "An earlier visit was added after this one.")
    return {
        "chart": _chart(),
        "chart_signs": ["dot", "square", "diamond", "up", "down", "star"],
        "filter_form": SampleFilter(request.GET or None),
        "chip_words": CHIPS,
        "history": _history(),
        "page_obj": Paginator(range(200), 10).get_page(request.GET.get("page", 5)),
        "today": date(2017, 12, 22),
        "day": date(2017, 2, 21),
        "moment": datetime(2017, 2, 21, 14, 5, tzinfo=UTC),
        "span": (date(2017, 2, 28), date(2017, 3, 1)),
        "spans": [(date(2017, 2, 21), date(2017, 2, 22)), (date(2017, 2, 27), date(2017, 3, 1))],
        "kinds": [
            ("strength", "Strength"),
            ("improvement", "Progress made"),
            ("area_for_improvement", "Area for improvement"),
            ("serious_weakness", "Serious weakness"),
        ],
        "directions": [
            ("first_look", "First look"),
            ("better", "Better"),
            ("same", "Same"),
            ("worse", "Worse"),
            ("could_not_tell", "Looked, could not tell"),
        ],
        "grades": ["Outstanding", "Good", "Requires improvement to be good", "Inadequate", "Not judged"],
        "progress": PROGRESS,
        "statuses": [
            ("not_started", "Not started"),
            ("on_track", "On track"),
            ("at_risk", "At risk"),
            ("complete", "Complete"),
        ],
        "stages": [
            ("planned", "Planned"),
            ("confirmed", "Confirmed"),
            ("fieldwork", "Fieldwork"),
            ("writing_up", "Writing up"),
            ("done", "Done"),
            ("cancelled", "Cancelled"),
        ],
    }


def _chart() -> WordChart:
    return WordChart(
        title="Evaluation of progress, front door",
        description="Visit 1: declined. Visit 2: limited. Visit 3: not looked at. Visit 4: steady.",
        words=tuple(words for _, words in reversed(PROGRESS)),
        columns=(
            Column("1", ("Feb", "2017")),
            Column("2", ("Jun",)),
            Column("3", ("Oct",)),
            Column("4", ("Jan", "2018")),
        ),
        marks=(
            Mark(0, "Declined", "down", "Declined, visit 1", href="?visit=1", tone="declined"),
            Mark(1, "Limited", "diamond", "Limited, visit 2", href="?visit=2", joined=True, tone="limited"),
            Mark(2, "Not looked at", "dash", "", tone="silent"),
            Mark(3, "Steady", "dot", "Steady, visit 4", href="?visit=4", tone="steady"),
        ),
        silences=("Not looked at",),
        along="Visit",
    )


def _history() -> list[Change]:
    return [
        Change(
            datetime(2017, 3, 2, 9, 30, tzinfo=UTC),
            "Ines Pector",
            "Changed",
            "The second day was left out",
            [FieldChange("Direction", "Same", "Better"), FieldChange("Lead", "none", "Ines Pector")],
        ),
        Change(
            datetime(2017, 2, 22, 17, 0, tzinfo=UTC),
            "Ines Pector",
            "Stage changed",
            "",
            [FieldChange("Stage", "Fieldwork", "Writing up")],
        ),
        Change(datetime(2017, 2, 21, 10, 0, tzinfo=UTC), "Ines Pector", "Added"),
    ]
