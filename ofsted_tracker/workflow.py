"""One way for any record to move from stage to stage, and the row that remembers it."""

from datetime import datetime

from django.conf import settings
from django.db import models, transaction

from .append_only import AppendOnly
from .errors import StaleStage


class Transition(AppendOnly):
    """A stage change: who, when, from, to, why. A concrete class adds `record`, the record that moved."""

    source = models.CharField("from", max_length=20)
    target = models.CharField("to", max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.source} to {self.target}"


def move(record, *, source: str, target: str, by, at: datetime, reason: str = "", **facts) -> None:
    """Move `record` from `source` to `target`, once.

    `facts` are the columns a constraint ties to the stage (such as the date of publication); nothing else changes and
    `version` is not raised. Raises StaleStage if the record is not (any longer) in `source`.
    """
    with transaction.atomic():
        moved = type(record).objects.filter(pk=record.pk, stage=source).update(stage=target, **facts)
        if not moved:
            raise StaleStage("This has already been moved on by somebody else. The page now shows where it stands.")
        record.transitions.create(source=source, target=target, by=by, at=at, reason=reason)
    record.stage = target
    for name, value in facts.items():
        setattr(record, name, value)
