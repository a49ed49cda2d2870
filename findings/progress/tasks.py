"""What has been done on a visit and what is missing, read from facts and never ticked by hand."""

from dataclasses import dataclass, replace

from django.db import models
from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from findings.models import Finding, FollowUp, Passage, ProgressJudgement
from findings.rights import may_finish, may_follow_up, may_record, may_record_letter
from visits.models import CoveredTheme, Visit, VisitInspector, VisitPeriod
from visits.rights import may_run

from .deadlines import Today
from .letter_tasks import letter_tasks
from .task import Task, TaskStatus

Stage = Visit.Stage
BEFORE_FIELDWORK = {Stage.PLANNED, Stage.CONFIRMED}
EVALUATION = "Evaluation of progress"
DONE = "findings:done"


class Part(models.TextChoices):
    BEFORE = "before", "Before the visit"
    AT = "at", "At the visit"
    WRITING_UP = "writing-up", "Writing up"
    LETTER = "letter", "Letter"


@dataclass(frozen=True)
class TaskGroup:
    part: Part
    tasks: list[Task]

    @property
    def done_count(self) -> int:
        return sum(task.status == TaskStatus.DONE for task in self.tasks)


def with_facts(visits):
    """The visits of a queryset with what `tasks` asks of them, at as many queries for many as for one."""
    covered = CoveredTheme.objects.select_related("theme", "area", "evaluation")
    return (
        visits.select_related("letter")
        .prefetch_related("deadlines", Prefetch("covered_themes", covered))
        .annotate(
            period_count=_count(VisitPeriod.objects),
            lead_count=_count(VisitInspector.objects.filter(part=VisitInspector.Part.LEAD)),
            area_count=_count(CoveredTheme.objects),
            follow_up_count=_count(FollowUp.objects),
            finding_count=_count(Finding.objects.standing()),
            evaluation_count=_count(ProgressJudgement.objects, through="covered_theme__visit"),
            waiting_count=_count(Passage.objects.waiting(), through="letter__visit"),
        )
    )


def _count(rows, through: str = "visit"):
    counted = rows.filter(**{through: OuterRef("pk")}).order_by().values(through).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def task_groups(visit: Visit, user, today: Today | None = None) -> list[TaskGroup]:
    """The visit's work in its order, linked where this person may do it; `visit` comes from `with_facts`."""
    today = today or Today.of(visit.deadlines.all())
    pages = _pages_open_to(user, visit)
    parts = {
        Part.BEFORE: _before(visit),
        Part.AT: [_findings(visit)],
        Part.WRITING_UP: [*_evaluations(visit), _done(visit)],
        Part.LETTER: letter_tasks(visit, today),
    }
    return [TaskGroup(part, [_linked(task, visit, pages) for task in found]) for part, found in parts.items()]


def letter_alone(visit: Visit, today: Today, *, reads_letter: bool) -> TaskGroup:
    """When the letter's steps are due, for those who read nothing else of an unfinished visit."""
    pages = {"visits:deadlines", *(["findings:letter"] if reads_letter else [])}
    return TaskGroup(Part.LETTER, [_linked(task, visit, pages) for task in letter_tasks(visit, today)])


def tasks(visit: Visit, user, today: Today | None = None) -> list[Task]:
    return [task for group in task_groups(visit, user, today) for task in group.tasks]


def missing(visit: Visit, user, today: Today | None = None) -> list[Task]:
    return [task for task in tasks(visit, user, today) if task.is_missing]


def next_task(groups: list[TaskGroup]) -> Task | None:
    """The first missing piece this person may do; to mark the visit as done comes only when nothing before it waits."""
    waiting = [task for group in groups for task in group.tasks if task.is_missing]
    return next((one for one in waiting if one.href and (one.url_name != DONE or one is waiting[0])), None)


def _linked(task: Task, visit: Visit, pages: set[str]) -> Task:
    if task.url_name not in pages:
        return task
    anchor = f"#{task.anchor}" if task.anchor else ""
    return replace(task, href=reverse(task.url_name, args=[visit.ref]) + anchor)


def _pages_open_to(user, visit: Visit) -> set[str]:
    """Everyone who sees the tasks may read the findings; the other pages are for those who do the work."""
    rights = {
        "visits:edit": may_run(user, visit) and visit.stage not in {Stage.DONE, Stage.CANCELLED},
        "visits:deadlines": True,
        "findings:follow-up": may_follow_up(user, visit),
        "findings:list": True,
        "findings:evaluation": may_record(user, visit),
        DONE: visit.stage == Stage.WRITING_UP and may_finish(user, visit),
        "findings:letter": hasattr(visit, "letter") or may_record_letter(user, visit),
    }
    return {name for name, is_open in rights.items() if is_open}


def _before(visit: Visit) -> list[Task]:
    return [
        _particular(visit, "Dates", visit.period_count, "Give the days of the visit", "id_periods-0-start_0"),
        _particular(visit, "Lead inspector", visit.lead_count, "Say who leads the visit", "id_lead"),
        _particular(visit, "Areas covered", visit.area_count, "Choose what the visit looks at", "id_areas_0"),
        _particular(visit, "Focus", visit.focus.strip(), "Say in a sentence what the visit is for", "id_focus"),
        _follow_up(visit),
    ]


def _particular(visit: Visit, title: str, fact, wanted: str, anchor: str) -> Task:
    if fact:
        return Task(title, "visits:edit", TaskStatus.DONE, anchor=anchor)
    return Task(title, "visits:edit", _wanted(visit, TaskStatus.MISSING), wanted, anchor)


def _follow_up(visit: Visit) -> Task:
    """Nothing to follow up is an answer too once fieldwork has begun."""
    name, hint = "What to follow up", _counted(visit.follow_up_count, "line", "chosen")
    if visit.follow_up_count:
        return Task(name, "findings:follow-up", TaskStatus.DONE, hint, "id_tick_0")
    if visit.stage in BEFORE_FIELDWORK:
        return Task(name, "findings:follow-up", TaskStatus.MISSING, "Tick the lines to look at again", "id_tick_0")
    return Task(name, "findings:follow-up", TaskStatus.DONE, "None chosen", "id_tick_0")


def _findings(visit: Visit) -> Task:
    name, hint = "Findings", _counted(visit.finding_count, "finding", "recorded")
    if visit.waiting_count:
        hint = f"{hint}; {_counted(visit.waiting_count, 'passage', 'of the letter waiting')}"
        return Task(name, "findings:list", TaskStatus.MISSING, hint, "passages")
    if visit.finding_count:
        return Task(name, "findings:list", TaskStatus.DONE, hint, "findings-title")
    return Task(name, "findings:list", _wanted(visit), "Record what inspectors found", "id_line")


def _evaluations(visit: Visit) -> list[Task]:
    """One task while it cannot begin, is finished or was left; else each area covered by itself."""
    done, areas = visit.evaluation_count, visit.area_count
    whole = Task(EVALUATION, "findings:evaluation", _wanted(visit), f"{done} of {_counted(areas, 'area')}")
    if areas and done >= areas:
        return [replace(whole, status=TaskStatus.DONE)]
    if not areas and whole.is_missing:
        return [replace(whole, status=TaskStatus.LATER, hint="For each area covered")]
    return [_evaluation(one) for one in visit.covered_themes.all()] if whole.is_missing else [whole]


def _evaluation(covered: CoveredTheme) -> Task:
    title, anchor = f"{EVALUATION}: {covered.theme}", f"id_area-{covered.pk}-value_0"
    if hasattr(covered, "evaluation"):
        return Task(title, "findings:evaluation", TaskStatus.DONE, covered.evaluation.get_value_display(), anchor)
    return Task(title, "findings:evaluation", TaskStatus.MISSING, "", anchor)


def _done(visit: Visit) -> Task:
    if visit.stage == Stage.DONE:
        return Task("Visit done", "", TaskStatus.DONE)
    status = TaskStatus.MISSING if visit.stage == Stage.WRITING_UP else TaskStatus.LATER
    return Task("Visit done", DONE, status, "A senior HMI marks the visit done when all is written up")


def _wanted(visit: Visit, before_fieldwork: TaskStatus = TaskStatus.LATER) -> TaskStatus:
    """What a done visit lacks is no work waiting for somebody: it would have to be reopened."""
    if visit.stage in {Stage.DONE, Stage.CANCELLED}:
        return TaskStatus.LEFT
    return before_fieldwork if visit.stage in BEFORE_FIELDWORK else TaskStatus.MISSING


def _counted(number: int, noun: str, rest: str = "") -> str:
    return f"{number} {noun}{'' if number == 1 else 's'} {rest}".strip()
