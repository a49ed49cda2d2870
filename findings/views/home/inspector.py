"""An inspector's first page: the next visits, what is missing in those being written up, and the programmes."""

from dataclasses import dataclass

from django.utils import timezone

from findings.progress.deadlines import DueStep, Today, due_steps, late_visits, next_step
from findings.progress.task import Task
from findings.progress.tasks import missing, with_facts
from visits.models import MonitoringProgramme, Visit

from .programmes import AHEAD, first_day, summaries


@dataclass(frozen=True)
class InWritingUp:
    """A visit being written up, with what is missing and the step its letter waits for."""

    visit: Visit
    missing: list[Task]
    step: DueStep | None


def for_inspector(request) -> dict:
    mine = Visit.objects.standing().of_team_member(request.user)
    visits = list(with_facts(mine).select_related("programme__authority").prefetch_related("periods", "inspectors"))
    today = Today.of([deadline for one in visits for deadline in one.deadlines.all()])
    ahead = sorted((one for one in visits if one.stage in AHEAD), key=first_day)
    writing_up = sorted((one for one in visits if one.stage == Visit.Stage.WRITING_UP), key=first_day)
    programmes = MonitoringProgramme.objects.open().filter(visits__in=visits).distinct()
    return {
        "ahead": ahead,
        "late": late_visits(mine, request.user),
        "writing_up": [_in_writing_up(one, request.user, today) for one in writing_up],
        "programmes": summaries(
            programmes.select_related("authority").order_by("authority__name"), request.user, timezone.localdate()
        ),
    }


def _in_writing_up(visit: Visit, user, today: Today) -> InWritingUp:
    """What this person can do about it; the letter's steps stand in a line of their own, the next of them."""
    steps = {step.title for step in due_steps(visit, today)}
    found = [task for task in missing(visit, user, today) if task.href and task.title not in steps]
    return InWritingUp(visit, found, next_step(visit, today))
