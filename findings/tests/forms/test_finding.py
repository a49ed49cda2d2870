"""What the form of a finding tells the action."""

import pytest

from findings.forms.finding import EditForm, opened
from findings.tests.factories import FindingFactory

pytestmark = pytest.mark.django_db


def form_of(**fields):
    typed = {"version": "1", "kind": "strength", "text": " Plans are kept.\r\n\r\nThey are read. ", **fields}
    form = EditForm(typed, last=None)
    assert form.is_valid(), form.errors
    return form


@pytest.mark.parametrize(("chosen", "told"), [("", None), ("not_stated", ""), ("most", "most")])
def test_extent_is_read_from_the_words_unless_a_person_says_otherwise(chosen, told):
    assert form_of(extent=chosen).said["extent"] == told


def test_words_keep_their_paragraphs_and_lose_what_stands_around_them():
    assert form_of().said["text"] == "Plans are kept.\n\nThey are read."


def test_a_finding_opened_and_saved_unchanged_says_the_same():
    finding = FindingFactory(text="Most plans are kept.", extent="", stage_of_change="planned")

    said = EditForm({name: str(value) for name, value in opened(finding, resolved=False).items() if value}, last=None)

    assert said.is_valid()
    assert (said.said["extent"], said.said["stage_of_change"]) == ("", "planned")
