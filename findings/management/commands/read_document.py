"""Reads a letter's file and prints what it says. Needs no database."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from findings.letters.reading import CannotRead, read_letter
from findings.letters.reading.decoding import MOST_BYTES


class Command(BaseCommand):
    help = "Print a monitoring visit letter (plain text) as one JSON object; exit 2 with one line for anything else."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="a monitoring visit letter in plain text")

    def handle(self, *args, **options):
        try:
            letter = read_letter(bytes_of(options["file"]))
        except CannotRead as refusal:
            self.stderr.write(" ".join(str(refusal).split()), self.style.ERROR)
            sys.exit(2)
        self.stdout.write(json.dumps(letter.as_dict(), indent=2))


def bytes_of(name: str) -> bytes:
    """The bytes of a file; no more are read than a letter may have."""
    path = Path(name)
    try:
        if path.is_dir():
            raise CannotRead(f"{name} is a folder; give the file of one letter.")
        if not path.exists():
            raise CannotRead(f"There is no file {name}.")
        if not path.is_file():
            raise CannotRead(f"{name} is not an ordinary file.")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise CannotRead(f"{name} cannot be opened: {getattr(error, 'strerror', None) or error}.") from error
