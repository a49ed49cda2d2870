"""Inspection frameworks as data: their judgement areas in their own words and order, grades and themes."""

from datetime import date

from django.db import models
from django.db.models import Q

from ofsted_tracker.constraints import in_date_order, one_of
from ofsted_tracker.history import tracked


class FrameworkQuerySet(models.QuerySet):
    def in_use_on(self, day: date):
        """Frameworks under which an inspection could begin on `day`; where there are two, a person chooses."""
        return self.filter(in_use_from__lte=day).filter(Q(in_use_to__isnull=True) | Q(in_use_to__gte=day))


class Framework(models.Model):
    """SIF, ILACS 2018, ILACS 2023, ILACS 2026. SIF and ILACS overlap from January to August 2018."""

    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=150, unique=True)
    in_use_from = models.DateField()
    in_use_to = models.DateField(null=True, blank=True)
    history = tracked()

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        ordering = ["in_use_from"]
        constraints = [
            in_date_order(
                "in_use_from",
                "in_use_to",
                name="framework_ends_after_it_starts",
                message="A framework cannot end before it starts.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def covers(self, day: date) -> bool:
        return self.in_use_from <= day and (self.in_use_to is None or day <= self.in_use_to)


class JudgementAreaKey(models.TextChoices):
    OVERALL = "overall", "Overall effectiveness"
    LEADERS = "leaders", "Leaders"
    HELP_AND_PROTECTION = "help_and_protection", "Help and protection"
    CARE = "care", "Children in care"
    CARE_AND_CARE_LEAVERS = "care_and_care_leavers", "Children in care and care leavers"
    LOOKED_AFTER = "looked_after", "Children looked after"
    ADOPTION = "adoption", "Adoption"
    CARE_LEAVERS = "care_leavers", "Care leavers"
    LEADERSHIP = "leadership", "Leadership, management and governance"
    LSCB = "lscb", "Local safeguarding children board"


class JudgementArea(models.Model):
    """A judgement a framework makes, with the label as reports print it."""

    Key = JudgementAreaKey

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="areas")
    key = models.CharField(max_length=30, choices=Key.choices)
    label = models.CharField(max_length=150)
    short_label = models.CharField(max_length=60, help_text="For table headings and lists.")
    number = models.CharField(max_length=5, blank=True, help_text="As printed, such as 2.1.")
    position = models.PositiveSmallIntegerField()
    separate_review = models.BooleanField(default=False, help_text="Reviewed beside the inspection, as SIF's LSCB was.")
    history = tracked()

    class Meta:
        ordering = ["framework", "position"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "key"], name="area_once_in_framework"),
            models.UniqueConstraint(fields=["framework", "position"], name="area_position_once"),
            one_of("key", JudgementAreaKey, name="area_key_known"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.label}".strip()


class GradeKey(models.TextChoices):
    OUTSTANDING = "outstanding", "Outstanding"
    GOOD = "good", "Good"
    REQUIRES_IMPROVEMENT = "requires_improvement", "Requires improvement"
    INADEQUATE = "inadequate", "Inadequate"


class Grade(models.Model):
    """A grade of a framework, best first, in that framework's own words."""

    Key = GradeKey

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="grades")
    key = models.CharField(max_length=30, choices=Key.choices)
    label = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()
    history = tracked()

    class Meta:
        ordering = ["framework", "position"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "key"], name="grade_once_in_framework"),
            one_of("key", GradeKey, name="grade_key_known"),
        ]

    def __str__(self) -> str:
        return self.label


class Theme(models.Model):
    """A part of practice inspectors look at, such as the front door or permanence."""

    code = models.CharField(max_length=4, unique=True)
    name = models.CharField(max_length=80, unique=True)
    description = models.CharField(max_length=250)
    position = models.PositiveSmallIntegerField(unique=True)
    history = tracked()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class ThemeArea(models.Model):
    """Under which judgement area of a framework a theme is offered: our grouping, editable."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="theme_areas")
    area = models.ForeignKey(JudgementArea, models.CASCADE, related_name="theme_areas")
    history = tracked()

    class Meta:
        ordering = ["area", "theme"]
        constraints = [models.UniqueConstraint(fields=["theme", "area"], name="theme_area_once")]

    def __str__(self) -> str:
        return f"{self.theme} under {self.area}"
