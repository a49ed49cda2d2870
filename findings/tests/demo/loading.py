"""The demonstration, loaded as on a fixed day."""

from datetime import date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import time_machine
from django.core.management import call_command
from django.test import override_settings

TODAY = date(2026, 11, 22)


def load(on: date = TODAY, **options) -> str:
    """What the command says."""
    said = StringIO()
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=ZoneInfo("Europe/London"))
    with override_settings(DEMO_DATA=True), time_machine.travel(noon, tick=False):
        call_command("load_demo_data", stdout=said, **options)
    return said.getvalue()
