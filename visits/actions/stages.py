"""A visit's way from planned to writing up, or to cancelled. (Done and reopened stand with its letter.)"""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from ofsted_tracker.errors import Refused, StaleStage
from ofsted_tracker.workflow import move
from visits import rights
from visits.models import Visit, VisitTransition

Stage = Visit.Stage

MAY_BE_CANCELLED = (Stage.PLANNED, Stage.CONFIRMED)
# Steps nobody outside the team was told of: these can be taken back.
MAY_BE_UNDONE = {(Stage.CONFIRMED, Stage.FIELDWORK), (Stage.FIELDWORK, Stage.WRITING_UP)}


def confirm(*, visit: Visit, by, at: datetime) -> None:
    """The dates are agreed: the council sees them and the team from now on."""
    _refuse_others(by, visit)
    if not visit.fieldwork:
        raise Refused("Enter the dates of the visit before confirming it.")
    move(visit, source=Stage.PLANNED, target=Stage.CONFIRMED, by=by, at=at)


def start_fieldwork(*, visit: Visit, by, at: datetime) -> None:
    _refuse_others(by, visit)
    move(visit, source=Stage.CONFIRMED, target=Stage.FIELDWORK, by=by, at=at)


def start_writing_up(*, visit: Visit, by, at: datetime) -> None:
    _refuse_others(by, visit)
    move(visit, source=Stage.FIELDWORK, target=Stage.WRITING_UP, by=by, at=at)


def cancel(*, visit: Visit, reason: str, by, at: datetime) -> None:
    """A visit that will not be, with the reason; its days and number are free again."""
    _refuse_others(by, visit)
    if not reason.strip():
        raise Refused("Say why the visit is cancelled.", field="reason")
    if visit.stage not in MAY_BE_CANCELLED:
        raise StaleStage("Only a planned or confirmed visit can be cancelled.")
    move(visit, source=visit.stage, target=Stage.CANCELLED, by=by, at=at, reason=reason.strip())


def take_back(*, visit: Visit, transition: VisitTransition, by, at: datetime) -> None:
    """Undo the last step, where nobody outside the team was told of it."""
    _refuse_others(by, visit)
    last = visit.transitions.last()
    if last != transition or (transition.source, transition.target) not in MAY_BE_UNDONE:
        raise StaleStage("The visit has moved on since, so this step cannot be undone.")
    move(visit, source=transition.target, target=transition.source, by=by, at=at, reason="Undone.")


def _refuse_others(by, visit: Visit) -> None:
    if not rights.may_run(by, visit):
        raise PermissionDenied
