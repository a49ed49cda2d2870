"""What is kept of a letter's file: the bytes with their hash, the text as read, its findings as passages."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.core.files.base import ContentFile
from simple_history.utils import bulk_create_with_history

from findings.letters.reading import Letter as ReadLetter
from findings.models import Letter, LetterSection, Passage
from ofsted_tracker.editing import keep

READ = "Read from its letter."
LONGEST_HEADING = LetterSection._meta.get_field("heading").max_length
LONGEST_NAME = Letter._meta.get_field("source_name").max_length


@contextmanager
def nothing_left_behind() -> Iterator[list]:
    """Stored files are taken away again if what they belong to is not recorded after all."""
    files: list = []
    try:
        yield files
    except BaseException:
        for file in files:
            file.storage.delete(file.name)
        raise


def keep_text(letter: Letter, read: ReadLetter, *, imported_by, at: datetime) -> None:
    signed = [part for part in (read.signatory.name, read.signatory.post) if part]
    letter.headline = letter.headline or read.headline or ""
    letter.addressee = letter.addressee or read.addressee.as_printed or ""
    letter.signatory = letter.signatory or ", ".join(signed)
    letter.text, letter.text_hash = read.text, read.fingerprint
    letter.number_as_printed = read.ordinal
    letter.imported_by, letter.imported_at = imported_by, at
    keep(letter, by=imported_by, reason=READ)
    after = letter.sections.count()
    LetterSection.objects.bulk_create(
        LetterSection(
            letter=letter,
            position=after + position,
            heading=section.heading[:LONGEST_HEADING],
            text="\n\n".join(section.paragraphs),
        )
        for position, section in enumerate(read.sections, start=1)
    )


def store(letter: Letter, data: bytes, name: str, files: list) -> None:
    """The file as it came, under a name of our own; what is stored is added to `files`."""
    letter.source_sha256 = hashlib.sha256(data).hexdigest()
    letter.source_name = _plain(name)[:LONGEST_NAME]
    letter.source_file.save(f"{letter.source_sha256}.txt", ContentFile(data), save=False)
    files.append(letter.source_file)


def keep_passages(letter: Letter, read: ReadLetter, *, by) -> int:
    """Every finding of the letter waits for a person to use it or drop it."""
    passages = [
        Passage(
            letter=letter,
            section=finding.section[:LONGEST_HEADING],
            paragraph=finding.paragraph,
            start=finding.start,
            end=finding.end,
        )
        for finding in read.findings
    ]
    bulk_create_with_history(passages, Passage, default_user=by, default_change_reason=READ)
    return len(passages)


def _plain(name: str) -> str:
    """A file's name that every database and browser can take."""
    known = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(character for character in known if character.isprintable()).strip() or "letter.txt"
