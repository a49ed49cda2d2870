"""Letters and their passages. Before a letter is released its words are shown to nobody here."""

from django.contrib import admin
from simple_history.template_utils import HistoricalRecordContextHelper

from findings.models import Letter, LetterSection, LetterTransition, Passage
from ofsted_tracker.record_admin import (
    Kept,
    MadeOnThePages,
    ReadOnly,
    ReadOnlyRecord,
    ReadOnlyRows,
    Record,
)

DATES = ["visit", "stage", "letter_date", "published_on", "withheld_on"]
WORDS = ["headline", "addressee", "signatory", "source_name", "source_sha256", "text", "imported_by", "imported_at"]
# Fields of the history that hold earlier wordings, written before the letter was final.
NEVER_IN_HISTORY = {"headline", "source_file", "source_name", "source_sha256", "text_hash"}


class LetterSectionRows(ReadOnlyRows):
    model = LetterSection
    fields = ["heading", "text"]


class LetterTransitionRows(ReadOnlyRows):
    model = LetterTransition
    fields = ["at", "by", "source", "target", "reason"]
    select_related = ("by",)


class WithoutWordings(HistoricalRecordContextHelper):
    """The history of a letter tells its dates and who imported it, not how it was once worded."""

    def context_for_delta_changes(self, delta):
        delta.changes[:] = [change for change in delta.changes if change.field not in NEVER_IN_HISTORY]
        return super().context_for_delta_changes(delta)


@admin.register(Letter)
class LetterAdmin(Kept, MadeOnThePages, Record):
    search_fields = ["visit__programme__authority__name", "=visit__id"]
    list_display = ["visit", "stage", "letter_date", "published_on", "withheld_on"]
    list_filter = ["stage", "visit__programme__authority__ofsted_region", "letter_date"]
    list_select_related = ["visit__programme__authority"]
    date_hierarchy = "letter_date"
    readonly_fields = [
        "visit",
        "stage",
        "published_on",
        "withheld_on",
        "source_name",
        "source_sha256",
        "text",
        "imported_by",
        "imported_at",
    ]

    def get_fields(self, request, obj=None):
        now = obj is not None and not hasattr(obj, "_history")
        self_fields = [*DATES, *WORDS] if now and obj.is_released else DATES
        return [*self_fields, *self.form.declared_fields]

    def get_inlines(self, request, obj=None):
        sections = [LetterSectionRows] if obj and obj.is_released else []
        return [*sections, LetterTransitionRows]

    def get_historical_record_context_helper(self, request, historical_record):
        return WithoutWordings(self.model, historical_record)


@admin.register(LetterTransition)
class LetterTransitionAdmin(ReadOnlyRecord):
    search_fields = ["record__visit__programme__authority__name", "reason"]
    list_display = ["at", "record", "source", "target", "by"]
    list_filter = ["target", "at"]
    list_select_related = ["record__visit__programme__authority", "by"]
    date_hierarchy = "at"


@admin.register(Passage)
class PassageAdmin(ReadOnly, Record):
    """Used and dropped on the findings page of the visit."""

    search_fields = ["letter__visit__programme__authority__name", "=letter__visit__id"]
    list_display = ["letter", "start", "state", "finding"]
    list_filter = ["state", "letter__stage"]
    list_select_related = ["letter__visit__programme__authority", "finding__visit", "finding__line"]

    def get_fields(self, request, obj=None):
        place = ["letter", "start", "end", "state", "finding"]
        return [*place, "section", "paragraph", "text"] if obj and obj.letter.is_released else place
