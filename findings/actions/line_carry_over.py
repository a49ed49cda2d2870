"""A line of a programme that has ended goes on in the authority's next one."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from findings import rights
from findings.actions.line import add_event
from findings.actions.matter import ANOTHER_NAME, refuse_same_title, tidy
from findings.models import LineEvent, LineOfEnquiry
from findings.progress.record import ProgrammeRecord
from ofsted_tracker.editing import keep
from ofsted_tracker.errors import Refused
from visits.models import MonitoringProgramme, Theme

Kind = LineEvent.Kind
GOES_ON = "The monitoring programme of this matter goes on, so it is followed there. Only an ended one is carried over."
NONE_OPEN = "This authority has no open monitoring programme. Start one first, then carry the matter over."


def carry_over(*, line: LineOfEnquiry, by, at: datetime, title: str = "", theme: Theme | None = None) -> LineOfEnquiry:
    """The matter begins in the open programme, at its inspection, as one that continues `line`; once a programme.

    Title and theme are those of `line` unless others are given.
    """
    into = open_programme(line)
    if into is None:
        raise Refused(NONE_OPEN if line.programme.ended_on else GOES_ON)
    if not rights.may_open_lines(by, into):
        raise PermissionDenied
    if line.programme.ended_on is None:
        raise Refused(GOES_ON)
    with transaction.atomic():
        MonitoringProgramme.objects.select_for_update(of=("self",)).get(pk=into.pk)
        _refuse_twice(line, into)
        _refuse_what_went_on_elsewhere(line, by)
        title, theme = tidy(title) or line.title, theme or line.theme
        refuse_same_title(ProgrammeRecord.load(into, by), title, theme, sentence=ANOTHER_NAME)
        carried = keep(LineOfEnquiry(programme=into, title=title, theme=theme, continues=line), by=by)
        add_event(carried, Kind.CARRIED_OVER, by=by, at=at, inspection=into.anchor, other_line=line)
    return carried


def open_programme(line: LineOfEnquiry) -> MonitoringProgramme | None:
    """The programme the authority is in now."""
    programmes = MonitoringProgramme.objects.open().select_related("authority", "anchor")
    return programmes.filter(authority=line.programme.authority_id).first()


def _refuse_twice(line: LineOfEnquiry, into: MonitoringProgramme) -> None:
    before = line.continued_by.filter(programme=into).first()
    if before:
        raise Refused(f"This matter has been carried over already, as “{before}”. Follow it there.")


def _refuse_what_went_on_elsewhere(line: LineOfEnquiry, by) -> None:
    life = ProgrammeRecord.load(line.programme, by).line(line.pk)
    merged = life.merged() if life else None
    if merged:
        raise Refused(f"This matter was merged into “{merged.other_line}”. Carry that one over.")
