"""What has been done on a visit and what is missing, read from facts and never ticked by hand."""

from dataclasses import dataclass, replace

from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from findings.models import Finding, FollowUp, Letter, Passage, ProgressJudgement
from findings.rights import may_finish, may_follow_up, may_record, may_record_letter
from visits.models import CoveredTheme, Visit, VisitInspector, VisitPeriod
from visits.rights import may_run

Stage = Visit.Stage
BEFORE_FIELDWORK = {Stage.PLANNED, Stage.CONFIRMED}


class TaskStatus(models.TextChoices):
    DONE = "done", "Done"
    MISSING = "missing", "To do"
    LATER = "later", "Not yet"


@dataclass(frozen=True)
class Task:
    title: str
    url_name: str
    status: TaskStatus
    hint: str = ""
    is_linked: bool = False

    @property
    def is_missing(self) -> bool:
        return self.status == TaskStatus.MISSING

    @property
    def colour(self) -> str:
        """Only what needs somebody is coloured."""
        return "light-blue" if self.is_missing else ""


def with_facts(visits):
    """The visits of a queryset with what `tasks` asks of them, at one query however many."""
    return visits.select_related("letter").annotate(
        period_count=_count(VisitPeriod.objects),
        lead_count=_count(VisitInspector.objects.filter(part=VisitInspector.Part.LEAD)),
        area_count=_count(CoveredTheme.objects),
        follow_up_count=_count(FollowUp.objects),
        finding_count=_count(Finding.objects.standing()),
        evaluation_count=_count(ProgressJudgement.objects, through="covered_theme__visit"),
        waiting_count=_count(Passage.objects.waiting(), through="letter__visit"),
    )


def _count(rows, through: str = "visit"):
    counted = rows.filter(**{through: OuterRef("pk")}).order_by().values(through).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def tasks(visit: Visit, user) -> list[Task]:
    """The visit's work in its order, linked where this person may do it; `visit` comes from `with_facts`."""
    pages = _pages_open_to(user, visit)
    return [replace(task, is_linked=task.url_name in pages) for task in _tasks(visit)]


def _pages_open_to(user, visit: Visit) -> set[str]:
    """Everyone who sees the tasks may read the findings; the other pages are for those who do the work."""
    rights = {
        "visits:edit": may_run(user, visit) and visit.stage not in {Stage.DONE, Stage.CANCELLED},
        "findings:follow-up": may_follow_up(user, visit),
        "findings:list": True,
        "findings:evaluation": may_record(user, visit),
        "findings:done": visit.stage == Stage.WRITING_UP and may_finish(user, visit),
        "findings:letter": hasattr(visit, "letter") or may_record_letter(user, visit),
    }
    return {name for name, is_open in rights.items() if is_open}


def _tasks(visit: Visit) -> list[Task]:
    return [
        _task("Dates", "visits:edit", visit.period_count, "Give the days of the visit"),
        _task("Lead inspector", "visits:edit", visit.lead_count, "Say who leads the visit"),
        _task("Areas covered", "visits:edit", visit.area_count, "Choose what the visit looks at"),
        _task("Focus", "visits:edit", visit.focus.strip(), "Say in a sentence what the visit is for"),
        _follow_up(visit),
        _findings(visit),
        _evaluations(visit),
        _done(visit),
        _letter(visit),
    ]


def missing(visit: Visit, user) -> list[Task]:
    return [task for task in tasks(visit, user) if task.is_missing]


def _task(title: str, url_name: str, fact, wanted: str) -> Task:
    return Task(title, url_name, TaskStatus.DONE if fact else TaskStatus.MISSING, "" if fact else wanted)


def _follow_up(visit: Visit) -> Task:
    """Nothing to follow up is an answer too once fieldwork has begun."""
    name, hint = "What to follow up", _counted(visit.follow_up_count, "line", "chosen")
    if visit.follow_up_count:
        return Task(name, "findings:follow-up", TaskStatus.DONE, hint)
    if visit.stage in BEFORE_FIELDWORK:
        return Task(name, "findings:follow-up", TaskStatus.MISSING, "Tick the lines to look at again")
    return Task(name, "findings:follow-up", TaskStatus.DONE, "None chosen")


def _findings(visit: Visit) -> Task:
    name, hint = "Findings", _counted(visit.finding_count, "finding", "recorded")
    if visit.waiting_count:
        hint = f"{hint}; {_counted(visit.waiting_count, 'passage', 'of the letter waiting')}"
        return Task(name, "findings:list", TaskStatus.MISSING, hint)
    if visit.finding_count:
        return Task(name, "findings:list", TaskStatus.DONE, hint)
    return Task(name, "findings:list", _later_or_missing(visit), "Record what inspectors found")


def _evaluations(visit: Visit) -> Task:
    hint = f"{visit.evaluation_count} of {_counted(visit.area_count, 'area')}"
    if visit.area_count and visit.evaluation_count >= visit.area_count:
        return Task("Evaluation of progress", "findings:evaluation", TaskStatus.DONE, hint)
    return Task("Evaluation of progress", "findings:evaluation", _later_or_missing(visit), hint)


def _done(visit: Visit) -> Task:
    if visit.stage == Stage.DONE:
        return Task("Visit done", "", TaskStatus.DONE)
    status = TaskStatus.MISSING if visit.stage == Stage.WRITING_UP else TaskStatus.LATER
    return Task("Visit done", "findings:done", status, "A senior HMI marks the visit done when all is written up")


def _letter(visit: Visit) -> Task:
    letter = getattr(visit, "letter", None)
    if letter and letter.stage in Letter.RELEASED:
        return Task("Letter", "findings:letter", TaskStatus.DONE, f"Recorded as {letter.get_stage_display().lower()}")
    status = TaskStatus.MISSING if visit.stage == Stage.DONE else TaskStatus.LATER
    return Task("Letter", "findings:letter", status, "Record it as published or withheld")


def _later_or_missing(visit: Visit) -> TaskStatus:
    return TaskStatus.LATER if visit.stage in BEFORE_FIELDWORK else TaskStatus.MISSING


def _counted(number: int, noun: str, rest: str = "") -> str:
    return f"{number} {noun}{'' if number == 1 else 's'} {rest}".strip()
