"""Inspections: when, under which framework, what was judged and what was recommended."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, Min, OuterRef, Q
from django.urls import reverse

from ofsted_tracker.constraints import in_date_order, said
from ofsted_tracker.history import tracked

from .authority import LocalAuthority
from .framework import Framework, Grade, JudgementArea, Theme


class InspectionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(authority__in=LocalAuthority.objects.visible_to(user))

    def in_order(self):
        return self.annotate(first_day=Min("periods__start")).order_by("first_day", "pk")

    def judged_inadequate(self):
        """Inadequate in at least one judgement of the inspection itself (a separate review does not count)."""
        return self.filter(
            Exists(
                Judgement.objects.filter(
                    inspection=OuterRef("pk"), grade__key=Grade.Key.INADEQUATE, area__separate_review=False
                )
            )
        )


class Inspection(models.Model):
    authority = models.ForeignKey(LocalAuthority, models.PROTECT, related_name="inspections")
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="inspections")
    published_on = models.DateField("report published on", null=True, blank=True)
    report_link = models.URLField("link to the report", max_length=300, blank=True)
    lead_as_printed = models.CharField("lead inspector as printed", max_length=200, blank=True)
    history = tracked()

    objects = InspectionQuerySet.as_manager()

    class Meta:
        ordering = ["authority", "pk"]

    def __str__(self) -> str:
        return f"{self.authority}, inspection under {self.framework}"

    def get_absolute_url(self) -> str:
        return reverse("visits:inspection", args=[self.authority.slug, self.pk])

    @property
    def fieldwork(self) -> list["InspectionPeriod"]:
        return sorted(self.periods.all(), key=lambda period: period.start)


class InspectionPeriod(models.Model):
    """Days inspectors were on site; an inspection may have more than one such period."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="periods")
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
                name="inspection_period_in_order",
                message="The last day cannot be before the first day.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.start} to {self.end}"

    def clean(self):
        """Which framework applied is decided by the fieldwork, never by the date of publication."""
        framework = self.inspection.framework if self.inspection_id else None
        if framework and self.start and not framework.covers(self.start):
            raise ValidationError(
                {"start": f"{framework} was not in use on this day. Choose the framework that was, or mend the date."}
            )


class Judgement(models.Model):
    """The grade of one judgement area, or "not judged" (which is not the same as worse)."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="judgements")
    area = models.ForeignKey(JudgementArea, models.PROTECT, related_name="judgements")
    grade = models.ForeignKey(Grade, models.PROTECT, null=True, blank=True, related_name="judgements")
    not_judged = models.BooleanField(default=False)
    history = tracked()

    class Meta:
        ordering = ["inspection", "area__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "area"],
                name="judgement_once_per_area",
                violation_error_message="This area already has its judgement.",
            ),
            models.CheckConstraint(
                condition=Q(grade__isnull=False, not_judged=False) | Q(grade__isnull=True, not_judged=True),
                name="judgement_grade_or_not_judged",
                violation_error_message="Choose a grade, or tick not judged.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.words}"

    @property
    def words(self) -> str:
        return "Not judged" if self.not_judged else str(self.grade)

    def clean(self):
        framework_id = self.inspection.framework_id if self.inspection_id else None
        if self.area_id and framework_id and self.area.framework_id != framework_id:
            raise ValidationError({"area": "Choose a judgement area of the inspection's own framework."})
        if self.grade_id and framework_id and self.grade.framework_id != framework_id:
            raise ValidationError({"grade": "Choose a grade of the inspection's own framework."})


class Recommendation(models.Model):
    """Something the inspection said must get better."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="recommendations")
    history = tracked()

    class Meta:
        ordering = ["inspection", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "number"],
                name="recommendation_number_once",
                violation_error_message="This inspection already has a recommendation with this number.",
            ),
            said("text", when=Q(), name="recommendation_said", message="Write the recommendation."),
        ]

    def __str__(self) -> str:
        return f"Recommendation {self.number}"
