"""One piece of a visit's work, as a list of tasks shows it."""

from dataclasses import dataclass

from django.db import models


class TaskStatus(models.TextChoices):
    DONE = "done", "Done"
    MISSING = "missing", "To do"
    LATE = "late", "Late"
    LATER = "later", "Not yet"
    LEFT = "left", "Not recorded"


@dataclass(frozen=True)
class Task:
    """`url_name` and `anchor` say where it is done; `href` is filled for those who may go there."""

    title: str
    url_name: str
    status: TaskStatus
    hint: str = ""
    anchor: str = ""
    words: str = ""
    href: str = ""

    @property
    def is_missing(self) -> bool:
        return self.status in {TaskStatus.MISSING, TaskStatus.LATE}

    @property
    def shown(self) -> str:
        return self.words or self.status.label

    @property
    def colour(self) -> str:
        """Only what needs somebody is coloured."""
        return {TaskStatus.MISSING: "light-blue", TaskStatus.LATE: "red"}.get(self.status, "")
