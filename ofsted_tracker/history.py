"""Who changed what, when, from what to what: field changes and stage changes of a record in one list."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import models
from simple_history.models import HistoricalRecords


def tracked(**kwargs) -> HistoricalRecords:
    """History of a model: stages have their own rows (Transition), and `version` says nothing to a reader."""
    return HistoricalRecords(history_change_reason_field=models.TextField(null=True), **kwargs)


@dataclass(frozen=True)
class FieldChange:
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """One moment of a record's life, as a reader is told it."""

    at: datetime
    by: str
    what: str
    reason: str = ""
    changes: list[FieldChange] = field(default_factory=list)


def changes(record) -> list[Change]:
    """Everything that happened to `record`, newest first."""
    return newest_first([*_field_changes(record), *_stage_changes(record)])


def newest_first(rows: list[Change]) -> list[Change]:
    """Of one moment, what was done last comes first too; `rows` are in the order they were done."""
    return sorted(rows, key=lambda change: change.at)[::-1]


def changes_between(versions, *, name=None) -> list[Change]:
    """Changes of many records of one model at one query: `versions` are rows of its history.

    `name(row)` is what a reader calls the record, where the list is about more than one.
    """
    older, rows = {}, []
    for newer in versions.select_related("history_user").order_by("history_date", "history_id"):
        fields = _differences(newer, older.get(newer.id))
        if newer.id not in older or fields or newer.history_type == "-":
            what = {"+": "Added", "~": "Changed", "-": "Removed"}[newer.history_type]
            rows.append(
                Change(
                    newer.history_date,
                    _name(newer.history_user),
                    f"{name(newer)}: {what.lower()}" if name else what,
                    newer.history_change_reason or "",
                    fields,
                )
            )
        older[newer.id] = newer
    return rows


def _field_changes(record) -> list[Change]:
    return changes_between(record.history) if hasattr(record, "history") else []


def _differences(newer, older) -> list[FieldChange]:
    if older is None:
        return []
    skipped = {"version", "stage", "entry_key"}
    # Which of the linked records a reader may see named, only the page that shows them knows.
    links = [linked.name for linked in newer._history_m2m_fields]
    found = newer.diff_against(older, excluded_fields=links, foreign_keys_are_objs=True).changes
    return [
        FieldChange(
            _label(newer, change.field),
            _words(newer, change.field, change.old),
            _words(newer, change.field, change.new),
        )
        for change in found
        if change.field not in skipped
    ]


def _stage_changes(record) -> list[Change]:
    if not hasattr(record, "transitions"):
        return []
    labels = dict(type(record)._meta.get_field("stage").choices)
    return [
        Change(
            row.at,
            _name(row.by),
            "Stage changed",
            row.reason,
            [FieldChange("Stage", labels.get(row.source, row.source), labels.get(row.target, row.target))],
        )
        for row in record.transitions.select_related("by")
    ]


def _name(user) -> str:
    return str(user) if user else "The system"


def _label(record, name: str) -> str:
    label = str(record._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def _words(record, name: str, value) -> str:
    if value is None or value == "" or str(value).startswith("Deleted "):
        return "none"
    choices = dict(record._meta.get_field(name).flatchoices)
    if value in choices:
        return str(choices[value])
    if isinstance(value, bool):
        return "yes" if value else "no"
    if hasattr(value, "strftime"):
        return _date_words(value)
    return str(value)


def _date_words(value) -> str:
    """A date as written in a letter: 21 February 2017, with the London time where there is one."""
    from django.utils import timezone

    if isinstance(value, datetime):
        value = timezone.localtime(value)
        return f"{value.day} {value:%B %Y}, {value:%H:%M}"
    return f"{value.day} {value:%B %Y}" if hasattr(value, "year") else str(value)
