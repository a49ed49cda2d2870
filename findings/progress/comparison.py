"""One visit against the visits before it and against the inspection."""

from dataclasses import dataclass
from datetime import date

from findings.models import Finding, ProgressJudgement
from visits.models import CoveredTheme, Judgement, Visit

from .ages import LastLook, last_look
from .life import LineLife
from .line_life import Told, told_at
from .outcome import Outcome, outcome_of
from .record import ProgrammeRecord


@dataclass(frozen=True)
class AreaCompared:
    """An area covered: how it was evaluated now, how last, and what the inspection judged (which is something else)."""

    covered: CoveredTheme
    evaluation: ProgressJudgement | None
    earlier: ProgressJudgement | None
    judgement: Judgement | None


@dataclass(frozen=True)
class LineCompared:
    life: LineLife
    outcome: Outcome
    finding: Finding | None
    earlier: Finding | None
    last_look: LastLook
    events: list[Told]
    needs_check: bool


@dataclass(frozen=True)
class OutcomeGroup:
    outcome: Outcome
    lines: list[LineCompared]

    @property
    def anchor(self) -> str:
        return self.outcome.value.replace("_", "-")


@dataclass(frozen=True)
class Comparison:
    visit: Visit
    before: Visit | None
    areas: list[AreaCompared]
    groups: list[OutcomeGroup]

    @property
    def has_evaluations(self) -> bool:
        return any(area.evaluation for area in self.areas)


def comparison(record: ProgrammeRecord, visit: Visit, *, judgements: list[Judgement], today: date) -> Comparison:
    compared = [line for life in record.lines if (line := _line(record, life, visit, today))]
    groups = [OutcomeGroup(outcome, [line for line in compared if line.outcome == outcome]) for outcome in Outcome]
    by_area = {judgement.area_id: judgement for judgement in judgements}
    return Comparison(
        visit=visit,
        before=record.before(visit),
        areas=[
            AreaCompared(
                covered,
                record.evaluation(visit, covered.theme),
                record.last_evaluation(covered.theme, before=visit),
                by_area.get(covered.area_id),
            )
            for covered in visit.covered_themes.all()
        ],
        groups=[group for group in groups if group.lines],
    )


def _line(record: ProgrammeRecord, life: LineLife, visit: Visit, today: date) -> LineCompared | None:
    outcome = outcome_of(life, visit)
    if outcome is None:
        return None
    finding = life.finding_at(visit)
    return LineCompared(
        life=life,
        outcome=outcome,
        finding=finding,
        earlier=life.last_look(before=visit),
        last_look=last_look(record, life, today=today, before=visit),
        events=told_at(record, life, visit),
        needs_check=finding is not None and life.direction_needs_check(finding),
    )
