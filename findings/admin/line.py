"""Lines of enquiry and what happened to them. Events are written once and never edited."""

from django.contrib import admin

from findings.actions.line_name import refuse_renaming_too_early
from findings.models import LineEvent, LineOfEnquiry
from ofsted_tracker.errors import Refused
from ofsted_tracker.record_admin import (
    Kept,
    MadeOnThePages,
    ReadOnlyRecord,
    ReadOnlyRows,
    VersionedRecord,
    VersionedRecordForm,
)


class LineForm(VersionedRecordForm):
    def clean(self):
        cleaned = super().clean()
        if "title" in self.changed_data and self.instance.pk:
            try:
                refuse_renaming_too_early(self.instance)
            except Refused as error:
                self.add_error("title", error.message)
        return cleaned


class LineEventRows(ReadOnlyRows):
    model = LineEvent
    fk_name = "line"
    fields = ["kind", "visit", "inspection", "on", "raised_by", "other_line", "by", "at", "reason"]
    select_related = (
        "visit__programme__authority",
        "inspection__authority",
        "inspection__framework",
        "other_line",
        "by",
    )


@admin.register(LineOfEnquiry)
class LineOfEnquiryAdmin(Kept, MadeOnThePages, VersionedRecord):
    form = LineForm
    search_fields = ["title", "programme__authority__name"]
    list_display = ["title", "theme", "authority"]
    list_filter = ["theme", "programme__authority__ofsted_region"]
    list_select_related = ["theme", "programme__authority"]
    autocomplete_fields = ["theme"]
    fields = ["programme", "title", "theme", "recommendation", "continues"]
    readonly_fields = ["programme", "recommendation", "continues"]
    inlines = [LineEventRows]

    @admin.display(ordering="programme__authority__name")
    def authority(self, line: LineOfEnquiry) -> str:
        return str(line.programme.authority)


@admin.register(LineEvent)
class LineEventAdmin(ReadOnlyRecord):
    search_fields = ["line__title", "line__programme__authority__name"]
    list_display = ["at", "line", "kind", "visit", "by"]
    list_filter = ["kind", "raised_by", "at"]
    list_select_related = ["line", "visit__programme__authority", "by"]
    date_hierarchy = "at"
