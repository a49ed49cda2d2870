"""Checks what `read_document` makes of the two real letters, in a folder given as the argument.

The letters are not part of the project; what is checked here are facts of theirs. The first is also read as other
programs would have saved it: other encodings, line ends and wrapped lines change nothing but the offsets.
"""

import json
import os
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
LETTER, COVER = "000_1b1979f7c38850ee.txt", "002_563f4968fcefb6ca.txt"
REFUSED = "This is a final report cover letter with a factual accuracy table; it cannot be read yet."
FACTS = {
    "kind": "monitoring_visit_letter",
    "letter_date": "2017-03-23",
    "fieldwork": [["2017-02-21", "2017-02-22"]],
    "ordinal": 2,
    "judged_inadequate": "2016-02",
    "inspectors": ["Jenny Turnross", "Pauline Higham"],
    "signatory": {"name": "Jenny Turnross", "post": "Her Majesty's Inspector"},
    "missing": [],
}


def read_document(path: Path) -> subprocess.CompletedProcess:
    nowhere = os.environ | {"DATABASE_URL": "sqlite:////nonexistent/none.sqlite3"}
    command = [sys.executable, "manage.py", "read_document", str(path)]
    return subprocess.run(command, cwd=PROJECT, env=nowhere, capture_output=True, text=True, timeout=120)


def collapsed(text: str) -> str:
    return " ".join(text.split())


def expect(what: str, found: object, wanted: object) -> None:
    if found != wanted:
        sys.exit(f"{what}: expected {wanted!r}, found {found!r}")


def check_letter(path: Path, text: str) -> list[str]:
    """The words of the findings, once everything else is as it should be."""
    done = read_document(path)
    expect(f"{path.name} exit", (done.returncode, done.stderr), (0, ""))
    letter = json.loads(done.stdout)
    for key, fact in FACTS.items():
        expect(f"{path.name} {key}", letter[key], fact)
    expect(f"{path.name} authority", letter["authority"]["ons_code"], "E08000027")
    expect(f"{path.name} addressee", (letter["addressee"]["name"], letter["addressee"]["post"]), ("Tony Oakman", None))
    expect(f"{path.name} headline", letter["headline"].count("."), 1)
    expect(f"{path.name} areas", len(letter["areas"]), 2)
    expect(f"{path.name} evidence", letter["evidence"].startswith("The visit considered"), True)
    expect(f"{path.name} sections", [len(part["paragraphs"]) for part in letter["sections"]], [2, 2, 12])
    expect(f"{path.name} joined", "beginning to reduce" in letter["sections"][1]["paragraphs"][1], True)
    expect(f"{path.name} findings", [finding["paragraph"] for finding in letter["findings"]], list(range(1, 13)))
    for finding in letter["findings"]:
        expect(f"{path.name} span", collapsed(text[finding["start"] : finding["end"]]), finding["text"])
    return [finding["text"].replace("- ", "-") for finding in letter["findings"]]


def main(seeds: Path) -> None:
    text = (seeds / LETTER).read_text(encoding="utf-8")
    wanted = check_letter(seeds / LETTER, text)
    wrapped = "\n".join(textwrap.fill(line, 78) if line else "" for line in text.split("\n"))
    with tempfile.TemporaryDirectory() as folder:
        saved = {
            "utf-16.txt": (text, text.encode("utf-16")),
            "crlf.txt": (text, text.replace("\n", "\r\n").encode("utf-8-sig")),
            "wrapped.txt": (wrapped, wrapped.encode()),
        }
        for name, (as_read, data) in saved.items():
            path = Path(folder) / name
            path.write_bytes(data)
            expect(f"{name} findings", check_letter(path, as_read), wanted)
    done = read_document(seeds / COVER)
    expect(COVER, (done.returncode, done.stdout, done.stderr), (2, "", REFUSED + "\n"))
    print("The two real letters are read, and refused, as they should be.")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
