"""The calendar, the timetable of a letter, and the deadlines computed with them.

A deadline that stands is never moved from here: whoever runs the visit has it computed anew on its page.
"""

from django.contrib import admin, messages
from django.db.models import Count

from ofsted_tracker.record_admin import ReadOnlyRecord, Record
from ofsted_tracker.wording import day
from visits.models import Deadline, Holiday, Timetable

MOST_NAMED = 10


@admin.register(Holiday)
class HolidayAdmin(Record):
    search_fields = ["name", "day"]
    list_display = ["day", "name", "one_off"]
    list_filter = ["one_off", "day"]
    date_hierarchy = "day"

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change or "day" in form.changed_data:
            _say_what_changes(request, {obj.day, form.initial.get("day") or obj.day})

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        _say_what_changes(request, {obj.day})

    def delete_queryset(self, request, queryset):
        days = {holiday.day for holiday in queryset}
        super().delete_queryset(request, queryset)
        _say_what_changes(request, days)


def _say_what_changes(request, days: set) -> None:
    """Which deadlines were counted over these days: they stand until somebody has them computed anew."""
    weekend = sorted(one for one in days if one.weekday() > 4)
    for one in weekend:
        messages.info(request, f"{day(one)} is a {one:%A}, so it changes no deadline.")
    refs = set()
    for one in days.difference(weekend):
        counted = Deadline.objects.filter(counted_from__lt=one, computed_due__gte=one).exclude(visit__stage="cancelled")
        refs |= {deadline.visit.ref for deadline in counted.select_related("visit")}
    if refs:
        named = ", ".join(sorted(refs)[:MOST_NAMED]) + (" and others" if len(refs) > MOST_NAMED else "")
        messages.warning(
            request,
            f"Deadlines of {named} were counted over this day. They stay as they are; whoever runs the visit can have "
            "them computed anew on its page.",
        )


@admin.register(Timetable)
class TimetableAdmin(Record):
    search_fields = ["basis"]
    list_display = [
        "in_use_from",
        "in_use_to",
        "draft_days",
        "comments_days",
        "final_days",
        "publication_days",
        "basis",
        "deadlines_counted",
    ]
    list_filter = ["in_use_from"]
    readonly_fields = ["in_use_to"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_end().annotate(deadline_count=Count("deadlines"))

    @admin.display(description="in use to the day before")
    def in_use_to(self, timetable: Timetable) -> str:
        later = getattr(timetable, "next_from", None)
        return day(later) if later else "further notice"

    @admin.display(description="deadlines computed with it")
    def deadlines_counted(self, timetable: Timetable) -> int:
        return timetable.deadline_count

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and form.changed_data and obj.deadlines.exists():
            messages.warning(
                request,
                "Deadlines computed with this timetable stay as they are. The page of each visit says where it would "
                "now be another day, and whoever runs the visit can have it computed anew there.",
            )


@admin.register(Deadline)
class DeadlineAdmin(ReadOnlyRecord):
    """Set and taken back on the pages, with a reason."""

    search_fields = ["visit__programme__authority__name", "override_reason"]
    list_display = ["visit", "step", "due_on", "is_overridden"]
    list_filter = ["step", "computed_due"]
    list_select_related = ["visit__programme__authority"]
    date_hierarchy = "computed_due"

    def get_queryset(self, request):
        return super().get_queryset(request).with_due().select_related("visit__programme__authority", "timetable")

    @admin.display(description="due", ordering="due_on")
    def due_on(self, deadline: Deadline):
        return deadline.due

    @admin.display(description="set by a person", boolean=True)
    def is_overridden(self, deadline: Deadline) -> bool:
        return deadline.is_overridden
