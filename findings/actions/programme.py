"""The end of a monitoring programme, and with it of its lines of enquiry."""

from datetime import date, datetime

from django.db import transaction

from findings.actions.line import close_all_of_ended_programme
from visits.actions import programme as programmes
from visits.models import MonitoringProgramme


def end(*, programme: MonitoringProgramme, ended_on: date, reason: str, by, at: datetime) -> int:
    """Ending a programme closes its open lines ("Programme ended."). Returns how many lines that closed."""
    with transaction.atomic():
        ended = programmes.end(programme=programme, ended_on=ended_on, reason=reason, by=by, at=at)
        return close_all_of_ended_programme(programme=ended, by=by, at=at)
