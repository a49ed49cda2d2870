import pytest
from django import forms

from ofsted_tracker.forms.text import WordsField


class Finding(forms.Form):
    words = WordsField(label="What inspectors said", missing="Enter what inspectors said")


def test_paragraphs_are_kept_with_one_kind_of_line_end():
    form = Finding({"words": "  One.\r\n\r\nTwo.\tThree.\rFour.  "})
    assert form.is_valid()
    assert form.cleaned_data["words"] == "One.\n\nTwo.\tThree.\nFour."


def test_html_is_only_text():
    form = Finding({"words": "<script>alert(1)</script> & <b>bold</b>"})
    assert form.is_valid()
    assert form.cleaned_data["words"] == "<script>alert(1)</script> & <b>bold</b>"
    assert "<script>" not in str(form["words"])


@pytest.mark.parametrize("typed", ["", "   ", "\r\n \t"])
def test_no_words_are_answered_with_the_sentence_of_the_field(typed):
    assert Finding({"words": typed}).errors["words"] == ["Enter what inspectors said"]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ud800"])
def test_characters_that_cannot_be_shown_are_refused(character):
    form = Finding({"words": f"Assess{character}ments"})
    assert form.errors["words"] == [
        "The text holds a character that cannot be shown. Delete it, or paste it as plain text"
    ]


def test_fifty_thousand_characters_are_taken_and_one_more_is_refused():
    assert Finding({"words": "a" * 50_000}).is_valid()
    form = Finding({"words": "a" * 50_001})
    assert form.errors["words"] == ["The text must be 50,000 characters or fewer. It has 50,001: shorten it"]


def test_a_line_end_counts_as_one_character():
    assert Finding({"words": "\r\n".join(["a" * 24_999, "b" * 25_000])}).is_valid()


def test_letters_of_every_language_and_signs_are_text():
    assert Finding({"words": "Siân \u201cna\u00efve\u201d 家庭 👩‍👧"}).is_valid()
