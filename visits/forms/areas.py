"""Areas covered: the themes offered under each judgement of the anchor inspection, in the inspection's order."""

from django import forms

from ofsted_tracker.forms.choices import CheckboxSelectMultiple
from visits.actions.team import Area
from visits.models import Inspection, ThemeArea


class AreasField(forms.MultipleChoiceField):
    """Cleans to a frozenset of Areas. What a visit covers already is offered even where the grouping has changed."""

    widget = CheckboxSelectMultiple(small=True)
    default_error_messages = {"invalid_choice": "Choose areas from the list"}

    def offer(self, anchor: Inspection, standing: frozenset[Area] = frozenset()) -> None:
        self.areas = {_key(area): area for area in [*_offered(anchor), *standing]}
        self.choices = _grouped(self.areas)

    def prepare_value(self, value):
        return [_key(area) if isinstance(area, Area) else area for area in value or []]

    def clean(self, value) -> frozenset[Area]:
        return frozenset(self.areas[key] for key in super().clean(value))


def _offered(anchor: Inspection) -> list[Area]:
    rows = (
        ThemeArea.objects.filter(area__framework=anchor.framework_id)
        .select_related("theme", "area")
        .order_by("area__position", "theme__position")
    )
    return [Area(row.theme, row.area) for row in rows]


def _key(area: Area) -> str:
    return f"{area.theme.pk}-{area.judged.pk}"


def _grouped(areas: dict[str, Area]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for key, area in sorted(areas.items(), key=lambda pair: _place(pair[1])):
        groups.setdefault(area.judged.label, []).append((key, area.theme.name))
    return list(groups.items())


def _place(area: Area) -> tuple[int, int]:
    return (area.judged.position, area.theme.position)
