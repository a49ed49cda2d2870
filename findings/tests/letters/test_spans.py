"""The promise every reading keeps: the place of a finding in the text gives its words."""

import pytest

from findings.letters.reading import read_letter

from .letters import FINDINGS, LETTER, as_said, collapsed, curly

CHANGES = {
    "as typed": lambda text: text,
    "curly": curly,
    "indented": lambda text: text.replace("\n", "\n    "),
    "hard breaks": lambda text: text.replace("\n", "  \n"),
    "wide spaces": lambda text: text.replace(" a ", " \u00a0a\t "),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "form feeds": lambda text: text.replace("\n\nOverview", "\n\f2\nOverview"),
    "far apart": lambda text: text.replace("\n\n", "\n\n\n\n"),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("wrap", [None, 60, 80, 100, 140])
def test_the_span_of_a_finding_gives_its_words(wrap, change, encoding):
    letter = read_letter(CHANGES[change](LETTER.text(wrap=wrap)).encode(encoding))
    for finding in letter.findings:
        assert collapsed(letter.text[finding.start : finding.end]) == finding.text
    assert [as_said(finding.text) for finding in letter.findings] == [
        curly(words) if change == "curly" else words for words in FINDINGS
    ]


def test_the_fingerprint_is_of_the_words_alone():
    assert read_letter(LETTER.data()).fingerprint == read_letter(LETTER.data(gap="\n\n\n")).fingerprint
    assert read_letter(LETTER.data()).fingerprint != read_letter(LETTER.with_(headline="").data()).fingerprint
