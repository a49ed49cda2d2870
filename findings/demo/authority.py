"""Authorities and what they were judged, as the administrator enters them."""

from collections.abc import Iterable
from datetime import date

from ofsted_tracker.editing import keep
from visits.models import (
    Framework,
    Inspection,
    InspectionPeriod,
    Judgement,
    LocalAuthority,
    LocalAuthorityName,
    Recommendation,
    Theme,
)
from visits.names import matched_form

from .clock import Days


def add_authority(slug: str, facts: dict) -> LocalAuthority:
    """An invented authority, marked as an example; left alone if it is there."""
    authority = LocalAuthority.objects.filter(slug=slug).first()
    if authority is None:
        authority = keep(LocalAuthority(slug=slug, is_example=True, **facts), by=None)
        name = authority.name
        keep(LocalAuthorityName(authority=authority, name=name, matched=matched_form(name)), by=None)
    return authority


def is_untouched(authority: LocalAuthority) -> bool:
    """Nothing is on record of it: no inspection and no programme."""
    return not (authority.inspections.exists() or authority.programmes.exists())


def add_inspection(
    authority: LocalAuthority, facts: dict, fieldwork: Iterable[Days], published_on: date, *, by
) -> Inspection:
    """The inspection with its fieldwork, judgements and recommendations."""
    inspection = keep(
        Inspection(
            authority=authority,
            framework=Framework.objects.get(code=facts["framework"]),
            published_on=published_on,
            lead_as_printed=facts.get("lead", ""),
        ),
        by=by,
    )
    for start, end in fieldwork:
        keep(InspectionPeriod(inspection=inspection, start=start, end=end), by=by)
    _add_judgements(inspection, facts["grades"], by=by)
    for number, said in enumerate(facts.get("recommendation", []), start=1):
        theme = Theme.objects.get(code=said["theme"])
        keep(Recommendation(inspection=inspection, number=number, text=said["text"], theme=theme), by=by)
    return inspection


def _add_judgements(inspection: Inspection, grades: dict, *, by) -> None:
    offered = {grade.key: grade for grade in inspection.framework.grades.all()}
    for area in inspection.framework.areas.all():
        keep(Judgement(inspection=inspection, area=area, grade=offered[grades[area.key]]), by=by)
