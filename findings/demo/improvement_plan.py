"""The improvement plan of an invented council, typed in by its manager after the last letter it received."""

from findings.actions import action
from findings.models import Action
from visits.models import LocalAuthority

from .clock import Clock, moment
from .history import written
from .lines import Lines

TYPED_IN, LAST_UPDATED = -74, -26


def add_actions(authority: LocalAuthority, rows: list[dict], lines: Lines, *, clock: Clock, by) -> None:
    with written(moment(clock.day(TYPED_IN), 11)):
        made = {row["reference"]: _add(authority, row, lines, clock=clock, by=by) for row in rows}
    with written(moment(clock.day(LAST_UPDATED), 16)):
        for row in rows:
            if "was" in row:
                _update(made[row["reference"]], row, lines, clock=clock, by=by)


def _add(authority: LocalAuthority, row: dict, lines: Lines, *, clock: Clock, by) -> Action:
    facts = {**_facts(row, clock), "status": row.get("was", row["status"])}
    return action.add(authority=authority, by=by, lines=_of(row, lines), **facts)


def _update(made: Action, row: dict, lines: Lines, *, clock: Clock, by) -> None:
    action.change(action=made, version=made.version, by=by, lines=_of(row, lines), **_facts(row, clock))


def _facts(row: dict, clock: Clock) -> dict:
    return {
        "reference": row["reference"],
        "wording": row["wording"],
        "owner": row["owner"],
        "due": clock.day(row["due"]),
        "status": row["status"],
        "completed_on": clock.day(row["completed"]) if "completed" in row else None,
    }


def _of(row: dict, lines: Lines) -> list:
    return [lines.begun[key] for key in row["lines"]]
