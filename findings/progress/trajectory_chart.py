"""A theme's trajectory as a picture, and the same in a sentence for those who listen."""

from dataclasses import dataclass

from findings.models import ProgressJudgement
from ofsted_tracker.charts import Column, Mark, WordChart
from visits.models import Theme, Visit

from .ages import when
from .record import ProgrammeRecord
from .trajectory import Look, Stop, ThemeTrajectory, Trajectory, trajectory

Value = ProgressJudgement.Value

WORDS = tuple(value.label for value in reversed(Value))
SHAPES = {
    Value.DECLINED: "down",
    Value.INSUFFICIENT: "square",
    Value.LIMITED: "diamond",
    Value.EARLY: "dot",
    Value.STEADY: "dot",
    Value.GOOD: "up",
    Value.SUSTAINED: "star",
}
SILENT_SHAPES = {Look.NOT_EVALUATED: "cross", Look.NOT_LOOKED: "dash", Look.NO_RECORD: "query"}


@dataclass(frozen=True)
class Drawn:
    """A theme's picture, under the word it was given last."""

    one: ThemeTrajectory
    chart: WordChart

    @property
    def when_last(self) -> str:
        return named(self.one.last.visit)


def drawn(found: Trajectory, *, key: str) -> list[Drawn]:
    return [Drawn(one, theme_chart(found, one, key=f"{key}-{one.theme.pk}")) for one in found.drawn]


def drawn_at(record: ProgrammeRecord, visit: Visit) -> list[Drawn]:
    """Of the areas a visit covered those evaluated more than once by then: one mark alone has come no way."""
    found = trajectory(record).until(visit)
    covered = {one.theme_id for one in visit.covered_themes.all()}
    moved = [one for one in found.themes if one.theme.pk in covered and len(one.evaluated) > 1]
    return drawn(Trajectory(found.visits, moved), key="theme")


def theme_chart(found: Trajectory, one: ThemeTrajectory, *, key: str) -> WordChart:
    return WordChart(
        title=f"Evaluation of progress, {one.theme}",
        description=in_words(one),
        words=WORDS,
        columns=_columns(found.visits),
        marks=tuple(_mark(one.theme, place, stop) for place, stop in enumerate(one.stops)),
        silences=tuple(look.label for look in found.looks),
        along="Visit",
        key=key,
    )


def in_words(one: ThemeTrajectory) -> str:
    return " ".join(f"{named(stop.visit)}: {stop.words.lower()}." for stop in one.stops)


def named(visit: Visit) -> str:
    """Visit 2, December 2025; of one that is not finished also how far it is."""
    unfinished = f", {visit.get_stage_display().lower()}" if visit.is_open_for_findings else ""
    return f"{visit.title}, {when(visit)}{unfinished}"


def _mark(theme: Theme, place: int, stop: Stop) -> Mark:
    if stop.evaluation is None:
        return Mark(place, stop.words, SILENT_SHAPES[stop.look], label="", tone="silent")
    value = stop.evaluation.value
    return Mark(
        place,
        stop.words,
        SHAPES[value],
        label=f"{theme}, {named(stop.visit)}: {stop.words.lower()}",
        href=stop.evaluation.get_absolute_url(),
        joined=stop.is_joined,
        tone=value,
    )


def _columns(visits: list[Visit]) -> tuple[Column, ...]:
    """The number and the month of each visit; the year only where it changes."""
    columns, year = [], None
    for visit in visits:
        day = visit.looked_at_on
        lines = (f"{day:%b}", str(day.year) if day.year != year else "") if day else ()
        year = day.year if day else year
        columns.append(Column(_short_name(visit), lines))
    return tuple(columns)


def _short_name(visit: Visit) -> str:
    if visit.number:
        return str(visit.number)
    return "Focused" if visit.kind == Visit.Kind.FOCUSED else "?"
