"""Monitoring programmes: a dated decision to go back, never computed from grades."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from ofsted_tracker.constraints import in_date_order, said
from ofsted_tracker.history import tracked

from .authority import LocalAuthority
from .inspection import Inspection


class MonitoringProgrammeQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(authority__in=LocalAuthority.objects.visible_to(user))

    def open(self):
        return self.filter(ended_on__isnull=True)

    def judged_in_month(self, month):
        """Programmes a letter that prints this month may speak of.

        Letters print either the month of the inspection's fieldwork or that of its publication (Dudley's do both).
        """
        in_month = Q(judged_in=month)
        for day in ("anchor__periods__start", "anchor__periods__end", "anchor__published_on"):
            in_month |= Q(**{f"{day}__year": month.year, f"{day}__month": month.month})
        return self.filter(in_month).distinct()


class MonitoringProgramme(models.Model):
    authority = models.ForeignKey(LocalAuthority, models.PROTECT, related_name="programmes")
    anchor = models.ForeignKey(Inspection, models.PROTECT, related_name="programmes", verbose_name="anchor inspection")
    judged_in = models.DateField("judged inadequate in", help_text="The month letters print; stored as its first day.")
    judged_on = models.CharField(
        "judged inadequate on",
        max_length=150,
        blank=True,
        help_text='Where it was not overall, such as "leaders".',
    )
    started_on = models.DateField()
    start_reason = models.TextField("why it was started")
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.TextField("why it was ended", blank=True)
    history = tracked()

    objects = MonitoringProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["authority", "started_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority"],
                condition=Q(ended_on__isnull=True),
                name="programme_one_open",
                violation_error_message="This authority already has an open monitoring programme. End that one first.",
            ),
            in_date_order(
                "started_on",
                "ended_on",
                name="programme_ends_after_it_starts",
                message="A programme cannot end before it starts.",
            ),
            said(
                "start_reason",
                when=Q(),
                name="programme_start_reason",
                message="Say why the programme was started.",
            ),
            said(
                "end_reason",
                when=Q(ended_on__isnull=False),
                name="programme_end_reason",
                message="Say why the programme was ended.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority}, monitoring since {self.judged_in:%B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("findings:authority", args=[self.authority.slug])

    @property
    def is_open(self) -> bool:
        return self.ended_on is None

    def clean(self):
        if self.judged_in:
            self.judged_in = self.judged_in.replace(day=1)
        if self.anchor_id and self.authority_id and self.anchor.authority_id != self.authority_id:
            raise ValidationError({"anchor": "Choose an inspection of this authority."})
