"""A visit in words: its stage as each audience is told it, its days, and what differs between two accounts of it."""

from dataclasses import dataclass

from ofsted_tracker.wording import month, periods
from visits.actions.particulars import Particulars
from visits.models import Visit

Stage = Visit.Stage
NOT_KNOWN = "not known"

# How a council and its DfE adviser are told of a visit: nothing of how far the writing has got.
OUTSIDE_STAGES = {
    "confirmed": "Confirmed",
    "fieldwork": "Inspectors visiting",
    "awaited": "Letter awaited",
    "released": "Letter released",
    "outline": "Not on record",
}
INSIDE_STAGES = {**dict(Stage.choices), "outline": "Not on record"}


@dataclass(frozen=True)
class StageShown:
    """What a stage tag shows: `value` sets its colour."""

    value: str
    words: str


def stages_for(user) -> dict[str, str]:
    """The stages this person is ever told of, and may filter by."""
    return INSIDE_STAGES if user.is_ofsted else OUTSIDE_STAGES


def stage_for(visit: Visit, user, *, readable: bool) -> StageShown:
    """One stage, two audiences: whether a visit that is not released is done is nobody's business outside."""
    if visit.is_outline:
        return StageShown("not_known", INSIDE_STAGES["outline"])
    if user.is_ofsted:
        return StageShown(visit.stage, INSIDE_STAGES[visit.stage])
    if visit.stage in OUTSIDE_STAGES:
        return StageShown(visit.stage, OUTSIDE_STAGES[visit.stage])
    key = "released" if readable else "awaited"
    return StageShown({"released": "published", "awaited": "writing_up"}[key], OUTSIDE_STAGES[key])


def when(visit: Visit) -> str:
    """21 and 22 February 2017; the month where that is all there is."""
    if visit.fieldwork:
        return periods(visit.fieldwork)
    return month(visit.month) if visit.month else NOT_KNOWN


@dataclass(frozen=True)
class Difference:
    about: str
    theirs: str
    yours: str


def differences(theirs: Particulars, yours: Particulars) -> list[Difference]:
    """What two accounts of one visit say differently, in words."""
    theirs_said, yours_said = _in_words(theirs), _in_words(yours)
    return [
        Difference(about, theirs_said[about], yours_said[about])
        for about in theirs_said
        if theirs_said[about] != yours_said[about]
    ]


def _in_words(said: Particulars) -> dict[str, str]:
    areas = sorted(said.areas, key=lambda area: area.theme.position)
    return {
        "Fieldwork": periods(said.periods) or "none",
        "Month": month(said.month) if said.month else "none",
        "Inspectors": ", ".join(f"{one.name} (lead)" if one.part == "lead" else one.name for one in said.team)
        or "none",
        "Areas covered": ", ".join(str(area.theme) for area in areas) or "none",
        "Focus": said.focus or "none",
        "Evidence used": said.evidence or "none",
        "Kind of visit": dict(Visit.Kind.choices)[said.kind],
        "Number": str(said.number or NOT_KNOWN),
    }
