"""Inspections with their fieldwork, judgements and recommendations; and the programmes anchored on them."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property

from ofsted_tracker.record_admin import Kept, MadeOnThePages, Record, RowsOnceSaved
from visits.models import (
    Inspection,
    InspectionPeriod,
    Judgement,
    MonitoringProgramme,
    Recommendation,
)


class InspectionPeriodRows(RowsOnceSaved):
    model = InspectionPeriod


class JudgementFormSet(BaseInlineFormSet):
    """Offers the areas and grades of the inspection's own framework."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for name, choices in self._offered.items():
            form.fields[name].choices = choices

    @cached_property
    def _offered(self) -> dict[str, list]:
        framework = self.instance.framework
        return {
            "area": [("", "---------"), *((area.pk, str(area)) for area in framework.areas.all())],
            "grade": [("", "---------"), *((grade.pk, str(grade)) for grade in framework.grades.all())],
        }


class JudgementRows(RowsOnceSaved):
    model = Judgement
    formset = JudgementFormSet
    select_related = ("area", "grade")


class RecommendationRows(RowsOnceSaved):
    model = Recommendation
    autocomplete_fields = ["theme"]


@admin.register(Inspection)
class InspectionAdmin(Record):
    search_fields = ["authority__name", "lead_as_printed", "framework__name"]
    list_display = ["authority", "framework", "published_on", "lead_as_printed"]
    list_filter = ["framework", "authority__ofsted_region", "published_on"]
    list_select_related = ["authority", "framework"]
    autocomplete_fields = ["authority", "framework"]
    date_hierarchy = "published_on"
    formfield_overrides = {models.URLField: {"assume_scheme": "https", "widget": AdminURLFieldWidget}}
    inlines = [InspectionPeriodRows, JudgementRows, RecommendationRows]

    def get_readonly_fields(self, request, obj=None):
        """Judgements and programmes stand on these two."""
        return ["authority", "framework"] if obj else []


@admin.register(Judgement)
class JudgementAdmin(Record):
    search_fields = ["inspection__authority__name", "area__label"]
    list_display = ["inspection", "area", "grade", "not_judged"]
    list_filter = ["area__framework", "area__key", "grade__key"]
    list_select_related = ["inspection__authority", "inspection__framework", "area", "grade"]
    autocomplete_fields = ["inspection", "area", "grade"]


@admin.register(Recommendation)
class RecommendationAdmin(Record):
    search_fields = ["inspection__authority__name", "text"]
    list_display = ["inspection", "number", "text", "theme"]
    list_filter = ["theme", "inspection__framework"]
    list_select_related = ["inspection__authority", "inspection__framework", "theme"]
    autocomplete_fields = ["inspection", "theme"]


@admin.register(MonitoringProgramme)
class MonitoringProgrammeAdmin(Kept, MadeOnThePages, Record):
    """Started and ended by a senior HMI on the pages: ending one also closes its lines."""

    search_fields = ["authority__name", "judged_on"]
    list_display = ["authority", "judged_in", "judged_on", "started_on", "ended_on"]
    list_filter = ["authority__ofsted_region", "started_on", "ended_on"]
    list_select_related = ["authority"]
    date_hierarchy = "started_on"
    fields = [
        "authority",
        "anchor",
        "judged_in",
        "judged_on",
        "started_on",
        "start_reason",
        "ended_on",
        "end_reason",
    ]
    readonly_fields = ["authority", "anchor", "ended_on", "end_reason"]
