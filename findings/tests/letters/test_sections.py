"""Headings, sections, findings, headline and closing."""

import pytest

from findings.letters.reading import read_letter

from .letters import CLOSING, FINDINGS, HEADLINE, LETTER, OVERVIEW, as_said

wrapped = pytest.mark.parametrize("wrap", [None, 70])


def shape(letter):
    return [(section.heading, len(section.paragraphs)) for section in letter.sections]


@wrapped
def test_a_letter_is_read_in_its_sections(wrap):
    letter = read_letter(LETTER.data(wrap=wrap))
    assert shape(letter) == [
        ("Areas covered by the visit", 2),
        ("Overview", 2),
        ("Findings and evaluation of progress", 4),
    ]
    assert letter.headline == HEADLINE
    assert letter.missing == []
    assert letter.warnings == []


@wrapped
def test_the_closing_paragraph_is_no_finding(wrap):
    letter = read_letter(LETTER.data(wrap=wrap))
    assert [finding.paragraph for finding in letter.findings] == [1, 2, 3, 4]
    assert not any(CLOSING[:30] in paragraph for section in letter.sections for paragraph in section.paragraphs)


@pytest.mark.parametrize(
    ("areas", "overview", "findings"),
    [
        ("AREAS COVERED BY THE VISIT", "OVERVIEW", "FINDINGS AND EVALUATION OF PROGRESS"),
        ("**Areas covered by the visit**", "## Overview", "### **Findings and evaluation of progress**"),
        ("1. Areas covered by the visit", "2. Overview", "3. Findings and evaluation of progress"),
        ("Areas covered by this visit:", "Headline findings:", "Main findings:"),
        ("Areas covered by the monitoring visit", "Headline findings", "Findings and evaluation of progress1"),
    ],
)
def test_headings_are_known_however_they_are_printed(areas, overview, findings):
    letter = read_letter(LETTER.with_(areas_heading=areas, overview_heading=overview, findings_heading=findings).data())
    assert len(letter.areas) == 2
    assert [as_said(finding.text) for finding in letter.findings] == list(FINDINGS)
    assert letter.sections[1].heading == overview.strip("#:2. ")


@wrapped
def test_an_unknown_heading_is_kept_with_its_text(wrap):
    letter = read_letter(LETTER.with_(overview=(*OVERVIEW, "What schools say", "They feel heard.")).data(wrap=wrap))
    assert shape(letter)[1:3] == [("Overview", 2), ("What schools say", 1)]
    assert len(letter.findings) == 4


@wrapped
@pytest.mark.parametrize("heading", ["Next steps", "Looking ahead", "What needs to improve in this area of practice?"])
def test_a_section_after_the_findings_holds_none(heading, wrap):
    letter = read_letter(LETTER.with_(findings=(*FINDINGS, heading, "There will be another visit.")).data(wrap=wrap))
    assert shape(letter)[-1] == (heading, 1)
    assert len(letter.findings) == 4


@wrapped
def test_findings_go_on_under_a_sub_heading_that_names_a_theme(wrap):
    findings = (*FINDINGS[:2], "Strategy meetings and child protection", *FINDINGS[2:])
    letter = read_letter(LETTER.with_(findings=findings).data(wrap=wrap))
    assert [(finding.section[:8], finding.paragraph) for finding in letter.findings] == [
        ("Findings", 1),
        ("Findings", 2),
        ("Strategy", 1),
        ("Strategy", 2),
    ]


@pytest.mark.parametrize("mark", ["• ", "{}. ", "{}) "])
def test_bullets_and_numbers_are_no_part_of_a_finding(mark):
    findings = tuple(mark.format(number) + words for number, words in enumerate(FINDINGS, 7))
    letter = read_letter(LETTER.with_(findings=findings).data(wrap=70))
    assert [as_said(finding.text) for finding in letter.findings] == list(FINDINGS)


def test_the_headline_is_one_sentence_and_not_the_way_of_working():
    longer = LETTER.with_(headline=HEADLINE + " There is more to do.")
    assert read_letter(longer.data()).headline is None
    remote = LETTER.with_(headline="The visit was held remotely because of COVID-19.")
    assert read_letter(remote.data()).headline is None
    both = LETTER.with_(headline="The visit was held remotely because of COVID-19.\n\n" + HEADLINE)
    letter = read_letter(both.data())
    assert letter.headline == HEADLINE
    assert letter.warnings == ["1 paragraph(s) before the first heading are in none of the parts read."]


def test_a_text_that_stops_anywhere_says_what_is_missing():
    text = LETTER.text()
    begin = text.index(LETTER.headline)
    for end in range(begin, len(text), 11):
        letter = read_letter(text[:end].encode())
        assert letter.ordinal == 3
        assert ("signatory" in letter.missing) == (letter.signatory.name is None)
        assert all(as_said(finding.text) in FINDINGS for finding in letter.findings[:-1])
    letter = read_letter(text[: text.index("Findings and")].encode())
    assert letter.missing == ["signatory", "findings"]
