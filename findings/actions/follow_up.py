"""What a visit sets out to look at again."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from findings import rights
from findings.actions import line as lines
from findings.actions.finding import lock
from findings.models import FollowUp, LineOfEnquiry
from findings.progress.record import ProgrammeRecord
from ofsted_tracker.editing import discard, keep
from ofsted_tracker.errors import Refused
from visits.models import Recommendation, Theme, Visit


def change(
    *,
    visit: Visit,
    tick: Iterable[LineOfEnquiry] = (),
    untick: Iterable[LineOfEnquiry] = (),
    recommendations: Mapping[Recommendation, Theme | None] | None = None,
    by,
    at: datetime,
) -> None:
    """Tick and untick, leaving alone what a colleague did meanwhile.

    A ticked recommendation becomes a line, under its own theme or else under the one given with it.
    """
    with transaction.atomic():
        visit = lock(visit)
        rights.require_follow_up(by, visit)
        ticked = {one.line_id: one for one in visit.follow_ups.select_related("visit", "line")}
        for line in untick:
            if line.pk in ticked:
                discard(ticked.pop(line.pk), by=by)
        opened = [
            lines.open_from_recommendation(recommendation=one, programme=visit.programme, theme=theme, by=by, at=at)
            for one, theme in (recommendations or {}).items()
        ]
        known = ProgrammeRecord.load(visit.programme, by)
        for line in [*tick, *opened]:
            if line.pk not in ticked:
                _refuse_if_closed(known, line, visit)
                ticked[line.pk] = keep(FollowUp(visit=visit, line=line, ticked_by=by, ticked_at=at), by=by)


def _refuse_if_closed(known: ProgrammeRecord, line: LineOfEnquiry, visit: Visit) -> None:
    life = known.line(line.pk)
    if life is None:
        raise Refused("Choose from the matters of this authority's own programme.")
    if life.is_closed(before=visit):
        raise Refused(f"“{line.title}” was closed meanwhile, so it cannot be followed up.")
