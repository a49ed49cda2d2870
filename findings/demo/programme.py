"""The inspection of an invented council and the programme that follows from it, begun on the day of the report."""

from datetime import datetime

from findings.actions.programme import end as end_with_lines
from visits.actions import programme
from visits.models import Inspection, LocalAuthority, MonitoringProgramme

from .accounts import Cast
from .authority import add_inspection
from .clock import Clock, moment
from .history import written


def begin(authority: LocalAuthority, facts: dict, *, clock: Clock, cast: Cast) -> MonitoringProgramme:
    first, last = clock.fortnight(facts["inspection"]["weeks_from"], facts["inspection"].get("no_later_than"))
    published = clock.published(last, facts["inspection"]["published_after"])
    with written(moment(published, 10)) as at:
        inspection = add_inspection(authority, facts["inspection"], [(first, last)], published, by=cast.admin)
        return programme.start(
            authority=authority,
            anchor=inspection,
            judged_in=first,
            judged_on=facts["programme"].get("judged_on", ""),
            started_on=published,
            reason=facts["programme"]["start_reason"],
            by=cast.senior,
            at=at,
        )


def begin_past(
    authority: LocalAuthority, facts: dict, inspections: dict[str, Inspection], *, by, at: datetime
) -> MonitoringProgramme:
    """One with fixed days, anchored in one of the authority's inspections."""
    return programme.start(
        authority=authority,
        anchor=inspections[facts["anchor"]],
        judged_in=facts["judged_in"],
        started_on=facts["started_on"],
        reason=facts["start_reason"],
        by=by,
        at=at,
    )


def end(begun: MonitoringProgramme, facts: dict, *, by, at: datetime) -> None:
    end_with_lines(programme=begun, ended_on=facts["ended_on"], reason=facts["end_reason"], by=by, at=at)
