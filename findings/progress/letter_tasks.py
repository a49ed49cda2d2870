"""The letter's steps as tasks, each with the day it is due; for a visit without deadlines the letter alone."""

from ofsted_tracker.wording import day
from visits.models import Step, Visit

from .deadlines import DueStep, Today, due_steps
from .task import Task, TaskStatus

WRITTEN = {Visit.Stage.WRITING_UP, Visit.Stage.DONE}


def letter_tasks(visit: Visit, today: Today) -> list[Task]:
    steps = due_steps(visit, today)
    return [_step(one, visit) for one in steps] if steps else [_letter(visit)]


def _step(one: DueStep, visit: Visit) -> Task:
    place = _place(one)
    if one.is_done:
        return Task(one.title, place, TaskStatus.DONE, _how_done(one, visit), one.deadline.step)
    due = f"Due {one.deadline.due:%A} {day(one.deadline.due)}"
    hint = f"{due}, set by hand" if one.deadline.is_overridden else due
    return Task(one.title, place, _status(one, visit), hint, one.deadline.step, words=one.how_late)


def _place(one: DueStep) -> str:
    """Publication is recorded on the letter's page; where the others are worked on, their days are all there is."""
    return "findings:letter" if one.deadline.step == Step.PUBLICATION else "visits:deadlines"


def _status(one: DueStep, visit: Visit) -> TaskStatus:
    if one.is_late:
        return TaskStatus.LATE
    return TaskStatus.MISSING if one.is_next and visit.stage in WRITTEN else TaskStatus.LATER


def _how_done(one: DueStep, visit: Visit) -> str:
    letter = getattr(visit, "letter", None)
    if one.deadline.step == Step.FINAL and letter and letter.letter_date:
        return f"Dated {day(letter.letter_date)}"
    return _recorded(letter) if one.deadline.step == Step.PUBLICATION else ""


def _letter(visit: Visit) -> Task:
    letter = getattr(visit, "letter", None)
    if letter and letter.is_released:
        return Task("Letter", "findings:letter", TaskStatus.DONE, _recorded(letter))
    status = TaskStatus.MISSING if visit.stage == Visit.Stage.DONE else TaskStatus.LATER
    return Task("Letter", "findings:letter", status, "Record it as published or withheld")


def _recorded(letter) -> str:
    return f"Recorded as {letter.get_stage_display().lower()}"
