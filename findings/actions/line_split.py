"""One line turns out to be several matters: each gets a line of its own, with the past they share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from findings.actions.line import add_event, close_with_ended_programme
from findings.actions.matter import ANOTHER_NAME, refuse_same_title, tidy
from findings.models import LineEvent, LineOfEnquiry
from findings.progress.life import LineLife
from ofsted_tracker.editing import keep
from ofsted_tracker.errors import Refused
from visits.models import Theme, Visit

from .line_step import Standing, refuse_before_what_follows, require_open, stand

Kind = LineEvent.Kind


@dataclass(frozen=True)
class Part:
    title: str
    theme: Theme


def split(
    *,
    line: LineOfEnquiry,
    parts: Sequence[Part],
    visit: Visit,
    by,
    at: datetime,
    reason: str = "",
    close: bool = False,
) -> list[LineOfEnquiry]:
    """New lines for the parts, from this visit on. What is left stays on `line`, unless it is closed in this step."""
    if not parts:
        raise Refused("Name at least one new matter.", field="title_1")
    with transaction.atomic():
        standing = stand(line=line, visit=visit, by=by)
        require_open(standing)
        if close:
            refuse_before_what_follows(standing, "split up")
        first, made = None, []
        for number, part in enumerate(parts, start=1):
            new = _new_line(standing, part, field=f"title_{number}", by=by)
            event = add_event(
                new,
                Kind.SPLIT_FROM,
                by=by,
                at=at,
                visit=standing.visit,
                other_line=line,
                reason=reason.strip(),
                step=first,
            )
            close_with_ended_programme(new, by=by, at=at)
            first = first or event
            made.append(new)
        if close:
            add_event(line, Kind.SPLIT_UP, by=by, at=at, visit=standing.visit, reason=reason.strip(), step=first)
    return made


def _new_line(standing: Standing, part: Part, *, field: str, by) -> LineOfEnquiry:
    title = tidy(part.title)
    if not title:
        raise Refused("Name the new matter.", field=field)
    refuse_same_title(standing.record, title, part.theme, sentence=ANOTHER_NAME, field=field)
    new = keep(LineOfEnquiry(programme=standing.life.line.programme, title=title, theme=part.theme), by=by)
    _remember(standing, new)
    return new


def _remember(standing: Standing, new: LineOfEnquiry) -> None:
    """Two parts of one name are one name too many."""
    life: LineLife = standing.record.add_line(new)
    life.add_event(LineEvent(line=new, kind=Kind.SPLIT_FROM, visit=standing.visit))
