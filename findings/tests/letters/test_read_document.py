"""The command prints one JSON object, or one line saying why it cannot."""

import io
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command

from .letters import FINDINGS, LETTER

KEYS = (
    "kind authority letter_date fieldwork ordinal judged_inadequate inspectors addressee signatory headline areas"
    " evidence sections findings missing warnings"
)


def read(path):
    """What the command prints, what it complains of and how it ends."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("read_document", str(path), stdout=out, stderr=err)
    except SystemExit as ending:
        return out.getvalue(), err.getvalue(), ending.code
    return out.getvalue(), err.getvalue(), 0


@pytest.fixture
def letter_file(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_bytes(LETTER.data(wrap=80))
    return path


def test_a_letter_becomes_one_json_object(letter_file):
    printed, complaints, code = read(letter_file)
    letter = json.loads(printed)
    assert (complaints, code) == ("", 0)
    assert list(letter) == KEYS.split()
    assert letter["kind"] == "monitoring_visit_letter"
    assert letter["authority"] == {
        "name": "Wolverhampton",
        "ons_code": "E08000031",
        "as_printed": "City of Wolverhampton Council",
    }
    assert letter["letter_date"] == "2017-07-14"
    assert letter["fieldwork"] == [["2017-06-13", "2017-06-14"]]
    assert letter["judged_inadequate"] == "2016-02"
    assert letter["signatory"] == {"name": "Rhys ap Owen", "post": "Her Majesty's Inspector"}
    assert list(letter["findings"][0]) == ["text", "section", "paragraph", "start", "end", "suggested"]
    assert letter["findings"][1]["suggested"] == {
        "kind": "area_for_improvement",
        "theme": "CIN",
        "extent": "too_many",
        "stage": "not_consistent",
    }
    assert (letter["missing"], letter["warnings"]) == ([], [])


def test_what_is_not_there_is_null_or_empty(tmp_path):
    path = tmp_path / "cut.txt"
    path.write_text("This letter summarises the findings of the monitoring visit to Kent")
    letter = json.loads(read(path)[0])
    assert letter["authority"]["name"] == "Kent"
    assert letter["missing"] == KEYS.split()[2:-2]
    assert letter["addressee"] == {"name": None, "post": None, "as_printed": None}
    assert (letter["letter_date"], letter["fieldwork"], letter["evidence"]) == (None, [], None)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty.\n"),
        (b"%PDF-1.4", "This is a PDF file; only letters in plain text can be read for now.\n"),
        (b"A shopping list", "This is not a monitoring visit letter: "),
    ],
)
def test_anything_else_is_one_line_on_standard_error(tmp_path, content, says):
    path = tmp_path / "other"
    path.write_bytes(content)
    printed, complaints, code = read(path)
    assert (printed, code) == ("", 2)
    assert complaints.startswith(says)
    assert complaints.count("\n") == 1


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path, says in (
        (tmp_path / "none.txt", "There is no file"),
        (tmp_path, "is a folder"),
        ("a\0b", "There is no file"),
    ):
        printed, complaints, code = read(path)
        assert (printed, code) == ("", 2)
        assert says in complaints
        assert complaints.count("\n") == 1


def test_the_command_needs_no_database(letter_file, tmp_path):
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/nowhere/none.sqlite3"}
    done = subprocess.run(
        [sys.executable, "manage.py", "read_document", str(letter_file)],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(done.stdout)["findings"]) == len(FINDINGS)
