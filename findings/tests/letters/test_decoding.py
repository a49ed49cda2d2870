"""Bytes become the text as read, or one sentence says why not."""

import pytest

from findings.letters.reading import CannotRead, read_letter
from findings.letters.reading.decoding import MOST_BYTES, text_as_read

from .letters import FINDINGS, LETTER, as_said, curly

PRINTED = curly(LETTER.text())


@pytest.mark.parametrize(
    "data",
    [
        PRINTED.encode(),
        PRINTED.encode("utf-8-sig"),
        PRINTED.encode("utf-16"),
        b"\xfe\xff" + PRINTED.encode("utf-16-be"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16 little-endian", "UTF-16 big-endian"],
)
def test_the_same_words_are_read_from_each_encoding(data):
    text, warnings = text_as_read(data)
    assert text == PRINTED
    assert warnings == []


def test_windows_1252_is_read_with_a_warning():
    letter = read_letter(PRINTED.encode("cp1252"))
    assert letter.text == PRINTED
    assert letter.inspectors == ["Rhys ap Owen", "Mary-Jane O’Neill"]
    assert len(letter.warnings) == 1
    assert "Windows-1252" in letter.warnings[0]


def test_only_line_ends_of_two_characters_are_changed():
    assert text_as_read(b"One\r\n\tTwo  \r\n\x0cThree\rFour\n")[0] == "One\n\tTwo  \n\x0cThree\rFour\n"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_letters_are_read_whatever_ends_their_lines(end):
    letter = read_letter(LETTER.text(wrap=72).replace("\n", end).encode())
    assert [as_said(finding.text) for finding in letter.findings] == list(FINDINGS)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf", "The file is empty."),
        (b" \r\n\t\n", "The file is empty."),
        (b"Dear Ms Roe\0", "NUL bytes"),
        ("Dear Ms Roe".encode("utf-16-le"), "NUL bytes"),
        ("Dear Ms Roe".encode("utf-32"), "NUL bytes"),
        (b"\xff\xfeD\x00e", "damaged"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF file; only letters in plain text"),
        (b"PK\x03\x04\x14\x00", "Word document or another zip file; only letters in plain text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word or Office document; only letters in plain text"),
        (b"{\\rtf1\\ansi", "rich text"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x1f\x8b\x08\x00", "compressed file"),
        (bytes(range(1, 9)) * 40, "binary file"),
        (b"caf\xe9 \x81\x8d", "neither UTF-8 nor Windows-1252"),
        (b"a" * (MOST_BYTES + 1), "larger than 20 MB"),
    ],
)
def test_what_is_not_plain_text_is_refused_in_one_sentence(data, says):
    with pytest.raises(CannotRead, match=says) as refusal:
        read_letter(data)
    assert "\n" not in str(refusal.value)


def test_an_entity_with_a_number_beyond_all_characters_is_kept_as_printed():
    words = f"Plans are clear &#{'9' * 5000}; and children are safe."
    letter = read_letter(LETTER.with_(headline=words, findings=(words,)).data())
    assert [finding.text for finding in letter.findings] == [words]
