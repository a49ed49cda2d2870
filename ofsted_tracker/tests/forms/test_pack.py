"""The crispy template pack: GOV.UK markup, one error summary, and aria that holds together."""

import re

import pytest
from django import forms
from django.template import Context, Template

from ofsted_tracker.forms.choices import CheckboxSelectMultiple, RadioSelect
from ofsted_tracker.forms.dates import DayField
from ofsted_tracker.forms.layout import Buttons, Fieldset, GovukHelper, Prose, Row, Submit
from ofsted_tracker.forms.text import WordsField

GROUPED = [
    ("Help and protection", [("asm", "Assessment"), ("cp", "Child protection")]),
    ("Leaders", [("wf", "Workforce")]),
]


class Everything(forms.Form):
    matter = forms.ChoiceField(
        label="Matter", choices=[("", ""), ("1", "Assessments")], error_messages={"required": "Choose the matter"}
    )
    name = forms.CharField(label="<b>Name</b>", help_text="As <i>printed</i>")
    email = forms.EmailField(label="Email", required=False)
    number = forms.IntegerField(label="Number", required=False)
    day = DayField(label="Day", missing="Enter the day")
    words = WordsField(label="Words", missing="Enter the words", count=True)
    progress = forms.ChoiceField(
        label="Progress",
        choices=[("early", "Early"), ("good", "Good")],
        widget=RadioSelect(option_hints={"early": "Too soon to see"}),
        error_messages={"required": "Choose the progress"},
    )
    areas = forms.MultipleChoiceField(label="Areas", choices=GROUPED, widget=CheckboxSelectMultiple, required=False)
    resolved = forms.BooleanField(label="Resolved", required=False)
    letter = forms.FileField(label="Letter", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    helper = GovukHelper(
        Fieldset("About it", "matter", "name", hint="As far as known"),
        Row("email", "number"),
        Prose("Never <name> a child."),
        *["day", "words", "progress", "areas", "resolved", "letter"],
        Buttons("Save", Submit("another", "Save and add another", secondary=True), cancel="/visits/"),
    )


def shown(form, source="{% crispy form %}") -> str:
    loads = "{% load crispy_forms_tags crispy_forms_filters govuk_forms %}"
    return Template(loads + source).render(Context({"form": form, "csrf_token": "token"}))


def tag_with(html: str, **attributes) -> str:
    """The opening tag that has these attributes."""
    for found in re.findall(r"<[a-z][^>]*>", html):
        if all(f'{name}="{value}"' in found for name, value in attributes.items()):
            return found
    raise AssertionError(f"no tag with {attributes} in {html}")


@pytest.fixture
def empty():
    return shown(Everything())


@pytest.fixture
def refused():
    return shown(Everything({"email": "nobody", "day_0": "31", "day_1": "2", "day_2": "2017"}))


@pytest.mark.parametrize(
    ("field", "css"),
    [
        ("id_matter", "govuk-select"),
        ("id_name", "govuk-input"),
        ("id_email", "govuk-input"),
        ("id_number", "govuk-input"),
        ("id_day_2", "govuk-input"),
        ("id_words", "govuk-textarea"),
        ("id_progress_0", "govuk-radios__input"),
        ("id_areas_0_0", "govuk-checkboxes__input"),
        ("id_resolved", "govuk-checkboxes__input"),
        ("id_letter", "govuk-file-upload"),
    ],
)
def test_every_kind_of_field_has_its_markup_and_a_label(empty, field, css):
    assert css in tag_with(empty, id=field)
    assert f'for="{field}"' in empty


def test_labels_and_hints_are_escaped(empty):
    assert "&lt;b&gt;Name&lt;/b&gt;" in empty
    assert "As &lt;i&gt;printed&lt;/i&gt;" in empty
    assert "Never &lt;name&gt; a child." in empty


def test_what_may_be_left_out_says_so(empty):
    said = re.sub(r"<[^>]+>", "", empty)
    assert "Number (optional)" in said
    assert "Matter (optional)" not in said
    assert "Resolved (optional)" not in said


def test_a_form_may_leave_optional_unsaid():
    form = Everything()
    form.mark_optional = False
    assert "(optional)" not in shown(form)


def test_a_choice_has_its_explanation_beside_it(empty):
    assert 'aria-describedby="id_progress_0_hint"' in tag_with(empty, id="id_progress_0")
    assert "Too soon to see" in empty
    assert "aria-describedby" not in tag_with(empty, id="id_progress_1")


def test_grouped_choices_stand_under_their_headings(empty):
    assert empty.index("Help and protection") < empty.index("Child protection") < empty.index("Leaders")
    assert empty.index("Leaders") < empty.index("Workforce")


def test_chosen_values_are_shown_as_chosen():
    html = shown(Everything(initial={"progress": "good", "areas": ["cp"], "resolved": True, "matter": "1"}))
    assert "checked" in tag_with(html, id="id_progress_1")
    assert "checked" not in tag_with(html, id="id_progress_0")
    assert "checked" in tag_with(html, id="id_areas_0_1")
    assert "checked" in tag_with(html, id="id_resolved")
    assert 'value="1" selected' in html


def test_a_hidden_field_a_token_and_the_buttons_are_there(empty):
    assert 'type="hidden"' in tag_with(empty, name="version")
    assert 'value="token"' in tag_with(empty, name="csrfmiddlewaretoken")
    assert "govuk-button--secondary" in tag_with(empty, name="another")
    assert '<a class="govuk-link govuk-link--no-visited-state" href="/visits/">Cancel</a>' in empty


@pytest.mark.parametrize("field", ["id_matter", "id_name", "id_email", "id_words"])
def test_a_wrong_field_is_red_and_tied_to_its_error(refused, field):
    control = tag_with(refused, id=field)
    assert "--error" in control
    assert 'aria-invalid="true"' in control
    assert f"{field}_error" in control
    assert f'id="{field}_error"' in refused


def test_a_wrong_group_is_tied_to_its_error(refused):
    assert '<fieldset class="govuk-fieldset" aria-describedby="id_progress_error">' in refused
    assert 'aria-describedby="id_day_error"' in refused


def test_what_was_typed_stays_in_the_boxes(refused):
    assert 'value="31"' in tag_with(refused, id="id_day_0")
    assert 'value="nobody"' in tag_with(refused, id="id_email")


def test_the_summary_links_each_problem_to_the_first_control_of_its_field():
    form = Everything({"day_0": "21", "day_1": "2", "day_2": ""})
    form.add_error(None, "These two do not go together")
    html = shown(form, "{% error_summary form %}")
    assert "<li>These two do not go together</li>" in html
    assert '<a href="#id_matter">Choose the matter</a>' in html
    assert '<a href="#id_day_2">Day must include a year</a>' in html
    assert '<a href="#id_progress_0">Choose the progress</a>' in html
    assert 'data-module="govuk-error-summary"' in html


def test_the_summary_links_to_the_first_of_grouped_choices():
    form = Everything({"areas": "nonsense"})
    html = shown(form, "{% error_summary form %}")
    assert '<a href="#id_areas_0_0">' in html


def test_a_field_that_only_says_required_is_put_into_words():
    html = shown(Everything({}), "{% error_summary form %}")
    assert "This field is required" not in html
    assert "Enter &lt;b&gt;name&lt;/b&gt;" in html


def test_there_is_no_summary_where_nothing_is_wrong_and_none_twice():
    assert shown(Everything(), "{% error_summary form %}").strip() == ""
    assert "govuk-error-summary" not in shown(Everything({}))


def test_a_form_outside_a_declared_page_may_bring_its_own_summary():
    form = Everything({})
    form.helper = GovukHelper(error_summary=True)
    assert shown(form).count('class="govuk-error-summary"') == 1


def test_a_cancel_link_may_differ_for_each_record():
    form = Everything()
    form.cancel_url = "/visits/MV-0042/"
    assert 'href="/visits/MV-0042/">Cancel' in shown(form)


def test_a_formset_is_shown_with_its_management_form_and_one_summary():
    class Period(forms.Form):
        start = DayField(label="First day", missing="Enter the first day")

    formset = forms.formset_factory(Period, extra=2)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-1-start_0": "40 2 2017"}
    )
    formset.forms[0].empty_permitted = False
    html = shown(formset, "{% error_summary form %}{{ form|crispy }}")
    assert "form-TOTAL_FORMS" in html
    assert '<a href="#id_form-1-start_2">' not in html
    assert '<a href="#id_form-1-start_0">First day must be a real date, for example 21 2 2017</a>' in html
    assert 'id="id_form-0-start_0"' in html


def test_a_formset_is_laid_out_by_its_helper():
    class Period(forms.Form):
        start = DayField(label="First day", missing="Enter the first day")

    formset = forms.formset_factory(Period, extra=2)()
    formset.helper = GovukHelper("start", Buttons("Save"))
    html = shown(formset, "{% crispy form form.helper %}")
    assert html.count("First day") == 2
    assert "form-TOTAL_FORMS" in html


def test_a_field_that_is_misspelt_in_a_layout_stops_at_once():
    form = Everything()
    form.helper = GovukHelper("nmae")
    with pytest.raises(Exception, match="nmae"):
        shown(form)
