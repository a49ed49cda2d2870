"""A document is what its title and first sentence say it is."""

import pytest

from findings.letters.reading import CannotRead, read_letter

from .letters import LETTER

JOINT_2017 = """6 April 2017

Dear Ms Roe

Joint inspection of the response to children living with violence in Ambridge

Between 6 and 10 March 2017, three inspectorates undertook a joint inspection of how agencies in Ambridge respond.
A monitoring visit had taken place earlier.

Headline findings

Agencies meet every week.

Yours sincerely
"""
JOINT_2022 = """Dear colleagues

Joint targeted area inspection of Ambridge

This letter summarises the findings of the joint targeted area inspection (JTAI) of Ambridge, which followed a
monitoring visit.

Headline findings

Agencies meet every week.
"""
FOCUSED = """Dear Ms Roe

Focused visit to Ambridge children's services

This letter summarises the findings of a focused visit to Ambridge on 6 October 2020. It did not replace a monitoring
visit.

Overview

Practice is sound.
"""
REPORT = """Ambridge Council

Inspection of local authority children's services

Inspection dates: 1 to 12 July 2019

Lead inspector: Jo Roe

There were six monitoring visits after the last inspection.
"""
COVER = """24 May 2018

Dear Jo Roe

Final report: LA Monitoring visit of Ambridge

I attach the final report.

Yours sincerely

Sam Poe
"""
TABLE = """Ambridge Monitoring Visit - Ofsted's response to your factual accuracy comments

Paragraph / section in the report\tLA comments\tOfsted action
"""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (JOINT_2017, "joint targeted area inspection"),
        (JOINT_2022, "joint targeted area inspection"),
        (FOCUSED, "This is a focused visit letter; it cannot be read yet."),
        (REPORT, "This is an inspection report"),
        (COVER, "This is a final report cover letter; it cannot be read yet."),
        (TABLE, "This is a factual accuracy table; it cannot be read yet."),
        (COVER + TABLE, "This is a final report cover letter with a factual accuracy table; it cannot be read yet."),
        ("<!DOCTYPE html>\n<html><body>" + LETTER.text(), "This is a web page"),
        ("\n<HTML>\n" + LETTER.text(), "This is a web page"),
        (
            "Dear Ms Roe\n\nThank you for the letter about the monitoring visit.",
            "This is not a monitoring visit letter",
        ),
        (
            "Agenda\n\nMonitoring visit of Ambridge children's services\n\nNoted.",
            "This is not a monitoring visit letter",
        ),
        ("A shopping list", "This is not a monitoring visit letter"),
    ],
)
def test_another_kind_of_document_is_refused_in_its_own_words(text, says):
    with pytest.raises(CannotRead) as refusal:
        read_letter(text.encode())
    assert says in str(refusal.value)


def test_a_monitoring_letter_may_speak_of_other_inspections():
    letter = LETTER.with_(
        numbered=LETTER.numbered
        + " It followed a focused visit in May 2017 and a joint targeted area inspection (JTAI)."
    )
    assert read_letter(letter.data()).ordinal == 3


def test_comments_before_a_letter_do_not_make_it_a_web_page():
    assert read_letter(b"<!-- saved -->" * 60 + b"\n\n" + LETTER.data()).ordinal == 3


@pytest.mark.parametrize("start", ["This letter summarises", "This was the third", "Monitoring visit of"])
def test_either_the_title_or_a_first_sentence_is_enough(start):
    text = LETTER.text()
    assert len(read_letter(text[text.index(start) :].encode()).findings) == 4
