"""Lines of enquiry: begun, closed and reopened. Events are added, never changed."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import Truncator

from findings import rights
from findings.models import LineEvent, LineOfEnquiry
from findings.progress.record import ProgrammeRecord
from ofsted_tracker.editing import keep
from ofsted_tracker.errors import Refused
from ofsted_tracker.wording import day
from visits.models import MonitoringProgramme, Recommendation, Theme, Visit

LONGEST_TITLE = 200
PROGRAMME_ENDED = "Programme ended."


def open_from_recommendation(
    *, recommendation: Recommendation, programme: MonitoringProgramme, by, at: datetime, theme: Theme | None = None
) -> LineOfEnquiry:
    """A recommendation becomes a line, opened at the inspection; asked twice, it is one line."""
    if not rights.may_open_lines(by, programme):
        raise PermissionDenied
    if not programme.is_open:
        raise Refused("This monitoring programme has ended, so no line can be opened in it.")
    with transaction.atomic():
        MonitoringProgramme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        opened = LineOfEnquiry.objects.filter(recommendation=recommendation).first()
        if opened:
            return opened
        theme = theme or recommendation.theme
        if theme is None:
            raise Refused("Choose the theme this recommendation is about.", field="theme")
        line = keep(
            LineOfEnquiry(
                programme=programme,
                title=Truncator(" ".join(recommendation.text.split())).chars(LONGEST_TITLE),
                theme=theme,
                recommendation=recommendation,
            ),
            by=by,
        )
        add_event(line, LineEvent.Kind.OPENED, by=by, at=at, inspection=recommendation.inspection)
    return line


def open_at_visit(
    *,
    visit: Visit,
    title: str,
    theme: Theme,
    by,
    at: datetime,
    raised_on: date | None = None,
    fixed_on: date | None = None,
) -> LineOfEnquiry:
    """A matter no open line fits begins at this visit. `raised_on`: the council found it, and says it fixed it when."""
    rights.require_recorder(by, visit)
    _refuse_what_came_after(visit, raised_on=raised_on, fixed_on=fixed_on)
    raised_by = LineEvent.RaisedBy.COUNCIL if raised_on else LineEvent.RaisedBy.INSPECTORS
    told = {"raised_by": raised_by, "raised_on": raised_on, "fixed_on": fixed_on}
    with transaction.atomic():
        line = keep(LineOfEnquiry(programme=visit.programme, title=title, theme=theme), by=by)
        add_event(line, LineEvent.Kind.OPENED, by=by, at=at, visit=visit, **told)
        close_with_ended_programme(line, by=by, at=at)
    return line


def close(*, line: LineOfEnquiry, visit: Visit, by, at: datetime, reason: str = "") -> LineEvent:
    rights.require_recorder(by, visit)
    return add_event(line, LineEvent.Kind.CLOSED, by=by, at=at, visit=visit, reason=reason)


def reopen(*, line: LineOfEnquiry, visit: Visit, by, at: datetime, reason: str = "") -> LineEvent:
    rights.require_recorder(by, visit)
    event = add_event(line, LineEvent.Kind.REOPENED, by=by, at=at, visit=visit, reason=reason)
    close_with_ended_programme(line, by=by, at=at)
    return event


def close_all_of_ended_programme(*, programme: MonitoringProgramme, by, at: datetime) -> int:
    """The end of a programme closes what is open in it, on that day. Returns how many lines that were."""
    if programme.ended_on is None:
        raise Refused("This programme has not ended.")
    if not rights.is_senior_of(by, programme.authority):
        raise PermissionDenied
    with transaction.atomic():
        still_open = ProgrammeRecord.load(programme, by).open_lines()
        for life in still_open:
            add_event(life.line, LineEvent.Kind.CLOSED, by=by, at=at, on=programme.ended_on, reason=PROGRAMME_ENDED)
    return len(still_open)


def _refuse_what_came_after(visit: Visit, **days: date | None) -> None:
    """What the council told inspectors at a visit had happened by then."""
    last_day = visit.last_fieldwork_day
    for field, told_of in days.items():
        if told_of and last_day and told_of > last_day:
            happened = "raised" if field == "raised_on" else "fixed"
            raise Refused(
                f"It cannot have been {happened} after the visit, which ended on {day(last_day)}. Check the date.",
                field=field,
            )


def close_with_ended_programme(line: LineOfEnquiry, *, by, at: datetime) -> None:
    """What is recorded of an old visit after the programme ended does not stay open for ever."""
    ended_on = line.programme.ended_on
    if ended_on and not line.events.filter(kind=LineEvent.Kind.CLOSED, on=ended_on).exists():
        add_event(line, LineEvent.Kind.CLOSED, by=by, at=at, on=ended_on, reason=PROGRAMME_ENDED)


def add_event(line: LineOfEnquiry, kind: str, *, by, at: datetime, **where_and_why) -> LineEvent:
    """One more event on the line. Who calls has asked for the right and the rule."""
    event = LineEvent(line=line, kind=kind, by=by, at=at, **where_and_why)
    event.full_clean()
    event.save()
    return event
