"""Rows that are written once and stay as they are."""

from django.db import models


class AppendOnlyError(Exception):
    """Something tried to change or remove a row that is kept for ever."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise AppendOnlyError(f"{self.model._meta.verbose_name} rows are never changed.")

    def delete(self):
        raise AppendOnlyError(f"{self.model._meta.verbose_name} rows are never removed.")


class AppendOnly(models.Model):
    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnlyError(f"{self._meta.verbose_name} rows are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnlyError(f"{self._meta.verbose_name} rows are never removed.")
