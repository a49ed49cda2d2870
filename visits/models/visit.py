"""Visits: a row for every time inspectors go back."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from ofsted_tracker.constraints import in_date_order, one_of, said, stage_has
from ofsted_tracker.editing import Versioned
from ofsted_tracker.history import tracked
from ofsted_tracker.once import MadeOnce
from ofsted_tracker.workflow import Transition

from .framework import JudgementArea, Theme
from .programme import MonitoringProgramme
from .visit_scope import VisitQuerySet


class VisitKind(models.TextChoices):
    MONITORING = "monitoring", "Monitoring visit"
    FOCUSED = "focused", "Focused visit"


class VisitRecord(models.TextChoices):
    FULL = "full", "Recorded here"
    FROM_LETTER = "from_letter", "Read from its letter"
    OUTLINE = "outline", "Not on record"


class VisitStage(models.TextChoices):
    PLANNED = "planned", "Planned"
    CONFIRMED = "confirmed", "Confirmed"
    FIELDWORK = "fieldwork", "Fieldwork"
    WRITING_UP = "writing_up", "Writing up"
    DONE = "done", "Done"
    CANCELLED = "cancelled", "Cancelled"


class Visit(Versioned, MadeOnce, models.Model):
    """One monitoring (or focused) visit. Its reference never changes; its number is as printed, never counted."""

    Kind = VisitKind
    Record = VisitRecord
    Stage = VisitStage

    programme = models.ForeignKey(MonitoringProgramme, models.PROTECT, related_name="visits")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.MONITORING)
    number = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="Which visit of the programme, as the letter prints it; empty if not known.",
    )
    record = models.CharField("what is on record", max_length=20, choices=Record.choices, default=Record.FULL)
    month = models.DateField(null=True, blank=True, help_text="Where only the month of the visit is known.")
    focus = models.TextField(blank=True, max_length=50_000)
    evidence = models.TextField("evidence used", blank=True, max_length=50_000)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.PLANNED)
    done_at = models.DateTimeField(null=True, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="past_visits_recorded",
        help_text="Who recorded a past visit or imported its letter: they write it up as its team does.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    history = tracked(excluded_fields=["done_at", "entry_key"])

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "pk"]
        constraints = [
            one_of("kind", VisitKind, name="visit_kind_known"),
            one_of("record", VisitRecord, name="visit_record_known"),
            one_of("stage", VisitStage, name="visit_stage_known"),
            models.UniqueConstraint(
                fields=["programme", "number"],
                condition=Q(number__isnull=False) & ~Q(stage="cancelled"),
                name="visit_number_once_in_programme",
                violation_error_message="Another visit of this programme already has this number.",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(kind="monitoring", number__gte=1),
                name="visit_number_only_for_monitoring_visits",
                violation_error_message="Only monitoring visits are numbered, from 1.",
            ),
            models.CheckConstraint(
                condition=Q(month__isnull=True) | Q(record="outline"),
                name="visit_month_only_for_outlines",
                violation_error_message="Give the dates of the visit; a month alone is for visits not on record.",
            ),
            stage_has(
                ["done"],
                "done_at",
                name="visit_done_has_its_date",
                message="A done visit has the date it was done.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.programme.authority}"

    def get_absolute_url(self) -> str:
        return reverse("findings:visit", args=[self.ref])

    @property
    def ref(self) -> str:
        """MV-0042: given when the visit is first saved, never changed."""
        return f"MV-{self.pk:04d}"

    @property
    def title(self) -> str:
        if self.number:
            return f"Visit {self.number}"
        if self.kind == self.Kind.FOCUSED:
            return "Focused visit"
        # Nothing here may differ between writing up and done: a council is not told which.
        is_ahead = self.stage in {self.Stage.PLANNED, self.Stage.CONFIRMED}
        return "Planned visit" if is_ahead else "Visit (number not known)"

    @property
    def fieldwork(self) -> list["VisitPeriod"]:
        return sorted(self.periods.all(), key=lambda period: period.start)

    @property
    def first_fieldwork_day(self) -> date | None:
        return min((period.start for period in self.periods.all()), default=None)

    @property
    def last_fieldwork_day(self) -> date | None:
        return max((period.end for period in self.periods.all()), default=None)

    @property
    def looked_at_on(self) -> date | None:
        """The day ages are counted from: the first fieldwork day, else the month."""
        return self.first_fieldwork_day or self.month

    @property
    def lead(self) -> "VisitInspector | None":
        return next((one for one in self.inspectors.all() if one.part == VisitInspector.Part.LEAD), None)

    @property
    def is_possibly_first(self) -> bool:
        """A first visit's letter is as a rule not published; where the number is not known it may be the first."""
        return self.kind == self.Kind.MONITORING and self.number in (None, 1)

    @property
    def is_open_for_findings(self) -> bool:
        return self.stage in {self.Stage.FIELDWORK, self.Stage.WRITING_UP}

    @property
    def is_outline(self) -> bool:
        return self.record == self.Record.OUTLINE

    def has_on_team(self, user) -> bool:
        """On the visit, or the one who recorded it afterwards."""
        return self.recorded_by_id == user.pk or any(
            one.user_id == user.pk for one in self.inspectors.all() if one.user_id
        )


class VisitPeriod(models.Model):
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="periods")
    start = models.DateField("first day")
    end = models.DateField("last day")
    history = tracked()

    class Meta:
        ordering = ["start"]
        verbose_name = "fieldwork period"
        constraints = [
            in_date_order(
                "start",
                "end",
                name="visit_period_in_order",
                message="The last day cannot be before the first day.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.start} to {self.end}"

    def clean(self):
        """Periods of one programme do not overlap: inspectors are on one visit at a time."""
        if not (self.visit_id and self.start and self.end):
            return
        clash = (
            VisitPeriod.objects.filter(
                visit__programme=self.visit.programme_id, start__lte=self.end, end__gte=self.start
            )
            .exclude(pk=self.pk)
            .exclude(visit__stage="cancelled")
            .select_related("visit")
            .first()
        )
        if clash:
            raise ValidationError(
                {
                    "start": f"These days overlap the fieldwork of {clash.visit.title} ({clash.visit.ref}), "
                    f"{clash.start:%-d %B %Y} to {clash.end:%-d %B %Y}. Choose other days."
                }
            )


class VisitInspectorPart(models.TextChoices):
    LEAD = "lead", "Lead"
    SECOND = "second", "Second"


class VisitInspector(models.Model):
    """Someone on the visit, as the letter prints the name; the user is known only where they use the tracker."""

    Part = VisitInspectorPart

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="inspectors")
    name = models.CharField("name as printed", max_length=150)
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.SECOND)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="visits_worked_on"
    )
    history = tracked()

    class Meta:
        ordering = ["visit", "part", "pk"]
        constraints = [
            one_of("part", VisitInspectorPart, name="inspector_part_known"),
            models.UniqueConstraint(
                fields=["visit"],
                condition=Q(part="lead"),
                name="visit_one_lead",
                violation_error_message="A visit has one lead inspector.",
            ),
            models.UniqueConstraint(
                fields=["visit", "user"],
                condition=Q(user__isnull=False),
                name="visit_inspector_once",
                violation_error_message="This person is already on the visit.",
            ),
            said("name", when=Q(), name="inspector_named", message="Write the inspector's name."),
        ]

    def __str__(self) -> str:
        return self.name


class CoveredTheme(models.Model):
    """An area covered: a theme this visit looks at, under a judgement area of the anchor inspection."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="covered_themes")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="covered")
    area = models.ForeignKey(JudgementArea, models.PROTECT, related_name="covered")
    history = tracked()

    class Meta:
        ordering = ["area__position", "theme__position"]
        verbose_name = "area covered"
        verbose_name_plural = "areas covered"
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "theme"],
                name="covered_theme_once",
                violation_error_message="This theme is already among the areas covered.",
            )
        ]

    def __str__(self) -> str:
        return str(self.theme)

    def clean(self):
        if self.visit_id and self.area_id:
            framework_id = self.visit.programme.anchor.framework_id
            if self.area.framework_id != framework_id:
                raise ValidationError({"area": "Choose a judgement area of the anchor inspection's framework."})


class VisitTransition(Transition):
    record = models.ForeignKey(Visit, models.PROTECT, related_name="transitions")
