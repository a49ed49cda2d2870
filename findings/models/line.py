"""Lines of enquiry: one matter that can get better or worse by itself, followed from visit to visit."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from ofsted_tracker.append_only import AppendOnly, AppendOnlyQuerySet
from ofsted_tracker.constraints import in_date_order, one_of, said
from ofsted_tracker.editing import Versioned
from ofsted_tracker.history import tracked
from visits.models import Inspection, LocalAuthority, MonitoringProgramme, Recommendation, Theme, Visit


class LineOfEnquiryQuerySet(models.QuerySet):
    def readable_by(self, user):
        """Lines of which the person may read at least one event or finding."""
        from .finding import Finding

        events = LineEvent.objects.readable_by(user).filter(line=OuterRef("pk"))
        findings = Finding.objects.readable_by(user).standing().filter(line=OuterRef("pk"))
        return self.filter(Exists(events) | Exists(findings))


class LineOfEnquiry(Versioned, models.Model):
    """Whether a line is open is not stored: it is read from the events the reader may see, in order of visit."""

    programme = models.ForeignKey(MonitoringProgramme, models.PROTECT, related_name="lines")
    title = models.CharField(max_length=200)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="lines")
    recommendation = models.OneToOneField(
        Recommendation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="line",
        verbose_name="from recommendation",
    )
    continues = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="continued_by",
        verbose_name="carried over from",
    )
    history = tracked()

    objects = LineOfEnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["theme__position", "title", "pk"]
        verbose_name = "line of enquiry"
        verbose_name_plural = "lines of enquiry"
        constraints = [said("title", when=Q(), name="line_titled", message="Name the matter in a few words.")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("findings:line", args=[self.pk])

    def clean(self):
        if self.recommendation_id and self.recommendation.inspection_id != self.programme.anchor_id:
            raise ValidationError({"recommendation": "Choose a recommendation of the programme's anchor inspection."})


class LineEventKind(models.TextChoices):
    OPENED = "opened", "Opened"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Reopened"
    MERGED_INTO = "merged_into", "Merged into"
    SPLIT_FROM = "split_from", "Split from"
    CARRIED_OVER = "carried_over", "Carried over"


class LineEventRaisedBy(models.TextChoices):
    INSPECTORS = "inspectors", "Inspectors"
    COUNCIL = "council", "The council"


class LineEventQuerySet(AppendOnlyQuerySet):
    def readable_by(self, user):
        """Events at a visit follow the visit; events at the inspection or on a day follow the authority."""
        return self.filter(
            Q(visit__in=Visit.objects.readable_by(user))
            | Q(visit=None, line__programme__authority__in=LocalAuthority.objects.visible_to(user))
        )


class LineEvent(AppendOnly):
    """Something that happened to a line: append-only."""

    Kind = LineEventKind
    RaisedBy = LineEventRaisedBy

    line = models.ForeignKey(LineOfEnquiry, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="line_events")
    inspection = models.ForeignKey(Inspection, models.PROTECT, null=True, blank=True, related_name="line_events")
    on = models.DateField(null=True, blank=True, help_text="Where it was neither at a visit nor at the inspection.")
    raised_by = models.CharField(max_length=20, choices=RaisedBy.choices, default=RaisedBy.INSPECTORS)
    raised_on = models.DateField("raised by the council on", null=True, blank=True)
    fixed_on = models.DateField("fixed on, as the council says", null=True, blank=True)
    other_line = models.ForeignKey(LineOfEnquiry, models.PROTECT, null=True, blank=True, related_name="other_events")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    objects = LineEventQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            one_of("kind", LineEventKind, name="line_event_kind_known"),
            one_of("raised_by", LineEventRaisedBy, name="line_event_raised_by_known"),
            in_date_order(
                "raised_on",
                "fixed_on",
                name="line_fixed_after_raised",
                message="It cannot be fixed before it was raised.",
            ),
            models.CheckConstraint(
                condition=Q(visit__isnull=False, inspection__isnull=True, on__isnull=True)
                | Q(visit__isnull=True, inspection__isnull=False, on__isnull=True)
                | Q(visit__isnull=True, inspection__isnull=True, on__isnull=False),
                name="line_event_happened_somewhere",
                violation_error_message="Say at which visit, at the inspection or on which day this happened.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.line}"
