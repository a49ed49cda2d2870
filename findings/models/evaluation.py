"""Evaluations of progress: what a person says of an area covered. Never computed, never averaged, never a grade."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from ofsted_tracker.constraints import one_of, said
from ofsted_tracker.editing import Versioned
from ofsted_tracker.history import tracked
from visits.models import CoveredTheme, Visit

from .finding import LONGEST_TEXT


class ProgressJudgementValue(models.TextChoices):
    DECLINED = "declined", "Declined"
    INSUFFICIENT = "insufficient", "Insufficient"
    LIMITED = "limited", "Limited"
    EARLY = "early", "Early"
    STEADY = "steady", "Steady"
    GOOD = "good", "Good"
    SUSTAINED = "sustained", "Sustained"


class ProgressJudgementQuerySet(models.QuerySet):
    def readable_by(self, user):
        return self.filter(covered_theme__visit__in=Visit.objects.readable_by(user))


class ProgressJudgement(Versioned, models.Model):
    """Shown as "Evaluation of progress": monitoring visits make no inspection judgements.

    It hangs on an area covered, so a theme the visit did not cover cannot have one.
    """

    Value = ProgressJudgementValue

    DEFINITIONS = {
        Value.DECLINED: "Weaker than at the last look.",
        Value.INSUFFICIENT: "Little has changed and children still get a poor service.",
        Value.LIMITED: "Things were done, but practice has hardly changed or changes too slowly.",
        Value.EARLY: "Recent change; too soon to see its effect.",
        Value.STEADY: "Better for many children, and the pace is right.",
        Value.GOOD: "Clear improvement for most children.",
        Value.SUSTAINED: "Good, and it has lasted since an earlier visit.",
    }

    covered_theme = models.OneToOneField(
        CoveredTheme, models.PROTECT, related_name="evaluation", verbose_name="area covered"
    )
    value = models.CharField("evaluation of progress", max_length=20, choices=Value.choices)
    rationale = models.TextField(validators=[MaxLengthValidator(LONGEST_TEXT)])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    history = tracked(excluded_fields=["at"])

    objects = ProgressJudgementQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluation of progress"
        verbose_name_plural = "evaluations of progress"
        constraints = [
            one_of("value", ProgressJudgementValue, name="evaluation_value_known"),
            said(
                "rationale",
                when=Q(),
                name="evaluation_has_rationale",
                message="Say why, in a sentence or two.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.covered_theme}: {self.get_value_display()}"

    def get_absolute_url(self) -> str:
        """Its place on the page of the visit's evaluations."""
        return f"{reverse('findings:evaluation', args=[self.covered_theme.visit.ref])}#area-{self.covered_theme_id}"

    @property
    def definition(self) -> str:
        return self.DEFINITIONS[self.value]
