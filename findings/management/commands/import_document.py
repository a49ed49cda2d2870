"""Records a monitoring visit letter as a visit, its findings waiting for a person to use or drop."""

import sys
from pathlib import Path
from typing import NoReturn

from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils import timezone

from accounts.models import User
from accounts.roles import May
from findings.actions.document_import import Imported, import_letter
from findings.letters.reading import CannotRead
from ofsted_tracker.errors import Refused

from .read_document import bytes_of


class Command(BaseCommand):
    help = "Record a monitoring visit letter (plain text) as a visit; exit 2 with one line if it cannot be recorded."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="a monitoring visit letter in plain text")
        parser.add_argument("--by", metavar="EMAIL", required=True, help="the inspector who imports it")

    def handle(self, *args, **options):
        try:
            by = self.inspector(options["by"])
            data = bytes_of(options["file"])
            imported = import_letter(data=data, name=Path(options["file"]).name, by=by, at=timezone.now())
        except (CannotRead, Refused, OSError) as refusal:
            self.refuse(str(refusal))
        except DatabaseError as error:
            self.refuse(f"The database cannot be used ({error}). If it is new, run “manage.py migrate” first.")
        self.stdout.write(in_words(imported))
        for note in imported.notes:
            self.stdout.write(f"Note: {note}")

    def refuse(self, why: str) -> NoReturn:
        self.stderr.write(" ".join(why.split()), self.style.ERROR)
        sys.exit(2)

    def inspector(self, email: str) -> User:
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise Refused(f"Nobody here has the email address {email}. Give that of an inspector after --by.")
        if not user.may(May.IMPORT_LETTER):
            raise Refused(f"{email} may not import letters. Give the email address of an inspector after --by.")
        return user


def in_words(imported: Imported) -> str:
    visit = imported.visit
    if imported.already:
        return f"This letter is already recorded as {visit.ref} ({visit}). Nothing was changed."
    wait = "1 passage waits" if imported.waiting == 1 else f"{imported.waiting} passages wait"
    return f"Recorded as {visit.ref} ({visit}). {wait} on its findings page to be used or dropped."
