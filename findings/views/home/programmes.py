"""Programmes as the first pages list them: how far each has come, what is open, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from findings.progress.ages import LastLook, last_look, not_looked_at_for_a_year, unlooked_since
from findings.progress.life import LineLife
from findings.progress.matrix import visits_held
from findings.progress.record import ProgrammeRecord
from visits.models import MonitoringProgramme, Visit

AHEAD = {Visit.Stage.PLANNED, Visit.Stage.CONFIRMED, Visit.Stage.FIELDWORK}


@dataclass(frozen=True)
class UnlookedLine:
    life: LineLife
    last_look: LastLook


@dataclass(frozen=True)
class ProgrammeSummary:
    programme: MonitoringProgramme
    last_visit: Visit | None
    next_visit: Visit | None
    open_count: int
    unlooked: list[UnlookedLine]


def summaries(programmes: Iterable[MonitoringProgramme], user, today: date) -> list[ProgrammeSummary]:
    """At a fixed number of queries, as this person may read them."""
    records = ProgrammeRecord.load_many(programmes, user)
    return [_summary(record, today) for record in records.values()]


def _summary(record: ProgrammeRecord, today: date) -> ProgrammeSummary:
    held = [visit for visit in visits_held(record) if visit.stage not in AHEAD]
    ahead = [visit for visit in record.visits if visit.stage in AHEAD]
    unlooked = [life for life in record.open_lines() if not_looked_at_for_a_year(life, today)]
    return ProgrammeSummary(
        programme=record.programme,
        last_visit=held[-1] if held else None,
        next_visit=ahead[0] if ahead else None,
        open_count=len(record.open_lines()),
        unlooked=[
            UnlookedLine(life, last_look(record, life, today=today)) for life in sorted(unlooked, key=unlooked_since)
        ],
    )


def longest_unlooked(found: Iterable[ProgrammeSummary]) -> list[UnlookedLine]:
    lines = [line for one in found for line in one.unlooked]
    return sorted(lines, key=lambda line: unlooked_since(line.life))


def first_day(visit: Visit) -> date:
    """For putting visits in order of their dates; undated ones last."""
    return visit.first_fieldwork_day or date.max
