"""What a visit follows up, finds and evaluates, on the lines of the demonstration."""

from datetime import datetime, timedelta

from findings.actions import evaluation, finding, follow_up, line
from findings.actions.evaluation import Evaluation
from findings.actions.line_carry_over import carry_over
from findings.actions.line_merge import merge
from findings.actions.line_split import Part, split
from findings.actions.line_undo import undo
from findings.actions.matter import Matter
from findings.models import Finding, LineEvent, LineOfEnquiry
from visits.models import MonitoringProgramme, Recommendation, Theme, Visit

from .clock import Clock
from .history import written


class Lines:
    """The matters of one programme by the keys the content uses; begun the first time a visit needs one."""

    def __init__(
        self, programme: MonitoringProgramme, rows: list[dict], *, clock: Clock, earlier: "Lines | None" = None
    ):
        self.programme = programme
        self.clock = clock
        self.earlier = earlier
        self.rows = {row["key"]: row for row in rows}
        self.recommendations = {one.number: one for one in programme.anchor.recommendations.all()}
        self.begun: dict[str, LineOfEnquiry] = {}

    def as_it_stands(self, key: str) -> LineOfEnquiry:
        """The line as it is now, its programme perhaps over."""
        return LineOfEnquiry.objects.get(pk=self.begun[key].pk)

    def follow_up(self, visit: Visit, keys: list[str], *, by, at: datetime) -> None:
        new = {key: self._recommendation(key) for key in keys if key not in self.begun}
        with written(at):
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

    def find(self, visit: Visit, rows: list[dict], *, by: list, at: datetime) -> None:
        """Findings in letter order, the first at `at`; the inspectors take turns at typing."""
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
        if "continues" in row:
            return Matter(line=carry_over(line=self.earlier.as_it_stands(row["continues"]), by=by, at=at))
        if "recommendation" in row:
            said = self._recommendation(key)
            opened = line.open_from_recommendation(recommendation=said, programme=self.programme, by=by, at=at)
            return Matter(line=opened)
        theme = Theme.objects.get(code=row["theme"])
        if "raised" not in row:
            return Matter(title=row["title"], theme=theme)
        days = {"raised_on": self.clock.day(row["raised"]), "fixed_on": self.clock.day(row["fixed"])}
        return Matter(line=line.open_at_visit(visit=visit, title=row["title"], theme=theme, by=by, at=at, **days))

    def step(self, visit: Visit, rows: list[dict], *, by, at: datetime) -> None:
        """Lines merged, split or split up once the findings are in; a step may be taken back the same day."""
        for row in rows:
            with written(at):
                event = self._merge(visit, row, by=by, at=at) if "merge" in row else self._split(visit, row, by, at)
                if "undone" in row:
                    undo(event=event, reason=row["undone"], by=by, at=at + timedelta(hours=1))

    def _merge(self, visit: Visit, row: dict, *, by, at: datetime) -> LineEvent:
        line, into = self.begun[row["merge"]], self.begun[row["into"]]
        return merge(line=line, into=into, visit=visit, reason=row["reason"], by=by, at=at)

    def _split(self, visit: Visit, row: dict, by, at: datetime) -> LineEvent:
        whole = self.begun[row.get("split") or row["split_up"]]
        parts = [Part(part["title"], Theme.objects.get(code=part["theme"])) for part in row["parts"]]
        reason, close = row["reason"], "split_up" in row
        made = split(line=whole, parts=parts, visit=visit, reason=reason, close=close, by=by, at=at)
        self.begun |= {part["key"]: new for part, new in zip(row["parts"], made, strict=True)}
        return made[0].events.get()


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


def evaluate(visit: Visit, areas: list[dict], *, by, at: datetime) -> None:
    """What is said of the areas covered, for those of which something is said."""
    covered = {one.theme.code: one for one in visit.covered_themes.select_related("theme")}
    said = [Evaluation(covered[area["theme"]], area["value"], area["rationale"]) for area in areas if "value" in area]
    with written(at):
        evaluation.save(visit=visit, evaluations=said, by=by, at=at)
