"""Actions of the councils' improvement plans."""

from django.contrib import admin

from findings.models import Action
from ofsted_tracker.record_admin import VersionedRecord


@admin.register(Action)
class ActionAdmin(VersionedRecord):
    search_fields = ["reference", "wording", "owner", "authority__name"]
    list_display = ["reference", "authority", "wording", "owner", "due", "status"]
    list_filter = ["status", "authority__ofsted_region", "due"]
    list_select_related = ["authority"]
    autocomplete_fields = ["authority", "lines"]
    date_hierarchy = "due"
