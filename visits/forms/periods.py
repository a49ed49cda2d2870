"""The days of a visit: one period as a rule, room for more without any script."""

from crispy_forms.layout import LayoutObject
from django import forms
from django.template.loader import render_to_string

from ofsted_tracker.forms.dates import DayField
from ofsted_tracker.forms.layout import GovukHelper, Row
from ofsted_tracker.wording import day
from visits.actions.dates import Days

SPARE = 2
MOST = 8


class PeriodForm(forms.Form):
    mark_optional = False

    start = DayField(label="First day", required=False)
    end = DayField(label="Last day", required=False)

    helper = GovukHelper(Row("start", "end"))

    def clean(self):
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if "start" in self.errors or "end" in self.errors:
            return
        if end and not start:
            self.add_error("start", "Enter the first day, or delete the last day")
        elif start and end and end < start:
            self.add_error("end", f"The last day must be {day(start)} or later")


class BasePeriods(forms.BaseFormSet):
    """The periods with something in them; rows left empty are no periods."""

    default_error_messages = {
        "missing_management_form": "The dates did not arrive whole. Enter them again and save.",
        "too_many_forms": f"A visit can have at most {MOST} periods.",
    }

    def total_form_count(self) -> int:
        """There is always a first row to say something beside, whatever count a browser sends."""
        return max(super().total_form_count(), 1)

    @property
    def days(self) -> tuple[Days, ...]:
        filled = [form.cleaned_data for form in self.forms if form.cleaned_data.get("start")]
        return tuple(sorted((row["start"], row["end"] or row["start"]) for row in filled))

    @property
    def first(self) -> PeriodForm:
        return self.forms[0]

    @property
    def spare_is_open(self) -> bool:
        """Whether a further period is written in, or wrong: then it is not folded away."""
        return any(row.initial or row.errors or (row.is_bound and row.has_changed()) for row in self.forms[1:])


_Periods = forms.formset_factory(
    PeriodForm, formset=BasePeriods, extra=0, absolute_max=MOST, max_num=MOST, validate_max=True
)


def periods_formset(data, days: tuple[Days, ...] = ()) -> BasePeriods:
    """Rows for the days there are, and some to spare."""
    rows = [{"start": start, "end": end} for start, end in days]
    # Every row is read, also one that still says what it said: which rows are old is nothing a browser may decide.
    kwargs = {"empty_permitted": False, "use_required_attribute": False}
    formset = _Periods(data, prefix="periods", initial=rows, form_kwargs=kwargs)
    formset.extra = max(1 + SPARE - len(rows), 1)
    return formset


class PeriodRows(LayoutObject):
    """Where in a form its periods stand: the form keeps them as `periods`."""

    def __init__(self):
        self.fields = []

    def render(self, form, context, template_pack=None, **kwargs):
        return render_to_string("visits/_periods.html", {"periods": form.periods})
