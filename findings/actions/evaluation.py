"""Evaluations of progress: a person's word on each area covered, with a reason. Nothing here computes one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from findings import rights
from findings.actions.finding import lock
from findings.models import ProgressJudgement
from ofsted_tracker.editing import keep
from ofsted_tracker.errors import Refused
from visits.models import CoveredTheme, Visit


@dataclass(frozen=True)
class Evaluation:
    """What someone says of an area covered; `version` is what they had before them (0: nothing was said yet)."""

    covered_theme: CoveredTheme
    value: str
    rationale: str
    version: int = 0


class StaleEvaluations(Refused):
    """Somebody else evaluated these areas first; `current` holds what they said, by area covered."""

    def __init__(self, current: dict[int, ProgressJudgement]):
        super().__init__(
            "Somebody else saved an evaluation after you opened this page. Nothing was saved and nothing of yours "
            "is lost: both are shown below."
        )
        self.current = current


def save(*, visit: Visit, evaluations: Iterable[Evaluation], by, at: datetime) -> list[ProgressJudgement]:
    """All of them or none: an area that is not covered, or that somebody else evaluated meanwhile, stops the save."""
    evaluations = list(evaluations)
    with transaction.atomic():
        visit = lock(visit)
        rights.require_recorder(by, visit)
        covered = {one.pk: one for one in visit.covered_themes.select_related("theme", "visit__programme__anchor")}
        standing = _standing(visit)
        _refuse_stale(evaluations, standing)
        return [_save(one, covered, standing.get(one.covered_theme.pk), by=by, at=at) for one in evaluations]


def _standing(visit: Visit) -> dict[int, ProgressJudgement]:
    """As they stand now, held until this save is through."""
    rows = ProgressJudgement.objects.filter(covered_theme__visit=visit).select_for_update(of=("self",))
    return {row.covered_theme_id: row for row in rows.select_related("covered_theme__theme", "by")}


def _refuse_stale(evaluations: list[Evaluation], standing: dict[int, ProgressJudgement]) -> None:
    stale = {
        one.covered_theme.pk: standing[one.covered_theme.pk]
        for one in evaluations
        if one.covered_theme.pk in standing and standing[one.covered_theme.pk].version != one.version
    }
    if stale:
        raise StaleEvaluations(stale)


def _save(one: Evaluation, covered: dict[int, CoveredTheme], current, *, by, at: datetime) -> ProgressJudgement:
    if one.covered_theme.pk not in covered:
        raise Refused(f"{one.covered_theme.theme} is not among the areas this visit covered, so it has no evaluation.")
    evaluation = current or ProgressJudgement(covered_theme=covered[one.covered_theme.pk])
    evaluation.value, evaluation.rationale = one.value, one.rationale
    evaluation.by, evaluation.at = by, at
    if current:
        evaluation.version += 1
    return keep(evaluation, by=by)
