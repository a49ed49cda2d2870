"""Who changed what of an inspection: the inspection itself, its days, judgements and recommendations, in one list."""

from dataclasses import replace

from ofsted_tracker.history import Change, changes, changes_between
from ofsted_tracker.wording import period
from visits.models import Inspection, InspectionPeriod, Judgement, Recommendation


def inspection_history(inspection: Inspection) -> list[Change]:
    """Newest first."""
    areas = {area.pk: area.short_label for area in inspection.framework.areas.all()}
    parts = [
        (InspectionPeriod, lambda row: f"Fieldwork: {period(row.start, row.end)}"),
        (Judgement, lambda row: f"Judgement: {areas.get(row.area_id, 'another framework')}"),
        (Recommendation, lambda row: f"Recommendation {row.number}"),
    ]
    rows = [replace(change, what=f"Inspection: {change.what.lower()}") for change in changes(inspection)]
    for model, name in parts:
        rows += changes_between(model.history.filter(inspection_id=inspection.pk), name=name)
    return sorted(rows, key=lambda change: change.at, reverse=True)
