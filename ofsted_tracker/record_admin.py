"""How a record is shown and edited in the Django admin: under the same rules as on the pages, with who and why kept."""

from django import forms
from django.contrib import admin
from django.contrib.admin.filters import ListFilter
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from simple_history.admin import SimpleHistoryAdmin

from .editing import Versioned, discard, edit, keep

NOT_OF_THE_RECORD = {"change_reason", "opened_at"}


class CheckedForm(forms.ModelForm):
    """Checks the whole record, not only the fields shown: a broken rule is a sentence, never a failed save."""

    def _post_clean(self):
        super()._post_clean()
        if self.errors:
            return
        try:
            self.instance.full_clean(exclude=self._parents_not_saved_yet())
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                self.add_error(name if name in self.fields and name != NON_FIELD_ERRORS else None, messages)

    def _parents_not_saved_yet(self) -> set[str]:
        """The record a row of an inline belongs to is saved after the row is checked."""
        return {
            field.name
            for field in self.instance._meta.concrete_fields
            if field.is_relation
            and field.is_cached(self.instance)
            and (parent := getattr(self.instance, field.name)) is not None
            and parent.pk is None
        }


class RecordForm(CheckedForm):
    change_reason = forms.CharField(
        label="Reason for the change",
        required=False,
        max_length=1000,
        widget=AdminTextInputWidget(attrs={"size": 100}),
        help_text="Kept in the history, beside your name.",
    )


class VersionedRecordForm(RecordForm):
    """Carries the version it was opened at: the second save of a stale form shows both texts and loses neither."""

    opened_at = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["opened_at"] = self.instance.version

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            standing = type(self.instance).objects.select_for_update(of=("self",)).get(pk=self.instance.pk)
            if cleaned.get("opened_at") != standing.version:
                self._show_both(standing)
        return cleaned

    def _show_both(self, standing) -> None:
        for name in self.fields.keys() - NOT_OF_THE_RECORD:
            now = getattr(standing, name)
            if not hasattr(now, "through") and now != self.cleaned_data.get(name, now):
                self.add_error(name, f"Somebody else saved meanwhile: {_words(standing, name)}")
        self.add_error(
            None,
            "Somebody else saved this after you opened it. What they saved stands above each field you have "
            "otherwise; what you typed is kept. Save again if yours is to stand.",
        )
        self.data = self.data.copy()
        self.data[self.add_prefix("opened_at")] = standing.version


def _words(record, name: str) -> str:
    shown = getattr(record, f"get_{name}_display", None)
    return str(shown() if shown else getattr(record, name)) or "nothing"


class NoProbing:
    """A list is narrowed by its listed filters only, so that no address can feel for what a page does not show."""

    def lookup_allowed(self, lookup, value, request=None) -> bool:
        listed = self.get_list_filter(request) if request else self.list_filter
        return any(self._belongs_to(lookup, self._parameter(item)) for item in listed)

    def _parameter(self, item) -> str:
        if isinstance(item, list | tuple):
            item = item[0]
        return item.parameter_name if isinstance(item, type) and issubclass(item, ListFilter) else item

    def _belongs_to(self, lookup: str, name: str) -> bool:
        ends = ("", "__exact", "__isnull", "__gte", "__lt", "__id__exact", "__code__exact")
        return any(lookup == name + end for end in ends)


class Record(NoProbing, SimpleHistoryAdmin):
    """A record the administrator may edit. Deleting is for rows nothing stands on; the database keeps the rest."""

    form = RecordForm
    list_per_page = 50
    show_full_result_count = False
    view_on_site = False

    def get_fields(self, request, obj=None):
        shown = [name for name in super().get_fields(request, obj) if name not in NOT_OF_THE_RECORD]
        if obj is None or not self.has_change_permission(request, obj):
            return shown
        return [*shown, *(name for name in self.form.declared_fields if name not in shown)]

    def save_model(self, request, obj, form, change):
        changed = set(form.changed_data) - NOT_OF_THE_RECORD
        if change and not changed:
            return
        reason = form.cleaned_data.get("change_reason", "")
        obj._history_user, obj._change_reason = request.user, reason or None
        if change and isinstance(obj, Versioned):
            saved = edit(
                obj,
                version=form.cleaned_data["opened_at"],
                by=request.user,
                reason=reason,
                **self.changes_of(form, changed),
            )
            obj.version = saved.version
        else:
            keep(obj, by=request.user, reason=reason)

    def changes_of(self, form, changed: set[str]) -> dict:
        """The new value of every column the form changed."""
        columns = {field.name for field in self.model._meta.concrete_fields}
        return {name: form.cleaned_data[name] for name in changed & columns}

    def save_formset(self, request, form, formset, change):
        reason = form.cleaned_data.get("change_reason", "")
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            discard(row, by=request.user, reason=reason)
        for row in rows:
            keep(row, by=request.user, reason=reason)
        formset.save_m2m()

    def delete_model(self, request, obj):
        discard(obj, by=request.user)

    def delete_queryset(self, request, queryset):
        for record in queryset:
            discard(record, by=request.user)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """An earlier state is shown, never put back from here."""
        if request.method != "GET":
            raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)


class VersionedRecord(Record):
    form = VersionedRecordForm


class Kept:
    """A formal record: it stays, whatever becomes of it."""

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class MadeOnThePages:
    """Made by the people whose work it is, through the rules of the pages."""

    def has_add_permission(self, request, obj=None) -> bool:
        return False


class ReadOnly(Kept, MadeOnThePages):
    def has_change_permission(self, request, obj=None) -> bool:
        return False


class ReadOnlyRecord(ReadOnly, NoProbing, admin.ModelAdmin):
    """Written by the tracker as things happen, and looked at only."""

    list_per_page = 50
    show_full_result_count = False


class Rows(admin.TabularInline):
    """Rows that belong to the record above them."""

    form = CheckedForm
    extra = 0
    select_related: tuple[str, ...] = ()

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.select_related)


class ReadOnlyRows(ReadOnly, Rows):
    pass


class RowsOnceSaved(Rows):
    """Shown when the record they belong to is saved: their rules look at it."""

    def has_add_permission(self, request, obj=None) -> bool:
        return obj is not None and super().has_add_permission(request, obj)

    def has_view_permission(self, request, obj=None) -> bool:
        return obj is not None and super().has_view_permission(request, obj)

    def has_change_permission(self, request, obj=None) -> bool:
        return obj is not None and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return obj is not None and super().has_delete_permission(request, obj)
