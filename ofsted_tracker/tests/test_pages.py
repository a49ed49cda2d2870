from types import SimpleNamespace

import pytest
from django import forms

from ofsted_tracker.pages import Page, ShownPage

PRIVACY = Page("Privacy", url="privacy")
AUTHORITY = Page("{authority}", url="accessibility", parent=PRIVACY, section="authorities")
VISIT = Page("Findings of {visit.ref}", caption="{authority}", url="components", parent=AUTHORITY, section="visits")
CONTEXT = {"authority": "Dudley", "visit": SimpleNamespace(ref="MV-0042")}


class Named(forms.Form):
    name = forms.CharField()


def test_a_page_is_filled_in_from_the_context():
    page = ShownPage(VISIT, CONTEXT)
    assert (page.title, page.caption, page.section) == ("Findings of MV-0042", "Dudley", "visits")


def test_breadcrumbs_lead_from_the_outermost_page_to_the_parent():
    page = ShownPage(VISIT, CONTEXT)
    assert [(crumb.label, crumb.href) for crumb in page.breadcrumbs] == [
        ("Privacy", "/privacy/"),
        ("Dudley", "/accessibility/"),
    ]


def test_words_of_a_record_are_never_taken_for_names_of_the_context():
    page = ShownPage(AUTHORITY, {**CONTEXT, "authority": "{visit.ref}"})
    assert page.title == "{visit.ref}"


def test_a_name_missing_from_the_context_is_noticed_at_once():
    with pytest.raises(KeyError):
        ShownPage(VISIT, {"authority": "Dudley"})


def test_a_form_with_errors_is_noticed_wherever_it_is():
    formset = forms.formset_factory(Named)({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0"})
    assert not ShownPage(PRIVACY, {"form": Named()}).has_errors
    assert not ShownPage(PRIVACY, {"form": Named({"name": "Ines"}), "rows": formset}).has_errors
    assert ShownPage(PRIVACY, {"form": Named({})}).has_errors
    assert ShownPage(PRIVACY, {}, forms=[Named({})]).has_errors
