"""Visits on their way: planned, confirmed, made, written up, done, and their letters released."""

from datetime import timedelta

from findings.actions import finish, letter
from findings.models import Letter
from ofsted_tracker.editing import keep
from ofsted_tracker.workflow import move
from visits.actions import deadlines, stages, visit
from visits.actions.particulars import Particulars
from visits.actions.team import LEAD, SECOND, Area, Inspector
from visits.models import MonitoringProgramme, ThemeArea, Visit

from .accounts import Cast
from .clock import Clock, Days, moment
from .history import written

Stage = Letter.Stage


def particulars(programme: MonitoringProgramme, facts: dict, days: tuple[Days, ...], cast: Cast) -> Particulars:
    named = ((facts[part], part) for part in (LEAD, SECOND) if part in facts)
    team = (_inspector(who, part, cast) for who, part in named)
    return Particulars(
        kind=facts.get("kind", Visit.Kind.MONITORING),
        number=facts.get("number"),
        periods=days,
        month=facts.get("month"),
        team=tuple(team),
        areas=frozenset(_areas(programme, facts)),
        focus=facts.get("focus", ""),
        evidence=facts.get("evidence", ""),
    )


def _inspector(who: str, part: str, cast: Cast) -> Inspector:
    """A user of the tracker by email address, anybody else by name as printed."""
    user = cast.named(who)
    return Inspector.of(user, part) if user else Inspector(who, None, part)


def _areas(programme: MonitoringProgramme, facts: dict) -> list[Area]:
    codes = [area["theme"] for area in facts.get("area", [])] + facts.get("areas", [])
    offered = ThemeArea.objects.filter(area__framework=programme.anchor.framework, theme__code__in=codes)
    return [Area(one.theme, one.area) for one in offered.select_related("theme", "area")]


def plan(programme: MonitoringProgramme, facts: dict, *, clock: Clock, cast: Cast) -> Visit:
    """Planned by its lead six weeks ahead, or yesterday if that is later."""
    days = clock.two_days(facts["week_of"])
    ahead = clock.working_day(min(days[0] - timedelta(days=42), clock.today - timedelta(days=1)))
    with written(moment(ahead, 10)) as at:
        said = particulars(programme, facts, (days,), cast)
        return visit.plan(programme=programme, said=said, by=cast.named(facts["lead"]), at=at)


def confirm(planned: Visit, *, clock: Clock, by) -> None:
    """Four weeks ahead, or yesterday if that is later."""
    day = min(planned.first_fieldwork_day - timedelta(days=28), clock.today - timedelta(days=1))
    day = clock.working_day(day)
    with written(moment(day, 14)) as at:
        stages.confirm(visit=planned, by=by, at=at)


def cancel(planned: Visit, facts: dict, *, clock: Clock, by) -> None:
    with written(moment(clock.day(facts["cancelled"]), 12)) as at:
        stages.cancel(visit=planned, reason=facts["reason"], by=by, at=at)


def go(confirmed: Visit, *, by) -> None:
    stages.start_fieldwork(visit=confirmed, by=by, at=moment(confirmed.first_fieldwork_day, 9))


def come_back(made: Visit, *, by) -> None:
    """Writing up begins the day after the fieldwork."""
    stages.start_writing_up(visit=made, by=by, at=moment(made.last_fieldwork_day + timedelta(days=1), 9))


def send_to_council(written_up: Visit, facts: dict, *, clock: Clock, by, checked_by) -> None:
    """The draft letter is checked for a week, then with the council for its comments on points of fact."""
    with written(moment(clock.day(facts["with_council"] - 7), 16)) as at:
        draft = keep(Letter(visit=written_up), by=by)
        move(draft, source=Stage.DRAFTING, target=Stage.IN_QA, by=by, at=at)
    with written(moment(clock.day(facts["with_council"]), 11)) as at:
        move(draft, source=Stage.IN_QA, target=Stage.WITH_COUNCIL, by=checked_by, at=at)


def move_deadline(written_up: Visit, facts: dict, *, clock: Clock, by) -> None:
    step = written_up.deadlines.get(step=facts["step"])
    with written(moment(clock.day(facts["set"]), 10)) as at:
        due, reason = clock.day(facts["due"]), facts["reason"]
        deadlines.override(deadline=step, due=due, reason=reason, version=step.version, by=by, at=at)


def release(written_up: Visit, facts: dict, *, clock: Clock, by) -> None:
    """Done on the day of the letter; the letter is out a few days later."""
    letter_date = clock.day(facts["letter_date"])
    out_on = clock.day(facts["letter_date"] + 4)
    with written(moment(letter_date, 16)) as at:
        finish.done(visit=written_up, by=by, at=at)
    with written(moment(out_on, 9, 30)) as at:
        if facts["letter"] == "withheld":
            letter.withhold(visit=written_up, by=by, at=at, letter_date=letter_date)
        else:
            letter.publish(visit=written_up, by=by, at=at, letter_date=letter_date, published_on=out_on)
