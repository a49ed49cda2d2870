"""A form that is sent twice (double click, Back and send again) makes one record."""

import uuid

from django.db import models


class MadeOnce(models.Model):
    """`entry_key` is drawn when the empty form is shown; the same key never makes a second row."""

    entry_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        abstract = True


def entry_key_of(value: str | None) -> uuid.UUID | None:
    """The key a form carried, or None where it is missing or not one of ours."""
    try:
        return uuid.UUID(str(value))
    except ValueError:
        return None
