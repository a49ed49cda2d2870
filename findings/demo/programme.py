"""The inspection of an invented council and the programme that follows from it, begun on the day of the report."""

from visits.actions import programme
from visits.models import LocalAuthority, MonitoringProgramme

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
