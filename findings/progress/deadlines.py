"""How the steps of a letter stand against the days they are due: done, to do, or so many working days late.

That a step is done is read from the visit's stage and from the letter, never ticked. Late is counted in working days.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from findings.models import Letter
from visits.models import Calendar, Deadline, Holiday, Step, Visit
from visits.reckoning import Changed, changed_since

Stage = Letter.Stage
# From which stage of the letter on a step is behind us; letters on hold stand still.
FINAL_OR_LATER = {Stage.FINAL, Stage.PRE_PUBLISHED, *Letter.RELEASED}
DONE_FROM = {
    Step.DRAFT: {Stage.WITH_COUNCIL, Stage.RESPONDING, *FINAL_OR_LATER},
    Step.COMMENTS: {Stage.RESPONDING, *FINAL_OR_LATER},
    Step.FINAL: FINAL_OR_LATER,
    Step.PUBLICATION: {*Letter.RELEASED},
}


@dataclass(frozen=True)
class Today:
    """The day lateness is counted to, with the holidays since the earliest deadline."""

    day: date
    calendar: Calendar

    @classmethod
    def of(cls, deadlines: Iterable[Deadline], on: date | None = None) -> "Today":
        """At one query, however many deadlines; none where none has passed."""
        on = on or timezone.localdate()
        first = min((one.due for one in deadlines), default=on)
        return cls(on, Holiday.objects.calendar(first, on) if first < on else Calendar({}))


@dataclass(frozen=True)
class DueStep:
    deadline: Deadline
    is_done: bool
    days_late: int
    is_next: bool = False

    @property
    def title(self) -> str:
        return self.deadline.get_step_display()

    @property
    def is_late(self) -> bool:
        return self.days_late > 0

    @property
    def how_late(self) -> str:
        return f"{self.days_late} working day{'' if self.days_late == 1 else 's'} late" if self.is_late else ""


def due_steps(visit: Visit, today: Today) -> list[DueStep]:
    """In their order; needs `deadlines` prefetched and `letter` selected. Nothing is due of a cancelled visit."""
    if visit.stage == Visit.Stage.CANCELLED:
        return []
    letter = getattr(visit, "letter", None)
    steps, next_found = [], False
    for one in sorted(visit.deadlines.all(), key=lambda one: one.place):
        done = is_done(Step(one.step), visit, letter)
        waits = done or (letter is not None and letter.stage == Stage.ON_HOLD)
        late = 0 if waits else today.calendar.count(one.due, today.day)
        steps.append(DueStep(one, done, late, is_next=not done and not next_found))
        next_found = next_found or not done
    return steps


def is_done(step: Step, visit: Visit, letter: Letter | None) -> bool:
    """A letter that bears a date is final; of a visit that is done, draft and comments are behind us."""
    if letter and letter.stage in DONE_FROM[step]:
        return True
    if letter and letter.letter_date and step != Step.PUBLICATION:
        return True
    return visit.stage == Visit.Stage.DONE and step in {Step.DRAFT, Step.COMMENTS}


def changed_and_open(visit: Visit, today: Today) -> Changed | None:
    """What would now be another day, of the steps that are still to come."""
    still_open = {one.deadline.step for one in due_steps(visit, today) if not one.is_done}
    changed = changed_since(visit, visit.deadlines.all()) if still_open else None
    if changed is None:
        return None
    left = [one for one in changed.deadlines if one.deadline.step in still_open]
    return replace(changed, deadlines=left) if left else None


def next_step(visit: Visit, today: Today) -> DueStep | None:
    return next((one for one in due_steps(visit, today) if one.is_next), None)


@dataclass(frozen=True)
class VisitDue:
    """A visit with the step its letter waits for."""

    visit: Visit
    step: DueStep


def late_visits(visits, user, on: date | None = None) -> list[VisitDue]:
    """Of these, the visits whose letter is late, longest first; at a fixed number of queries."""
    on = on or timezone.localdate()
    passed = Deadline.objects.readable_by(user).with_due().filter(due_on__lt=on)
    found = (
        visits.standing().filter(pk__in=passed.values("visit")).exclude(stage="done", letter__stage__in=Letter.RELEASED)
    )
    found = list(found.select_related("programme__authority", "letter").prefetch_related("deadlines"))
    today = Today.of([one for visit in found for one in visit.deadlines.all()], on)
    due = [VisitDue(visit, step) for visit in found if (step := next_step(visit, today)) and step.is_late]
    return sorted(due, key=lambda one: (-one.step.days_late, one.visit.pk))
