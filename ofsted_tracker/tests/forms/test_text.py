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


@pytest.mark.parametrize("code", [0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069])
def test_what_would_make_words_read_in_another_order_is_dropped(code):
    form = Finding({"words": f"Assess{chr(code)}ments are late{chr(code)}"})
    assert form.is_valid()
    assert form.cleaned_data["words"] == "Assessments are late"


def test_nothing_but_such_a_character_is_no_words():
    assert Finding({"words": "\u202e"}).errors["words"] == ["Enter what inspectors said"]


@pytest.mark.parametrize(
    "words",
    [
        "كلمات",
        "מילים",
        "می\u200cخواهم",  # a Persian word, with the joiner it is spelled with
        "(abc)\u200f",  # the mark that keeps a bracket on its side
        "👩\u200d👧",
        "naïve – “quoted”\u00a0words",
    ],
)
def test_words_of_any_language_are_kept_as_written(words):
    assert Finding({"words": words}).fields["words"].clean(words) == words


def test_fifty_thousand_characters_are_taken_and_one_more_is_refused():
    assert Finding({"words": "a" * 50_000}).is_valid()
    form = Finding({"words": "a" * 50_001})
    assert form.errors["words"] == ["The text must be 50,000 characters or fewer. It has 50,001: shorten it"]


def test_a_line_end_counts_as_one_character():
    assert Finding({"words": "\r\n".join(["a" * 24_999, "b" * 25_000])}).is_valid()


def test_letters_of_every_language_and_signs_are_text():
    assert Finding({"words": "Siân \u201cna\u00efve\u201d 家庭 👩‍👧"}).is_valid()
