"""Who led a visit and who was second, from whom to whom and when."""

from ofsted_tracker.history import Change, FieldChange
from visits.models import Visit, VisitInspector

NOBODY = "nobody"
PARTS = {VisitInspector.Part.LEAD: "Lead inspector", VisitInspector.Part.SECOND: "Second inspector"}


def team_history(visit: Visit) -> list[Change]:
    """In the order it was done. A change that alters neither name nor part (which user is meant) is told too."""
    versions = VisitInspector.history.filter(visit_id=visit.pk).select_related("history_user", "user")
    older, told = {}, []
    for row in versions.order_by("history_date", "history_id"):
        changes = _changes(older.get(row.id), row)
        if changes:
            by = str(row.history_user) if row.history_user else "The system"
            told.append(Change(row.history_date, by, "Team: changed", row.history_change_reason or "", changes))
        older[row.id] = row
    return told


def _changes(before, row) -> list[FieldChange]:
    if row.history_type == "-":
        return [FieldChange(PARTS[row.part], row.name, NOBODY)]
    if before is None:
        return [FieldChange(PARTS[row.part], NOBODY, row.name)]
    if before.part != row.part:
        return [
            FieldChange(PARTS[before.part], before.name, NOBODY),
            FieldChange(PARTS[row.part], NOBODY, row.name),
        ]
    if (before.name, before.user_id) != (row.name, row.user_id):
        return [FieldChange(PARTS[row.part], _who(before, row), _who(row, before))]
    return []


def _who(row, other) -> str:
    """The name; with the account it belongs to where only that differs."""
    if row.name != other.name:
        return row.name
    return f"{row.name} ({row.user.email if row.user else 'no account'})"
