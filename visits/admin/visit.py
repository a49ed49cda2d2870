"""Visits: what is on record of them. Their stage is moved on the pages, and every move is kept."""

from itertools import pairwise

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils import timezone
from django.utils.functional import cached_property

from ofsted_tracker.record_admin import (
    Kept,
    MadeOnThePages,
    ReadOnlyRecord,
    ReadOnlyRows,
    Rows,
    VersionedRecord,
)
from visits.actions import deadlines
from visits.models import CoveredTheme, Visit, VisitInspector, VisitPeriod, VisitTransition


class PeriodFormSet(BaseInlineFormSet):
    def clean(self):
        """Two periods typed together do not overlap either."""
        super().clean()
        spans = sorted(
            (form.cleaned_data["start"], form.cleaned_data["end"])
            for form in _standing(self)
            if form.cleaned_data.get("start") and form.cleaned_data.get("end")
        )
        if any(later[0] <= earlier[1] for earlier, later in pairwise(spans)):
            raise ValidationError("Two of these periods overlap. Choose other days.")


class TeamFormSet(BaseInlineFormSet):
    def clean(self):
        """One lead, and nobody twice."""
        super().clean()
        team = [form.cleaned_data for form in _standing(self)]
        if sum(one.get("part") == VisitInspector.Part.LEAD for one in team) > 1:
            raise ValidationError("A visit has one lead inspector.")
        users = [one["user"] for one in team if one.get("user")]
        if len(users) != len(set(users)):
            raise ValidationError("The same person is on the visit twice.")


def _standing(formset: BaseInlineFormSet) -> list[forms.ModelForm]:
    return [
        form for form in formset.forms if form.is_valid() and form.cleaned_data and not form.cleaned_data.get("DELETE")
    ]


class CoveredThemeFormSet(BaseInlineFormSet):
    """Offers the judgement areas of the anchor inspection's framework."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["area"].choices = self._areas

    @cached_property
    def _areas(self) -> list:
        areas = self.instance.programme.anchor.framework.areas.all()
        return [("", "---------"), *((area.pk, str(area)) for area in areas)]


class PeriodRows(Rows):
    model = VisitPeriod
    formset = PeriodFormSet


class InspectorRows(Rows):
    model = VisitInspector
    formset = TeamFormSet
    autocomplete_fields = ["user"]
    select_related = ("user",)


class CoveredThemeRows(Kept, Rows):
    """Taken away on the pages, where it is seen whether an evaluation stands on it."""

    model = CoveredTheme
    formset = CoveredThemeFormSet
    autocomplete_fields = ["theme"]
    select_related = ("theme", "area")


class VisitTransitionRows(ReadOnlyRows):
    model = VisitTransition
    fields = ["at", "by", "source", "target", "reason"]
    select_related = ("by",)


@admin.register(Visit)
class VisitAdmin(Kept, MadeOnThePages, VersionedRecord):
    search_fields = ["=id", "programme__authority__name", "inspectors__name"]
    search_help_text = "Authority, inspector, or the figures of the reference (42 for MV-0042)."
    list_display = ["ref", "authority", "title", "first_day", "stage", "record"]
    list_filter = ["stage", "record", "kind", "programme__authority__ofsted_region"]
    list_select_related = ["programme__authority"]
    fields = ["ref", "programme", "stage", "kind", "number", "record", "month", "focus", "evidence"]
    readonly_fields = ["ref", "programme", "stage", "record"]
    inlines = [PeriodRows, InspectorRows, CoveredThemeRows, VisitTransitionRows]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .with_first_day()
            .select_related("programme__authority", "programme__anchor__framework")
        )

    def save_related(self, request, form, formsets, change):
        """Days corrected here give new deadlines, as on the pages."""
        super().save_related(request, form, formsets, change)
        deadlines.set_for(form.instance, by=request.user, at=timezone.now())

    @admin.display(ordering="programme__authority__name")
    def authority(self, visit: Visit) -> str:
        return str(visit.programme.authority)

    @admin.display(description="first day", ordering="first_day")
    def first_day(self, visit: Visit):
        return visit.first_day


@admin.register(VisitTransition)
class VisitTransitionAdmin(ReadOnlyRecord):
    search_fields = ["record__programme__authority__name", "reason"]
    list_display = ["at", "record", "source", "target", "by"]
    list_filter = ["target", "at"]
    list_select_related = ["record__programme__authority", "by"]
    date_hierarchy = "at"
