"""Loads the demonstration data that is missing; may be run as often as one likes. Never in production."""

from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from findings.demo.accounts import described
from findings.demo.load import load
from ofsted_tracker.errors import Refused


class Command(BaseCommand):
    help = "Adds the demonstration data that is missing and prints its accounts; changes nothing that is there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--today",
            type=date.fromisoformat,
            default=None,
            metavar="YYYY-MM-DD",
            help="The day the invented councils are set on; today if left out.",
        )

    def handle(self, *args, **options):
        if not (settings.DEMO_DATA or settings.DEBUG):
            raise CommandError("Demonstration data is only for trying the tracker: it is not loaded in production.")
        try:
            added = load(options["today"] or timezone.localdate())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        listed = f"Demonstration data added: {', '.join(added)}." if added else "Demonstration data: nothing to add."
        self.stdout.write(listed)
        self.stdout.write("\n".join(described()))
