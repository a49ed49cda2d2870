"""Saving a record that two people may have open: the second save loses nothing and overwrites nothing."""

from django.db import models, transaction

from .errors import StaleEdit


class Versioned(models.Model):
    """A record whose every edit raises `version`; a form carries the version it was opened at."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


def edit(record, /, *, version: int, by, reason: str = "", **changes):
    """Apply `changes` if `record` still stands at `version`; return the saved record.

    Raises StaleEdit (with the record as it now stands) if somebody saved in between, and ValidationError if the result
    breaks a rule. History keeps who and why.
    """
    with transaction.atomic():
        current = type(record).objects.select_for_update(of=("self",)).get(pk=record.pk)
        if current.version != version:
            raise StaleEdit(current)
        for field, value in changes.items():
            setattr(current, field, value)
        current.version += 1
        return keep(current, by=by, reason=reason)


def keep(record, *, by, reason: str = ""):
    """Check the whole record against every rule and save it, remembering who and why in its history."""
    record.full_clean()
    record._history_user = by
    record._change_reason = reason or None
    record.save()
    return record


def discard(record, *, by, reason: str = "") -> None:
    """Delete a row that nothing stands on; its history keeps that it was there, who took it away and why."""
    record._history_user = by
    record._change_reason = reason or None
    record.delete()
