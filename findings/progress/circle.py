"""The circle so far: an authority's inspections, each with the programmes it led to and their visits."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from findings.models import Letter
from visits.models import Inspection, Judgement, MonitoringProgramme, Visit, in_order
from visits.wording import NOT_KNOWN, StageShown, stage_for, when

from .record import ProgrammeRecord


@dataclass(frozen=True)
class VisitEntry:
    """A visit as the reader may know it: that it happens, and, if `is_readable`, what is on record of it."""

    visit: Visit
    stage: StageShown
    is_readable: bool
    letter: Letter | None
    finding_count: int

    @property
    def when(self) -> str:
        said = when(self.visit)
        return "Dates not known" if said == NOT_KNOWN else said


@dataclass(frozen=True)
class ProgrammeChapter:
    programme: MonitoringProgramme
    visits: list[VisitEntry]

    @property
    def judged_on(self) -> str:
        return self.programme.judged_on or "overall"


@dataclass(frozen=True)
class InspectionChapter:
    """Judgements in the framework's own order; what was not judged, and a review beside the inspection, stand apart."""

    inspection: Inspection
    judged: list[Judgement]
    not_judged: list[Judgement]
    reviewed: list[Judgement]
    programmes: list[ProgrammeChapter] = field(default_factory=list)


def circle(
    inspections: Iterable[Inspection],
    programmes: Iterable[MonitoringProgramme],
    visits: Iterable[Visit],
    records: dict[int, ProgrammeRecord],
    letters: dict[int, Letter],
    user,
) -> list[InspectionChapter]:
    """`inspections` in order of fieldwork; `visits` those the reader may know of; `letters` by visit."""
    programmes, visits = list(programmes), list(visits)
    chapters = []
    for inspection in inspections:
        followed = [one for one in programmes if one.anchor_id == inspection.pk]
        chapters.append(
            inspection_chapter(
                inspection,
                [ProgrammeChapter(one, _entries(one, visits, records[one.pk], letters, user)) for one in followed],
            )
        )
    return chapters


def inspection_chapter(inspection: Inspection, programmes=()) -> InspectionChapter:
    judgements = list(inspection.judgements.all())
    own = [judgement for judgement in judgements if not judgement.area.separate_review]
    return InspectionChapter(
        inspection=inspection,
        judged=[judgement for judgement in own if not judgement.not_judged],
        not_judged=[judgement for judgement in own if judgement.not_judged],
        reviewed=[judgement for judgement in judgements if judgement.area.separate_review],
        programmes=list(programmes),
    )


def _entries(programme, visits, record: ProgrammeRecord, letters, user) -> list[VisitEntry]:
    entries = []
    for visit in in_order(visit for visit in visits if visit.programme_id == programme.pk):
        readable = record.visit(visit.pk)
        entries.append(
            VisitEntry(
                visit=visit,
                stage=stage_for(visit, user, readable=readable is not None),
                is_readable=readable is not None,
                letter=letters.get(visit.pk),
                finding_count=len(record.findings_at(readable)) if readable else 0,
            )
        )
    return entries
