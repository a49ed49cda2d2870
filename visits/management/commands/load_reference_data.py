"""Adds the reference data that is missing; may be run as often as one likes."""

from django.core.management.base import BaseCommand

from visits.actions.reference import load_all


class Command(BaseCommand):
    help = "Adds missing authorities, frameworks, themes and holidays; changes nothing that is there."

    def handle(self, *args, **options):
        added = load_all()
        if not any(added.values()):
            self.stdout.write("Reference data: nothing to add.")
            return
        listed = ", ".join(f"{count} {what}" for what, count in added.items() if count)
        self.stdout.write(f"Reference data added: {listed}.")
