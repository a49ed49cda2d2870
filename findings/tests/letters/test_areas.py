"""The areas a visit covered: one per item, else one per sentence that names what was reviewed."""

import pytest

from findings.letters.reading import read_letter

from .letters import AREA_SENTENCES, AREAS, LETTER

LEAD = "This visit focused on children in need. In particular, inspectors looked at the following areas:"
EVIDENCE = "A range of evidence was considered, including children's records and talks with staff."
ITEMS = [
    "the quality of multi-agency strategy meetings and whether the decision-making in them is recorded in good time",
    "supervision of social workers",
    "the front door",
]
wrapped = pytest.mark.parametrize("wrap", [None, 60, 75])


def read(*areas: str, wrap=None):
    return read_letter(LETTER.with_(areas=areas).data(wrap=wrap))


@wrapped
def test_sentences_that_name_what_was_reviewed_are_areas(wrap):
    letter = read(*AREAS, wrap=wrap)
    assert letter.areas == AREA_SENTENCES
    assert letter.evidence == AREAS[1]


def test_areas_and_evidence_may_share_a_paragraph():
    letter = read(" ".join(AREAS))
    assert letter.areas == AREA_SENTENCES
    assert letter.evidence == AREAS[1]


@wrapped
@pytest.mark.parametrize("mark", ["• ", "- ", "– ", "* ", "◼ ", "\uf06e ", "\uf0b7\t", "o  ", "  • "])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_bulleted_items_are_areas(mark, between, wrap):
    letter = read(LEAD, between.join(mark + item for item in ITEMS), EVIDENCE, wrap=wrap)
    assert letter.areas == ITEMS
    assert letter.evidence == EVIDENCE


@wrapped
@pytest.mark.parametrize("form", ["{}. {}", "{}) {}", "({}) {}"])
def test_numbered_items_are_areas(form, wrap):
    items = "\n".join(form.format(number, item) for number, item in enumerate(ITEMS, 1))
    assert read(LEAD, items, EVIDENCE, wrap=wrap).areas == ITEMS


@pytest.mark.parametrize("items", [ITEMS[1:], ["The front door", "Supervision of social workers"]])
def test_items_whose_bullets_were_lost_are_areas(items):
    assert read(LEAD, *items, EVIDENCE).areas == items


def test_the_punctuation_between_items_is_not_part_of_them():
    letter = read(LEAD, "• the front door;\n• supervision; and\n• strategy meetings.", EVIDENCE)
    assert letter.areas == ["the front door", "supervision", "strategy meetings."]


def test_a_list_of_evidence_is_no_list_of_areas():
    letter = read(AREAS[0], "A range of evidence was considered, including:", "• case records\n• supervision notes")
    assert letter.areas == AREA_SENTENCES
    assert letter.evidence == "A range of evidence was considered, including: case records supervision notes"
