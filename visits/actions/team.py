"""Who goes on a visit, and which areas it covers: what a plan says, before it is rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User
from ofsted_tracker.errors import Refused
from visits.models import JudgementArea, Theme, Visit, VisitInspector

LEAD, SECOND = VisitInspector.Part.LEAD, VisitInspector.Part.SECOND


@dataclass(frozen=True)
class Inspector:
    """Someone on a visit: a user of the tracker, or only a name as a letter prints it."""

    name: str
    user: User | None = None
    part: str = SECOND

    @classmethod
    def of(cls, user: User, part: str = SECOND) -> "Inspector":
        return cls(user.name, user, part)


@dataclass(frozen=True)
class Area:
    """A theme, under the judgement area of the anchor inspection it is looked at for."""

    theme: Theme
    judged: JudgementArea


def refuse_impossible_team(team: Iterable[Inspector], *, planned: bool) -> None:
    """One lead; nobody twice; and for a visit still to come a lead who uses the tracker."""
    team = list(team)
    leads = [one for one in team if one.part == LEAD]
    if len(leads) > 1:
        raise Refused("A visit has one lead inspector. Make the others second inspectors.", field="lead")
    if planned and not leads:
        raise Refused("Enter who leads the visit.", field="lead")
    if planned and (leads[0].user is None or leads[0].user not in User.objects.inspectors()):
        raise Refused(
            f"{leads[0].name} is not an inspector here. Choose the lead from the list of inspectors.",
            field="lead",
        )
    _refuse_twice(team)


def _refuse_twice(team: list[Inspector]) -> None:
    seen = set()
    for one in team:
        who = one.user.pk if one.user else " ".join(one.name.casefold().split())
        if who in seen:
            raise Refused(f"{one.name} is already on this visit. Name each person once.", field="second")
        seen.add(who)


def refuse_impossible_areas(visit: Visit, areas: Iterable[Area]) -> None:
    """Each theme once, under a judgement area of the anchor inspection's framework."""
    seen = set()
    for area in areas:
        if area.theme in seen:
            raise Refused(f"{area.theme} is chosen twice. Choose it under one judgement.", field="areas")
        seen.add(area.theme)
        if area.judged.framework_id != visit.programme.anchor.framework_id:
            raise Refused(
                f"{area.judged} is not a judgement of this programme's inspection. Choose from the list.",
                field="areas",
            )
