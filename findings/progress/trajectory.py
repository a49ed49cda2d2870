"""The trajectory: how each visit of a programme evaluated each theme, and where it did not look."""

from dataclasses import dataclass

from django.db import models

from findings.models import ProgressJudgement
from visits.models import Theme, Visit

from .matrix import visits_held
from .record import ProgrammeRecord


class Look(models.TextChoices):
    """What a visit did about a theme. Only an evaluation has a place among the words."""

    EVALUATED = "evaluated", "Evaluated"
    NOT_EVALUATED = "not_evaluated", "Not evaluated"
    NOT_LOOKED = "not_looked", "Not looked at"
    NO_RECORD = "no_record", "Not on record"


@dataclass(frozen=True)
class Stop:
    """One theme at one visit. `is_joined`: a line leads here from the visit before."""

    visit: Visit
    look: Look
    evaluation: ProgressJudgement | None = None
    is_joined: bool = False

    @property
    def words(self) -> str:
        return self.evaluation.get_value_display() if self.evaluation else self.look.label


@dataclass(frozen=True)
class ThemeTrajectory:
    theme: Theme
    stops: list[Stop]

    @property
    def evaluated(self) -> list[Stop]:
        return [stop for stop in self.stops if stop.evaluation]

    @property
    def last(self) -> Stop | None:
        return self.evaluated[-1] if self.evaluated else None


@dataclass(frozen=True)
class Trajectory:
    """`themes` are those that a visit of the programme looked at, in the order of the list of themes."""

    visits: list[Visit]
    themes: list[ThemeTrajectory]

    def until(self, visit: Visit) -> "Trajectory":
        """As it stood when this visit was over."""
        past = self.visits[: self.visits.index(visit) + 1] if visit in self.visits else []
        return Trajectory(past, [ThemeTrajectory(one.theme, one.stops[: len(past)]) for one in self.themes])

    @property
    def drawn(self) -> list[ThemeTrajectory]:
        return [one for one in self.themes if one.evaluated]

    @property
    def never_evaluated(self) -> list[Theme]:
        return [one.theme for one in self.themes if not one.evaluated]

    @property
    def looks(self) -> list[Look]:
        """What there is to be told of visits that gave no evaluation."""
        found = {stop.look for one in self.drawn for stop in one.stops}
        return [look for look in Look if look in found and look != Look.EVALUATED]


def trajectory(record: ProgrammeRecord) -> Trajectory:
    visits = visits_held(record)
    looked = _looked_at(record, visits)
    themes = sorted({theme for of_visit in looked.values() for theme in of_visit}, key=lambda theme: theme.position)
    return Trajectory(visits, [ThemeTrajectory(theme, _stops(record, visits, looked, theme)) for theme in themes])


def _looked_at(record: ProgrammeRecord, visits: list[Visit]) -> dict[int, set[Theme]]:
    """A visit looked at the areas it covered, and at any theme it found something on."""
    looked = {visit.pk: {covered.theme for covered in visit.covered_themes.all()} for visit in visits}
    for life in record.lines:
        for finding in life.findings:
            if finding.visit_id in looked:
                looked[finding.visit_id].add(life.line.theme)
    return looked


def _stops(record: ProgrammeRecord, visits: list[Visit], looked: dict[int, set[Theme]], theme: Theme) -> list[Stop]:
    stops: list[Stop] = []
    for visit in visits:
        evaluation = record.evaluation(visit, theme)
        before = stops[-1] if stops else None
        joined = bool(evaluation and before and before.evaluation and _follows(before.visit, visit))
        stops.append(Stop(visit, _look(visit, evaluation, theme in looked[visit.pk]), evaluation, joined))
    return stops


def _look(visit: Visit, evaluation: ProgressJudgement | None, has_looked: bool) -> Look:
    if evaluation:
        return Look.EVALUATED
    if has_looked:
        return Look.NOT_EVALUATED
    return Look.NO_RECORD if visit.is_outline else Look.NOT_LOOKED


def _follows(before: Visit, visit: Visit) -> bool:
    """Visits 2 and 4 do not follow each other, though no visit 3 is known here or to this reader."""
    numbers = before.number, visit.number
    return None in numbers or numbers[1] - numbers[0] == 1
