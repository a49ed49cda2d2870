"""What page breaks, footers and page numbers do to paragraphs."""

import pytest

from findings.letters.reading import read_letter

from .letters import FINDINGS, LETTER, OVERVIEW, collapsed

BLANK = ["\n\n\n\n\n", "\f", "\n\f", "\n\n\f\n\n"]
FOOTER = LETTER.title
PRINTED = [
    "\n2\n",
    "\n\n2\n\n",
    "\n\n2\n\f",
    "\n\f2\n",
    "\nPage 2 of 4\n",
    "\n\n- 2 -\n\n",
    f"\n2\n\n\n{FOOTER}\n",
    f"\n\n{FOOTER}\n2\n\f",
]


@pytest.mark.parametrize("by", BLANK + PRINTED)
def test_a_paragraph_broken_by_a_page_is_joined(by):
    text = LETTER.text()
    text = text.replace("remains hard", f"remains{by}hard").replace("starting to use", f"starting to{by}use")
    letter = read_letter(text.encode())
    assert letter.sections[1].paragraphs == [collapsed(words) for words in OVERVIEW]
    assert letter.sections[2].paragraphs == [collapsed(words) for words in FINDINGS]
    assert len(letter.findings) == 4


@pytest.mark.parametrize("by", PRINTED)
def test_a_finding_with_furniture_inside_keeps_its_place_and_is_warned_of(by):
    letter = read_letter(LETTER.text().replace("starting to use", f"starting to{by}use").encode())
    last = letter.findings[-1]
    assert last.text == collapsed(letter.text[last.start : last.end])
    assert letter.warnings == [
        "A page number or footer stands inside paragraph 4 of “Findings and evaluation of progress”."
    ]


@pytest.mark.parametrize("by", BLANK + PRINTED)
def test_whole_paragraphs_on_two_pages_are_not_joined(by):
    letter = read_letter(LETTER.text().replace("\n\nThe audit", f"\n\n{by}\nThe audit").encode())
    assert letter.sections[2].paragraphs == [collapsed(words) for words in FINDINGS]
    assert letter.warnings == []


def test_a_hyphen_at_the_end_of_a_line_is_kept():
    text = LETTER.text().replace("Multi-agency", "Multi-\nagency").replace("13 and 14 June", "13-\nand 14 June")
    letter = read_letter(text.encode())
    assert "Multi-agency attendance" in letter.sections[2].paragraphs[2]
    assert "Multi- agency attendance" in letter.findings[2].text


def test_lines_that_are_whole_paragraphs_need_no_blank_lines_between():
    letter = read_letter(LETTER.data(gap="\n"))
    assert [section.paragraphs for section in letter.sections[1:]] == [list(OVERVIEW), list(FINDINGS)]
    assert letter.missing == []
