"""Frameworks, their areas and grades, themes and where each is offered."""

from django.contrib import admin

from ofsted_tracker.record_admin import Record, Rows
from visits.models import Framework, Grade, JudgementArea, Theme, ThemeArea


class JudgementAreaRows(Rows):
    model = JudgementArea
    show_change_link = True
    select_related = ("framework",)


class GradeRows(Rows):
    model = Grade


class ThemeAreaRows(Rows):
    model = ThemeArea
    autocomplete_fields = ["theme", "area"]
    select_related = ("theme", "area__framework")


@admin.register(Framework)
class FrameworkAdmin(Record):
    search_fields = ["code", "name"]
    list_display = ["name", "code", "in_use_from", "in_use_to"]
    list_filter = ["in_use_from"]
    inlines = [JudgementAreaRows, GradeRows]


@admin.register(JudgementArea)
class JudgementAreaAdmin(Record):
    search_fields = ["label", "short_label", "framework__name"]
    list_display = ["label", "number", "framework", "position", "separate_review"]
    list_filter = ["framework", "key", "separate_review"]
    list_select_related = ["framework"]
    autocomplete_fields = ["framework"]
    inlines = [ThemeAreaRows]


@admin.register(Grade)
class GradeAdmin(Record):
    search_fields = ["label", "framework__name"]
    list_display = ["label", "framework", "position"]
    list_filter = ["framework", "key"]
    list_select_related = ["framework"]
    autocomplete_fields = ["framework"]


@admin.register(Theme)
class ThemeAdmin(Record):
    search_fields = ["code", "name", "description"]
    list_display = ["name", "code", "description", "position"]
    list_filter = ["theme_areas__area__framework"]
    inlines = [ThemeAreaRows]


@admin.register(ThemeArea)
class ThemeAreaAdmin(Record):
    search_fields = ["theme__name", "theme__code", "area__label"]
    list_display = ["theme", "area", "framework"]
    list_filter = ["area__framework", "theme"]
    list_select_related = ["theme", "area__framework"]
    autocomplete_fields = ["theme", "area"]

    @admin.display(ordering="area__framework")
    def framework(self, row: ThemeArea) -> str:
        return str(row.area.framework)
