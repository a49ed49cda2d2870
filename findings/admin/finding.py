"""Findings, what was to be followed up, and evaluations of progress."""

from django import forms
from django.contrib import admin

from findings.models import Finding, FollowUp, ProgressJudgement
from ofsted_tracker.record_admin import (
    Kept,
    MadeOnThePages,
    ReadOnly,
    Record,
    VersionedRecord,
    VersionedRecordForm,
)


class ReasonedForm(VersionedRecordForm):
    """What inspectors found is changed for a reason that can be read later."""

    change_reason = forms.CharField(
        label="Reason for the change",
        max_length=1000,
        error_messages={"required": "Say why this is changed; the history keeps it."},
        widget=VersionedRecordForm.declared_fields["change_reason"].widget,
        help_text="Kept in the history, beside your name.",
    )


class FindingForm(ReasonedForm):
    def clean_direction(self) -> str:
        """A first look compares with nothing."""
        direction = self.cleaned_data["direction"]
        if direction == Finding.Direction.FIRST_LOOK:
            self.instance.compared_with = None
        return direction


@admin.register(Finding)
class FindingAdmin(Kept, MadeOnThePages, VersionedRecord):
    """Made, removed and moved on the visit's page, which gives the number and the order."""

    form = FindingForm
    search_fields = ["text", "line__title", "visit__programme__authority__name", "=visit__id"]
    list_display = ["ref", "line", "authority", "kind", "direction", "removed_at"]
    list_filter = ["kind", "direction", "line__theme", "visit__programme__authority__ofsted_region"]
    list_select_related = ["line", "visit__programme__authority"]
    fields = [
        "ref",
        "visit",
        "line",
        "kind",
        "text",
        "direction",
        "compared_with",
        "extent",
        "stage_of_change",
        "removed_at",
        "removed_by",
    ]
    readonly_fields = ["ref", "visit", "line", "compared_with", "removed_at", "removed_by"]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related("visit__programme__authority", "line", "compared_with__line", "compared_with__visit")
        )

    def changes_of(self, form, changed: set[str]) -> dict:
        changes = super().changes_of(form, changed)
        if changes.get("direction") == Finding.Direction.FIRST_LOOK:
            changes["compared_with"] = None
        return changes

    @admin.display(ordering="visit__programme__authority__name")
    def authority(self, finding: Finding) -> str:
        return str(finding.visit.programme.authority)


@admin.register(FollowUp)
class FollowUpAdmin(ReadOnly, Record):
    """Ticked and unticked on the visit's page."""

    search_fields = ["line__title", "visit__programme__authority__name", "=visit__id"]
    list_display = ["visit", "line", "ticked_by", "ticked_at"]
    list_filter = ["visit__stage", "line__theme"]
    list_select_related = ["visit__programme__authority", "line", "ticked_by"]


@admin.register(ProgressJudgement)
class ProgressJudgementAdmin(Kept, MadeOnThePages, VersionedRecord):
    form = ReasonedForm
    search_fields = ["rationale", "covered_theme__visit__programme__authority__name", "=covered_theme__visit__id"]
    list_display = ["visit", "covered_theme", "value", "by", "at"]
    list_filter = ["value", "covered_theme__theme"]
    list_select_related = ["covered_theme__visit__programme__authority", "covered_theme__theme", "by"]
    fields = ["visit", "covered_theme", "value", "rationale", "by", "at"]
    readonly_fields = ["visit", "covered_theme", "by", "at"]

    @admin.display(ordering="covered_theme__visit")
    def visit(self, evaluation: ProgressJudgement) -> str:
        return f"{evaluation.covered_theme.visit.ref}, {evaluation.covered_theme.visit}"
