"""Lines of enquiry: one matter that can get better or worse by itself, followed from visit to visit."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from ofsted_tracker.constraints import said
from ofsted_tracker.editing import Versioned
from ofsted_tracker.history import tracked
from visits.models import MonitoringProgramme, Recommendation, Theme


class LineOfEnquiryQuerySet(models.QuerySet):
    def readable_by(self, user):
        """Lines of which the person may read how they began, or a finding; of one carried over, of what it continues.

        The end of a programme tells nobody of a matter they do not know already.
        """
        from .finding import Finding
        from .line_event import LineEvent

        of_it = Q(line=OuterRef("pk")) | Q(line=OuterRef("continues")) | Q(line=OuterRef("continues__continues"))
        events = LineEvent.objects.tell_of_a_line(user).filter(of_it)
        findings = Finding.objects.readable_by(user).standing().filter(of_it)
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
        constraints = [
            said("title", when=Q(), name="line_titled", message="Name the matter in a few words."),
            models.UniqueConstraint(
                fields=["continues", "programme"],
                condition=Q(continues__isnull=False),
                name="line_carried_over_once",
                violation_error_message="This matter has been carried over to this programme already.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("findings:line", args=[self.pk])

    def clean(self):
        if self.recommendation_id and self.recommendation.inspection_id != self.programme.anchor_id:
            raise ValidationError({"recommendation": "Choose a recommendation of the programme's anchor inspection."})
        if self.continues_id and self.continues.programme.authority_id != self.programme.authority_id:
            raise ValidationError({"continues": "Choose a line of an earlier programme of the same authority."})
