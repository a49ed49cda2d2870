"""What a visit follows up, finds and evaluates, on the lines of the demonstration."""

from datetime import datetime, timedelta

from findings.actions import evaluation, finding, follow_up, line
from findings.actions.evaluation import Evaluation
from findings.actions.matter import Matter
from findings.models import Finding, LineOfEnquiry
from visits.models import MonitoringProgramme, Recommendation, Theme, Visit

from .clock import Clock, moment
from .history import written


class Lines:
    """The matters of one programme by the keys the content uses; begun the first time a visit needs one."""

    def __init__(self, programme: MonitoringProgramme, rows: list[dict], *, clock: Clock):
        self.programme = programme
        self.clock = clock
        self.rows = {row["key"]: row for row in rows}
        self.recommendations = {one.number: one for one in programme.anchor.recommendations.all()}
        self.begun: dict[str, LineOfEnquiry] = {}

    def follow_up(self, visit: Visit, keys: list[str], *, by) -> None:
        day = self.clock.working_day(visit.first_fieldwork_day - timedelta(days=6))
        new = {key: self._recommendation(key) for key in keys if key not in self.begun}
        with written(moment(day, 11)) as at:
            follow_up.change(
                visit=visit,
                tick=[self.begun[key] for key in keys if key in self.begun],
                recommendations={one: one.theme for one in new.values()},
                by=by,
                at=at,
            )
        for key, recommendation in new.items():
            self.begun[key] = LineOfEnquiry.objects.get(recommendation=recommendation)

    def _recommendation(self, key: str) -> Recommendation:
        return self.recommendations[self.rows[key]["recommendation"]]

    def find(self, visit: Visit, rows: list[dict], *, by: list) -> None:
        """Findings in letter order; the inspectors take turns at typing."""
        at = moment(visit.last_fieldwork_day + timedelta(days=1), 10)
        for place, row in enumerate(rows):
            self._record(visit, row, by=by[place % len(by)], revised_by=by[0], at=at + timedelta(minutes=9 * place))

    def _record(self, visit: Visit, row: dict, *, by, revised_by, at: datetime) -> None:
        first = row.get("at_first", row)
        with written(at):
            made = finding.record(
                visit=visit,
                matter=self._matter(visit, row, by=by, at=at),
                kind=first["kind"],
                text=first["text"],
                direction=first.get("direction", ""),
                resolved=row.get("resolved", False),
                by=by,
                at=at,
            )
        self.begun[row["line"]] = made.line
        if "at_first" in row:
            with written(at + timedelta(hours=5)) as later:
                _revise(made, row, reason=first["reason"], by=revised_by, at=later)

    def _matter(self, visit: Visit, row: dict, *, by, at: datetime) -> Matter:
        key = row["line"]
        if key in self.begun:
            return Matter(line=self.begun[key], reopen=row.get("reopen", False))
        row = self.rows[key]
        theme = Theme.objects.get(code=row["theme"])
        if "raised" not in row:
            return Matter(title=row["title"], theme=theme)
        days = {"raised_on": self.clock.day(row["raised"]), "fixed_on": self.clock.day(row["fixed"])}
        return Matter(line=line.open_at_visit(visit=visit, title=row["title"], theme=theme, by=by, at=at, **days))


def _revise(made: Finding, row: dict, *, reason: str, by, at: datetime) -> None:
    finding.revise(
        finding=made,
        version=made.version,
        kind=row["kind"],
        text=row["text"],
        direction=row["direction"],
        by=by,
        at=at,
        reason=reason,
    )


def evaluate(visit: Visit, areas: list[dict], *, clock: Clock, by) -> None:
    """What is said of the areas covered, for those of which something is said."""
    covered = {one.theme.code: one for one in visit.covered_themes.select_related("theme")}
    said = [Evaluation(covered[area["theme"]], area["value"], area["rationale"]) for area in areas if "value" in area]
    with written(moment(clock.working_day(visit.last_fieldwork_day + timedelta(days=6)), 15)) as at:
        evaluation.save(visit=visit, evaluations=said, by=by, at=at)
