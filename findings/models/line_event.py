"""What happened to lines of enquiry, event by event."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ofsted_tracker.append_only import AppendOnly, AppendOnlyQuerySet
from ofsted_tracker.constraints import in_date_order, one_of
from visits.models import Inspection, LocalAuthority, Visit

from .line import LineOfEnquiry


class LineEventKind(models.TextChoices):
    OPENED = "opened", "Opened"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Reopened"
    MERGED_INTO = "merged_into", "Merged into"
    SPLIT_FROM = "split_from", "Split from"
    CARRIED_OVER = "carried_over", "Carried over"
    SPLIT_UP = "split_up", "Split up"
    UNDONE = "undone", "Undone"


NAMES_ANOTHER_LINE = [LineEventKind.MERGED_INTO, LineEventKind.SPLIT_FROM, LineEventKind.CARRIED_OVER]


class LineEventRaisedBy(models.TextChoices):
    INSPECTORS = "inspectors", "Inspectors"
    COUNCIL = "council", "The council"


class LineEventQuerySet(AppendOnlyQuerySet):
    def readable_by(self, user):
        """Events at a visit follow the visit; events at the inspection or on a day follow their line."""
        return self.filter(
            Q(visit__in=Visit.objects.readable_by(user))
            | Q(visit=None, line__in=LineOfEnquiry.objects.readable_by(user))
        )

    def standing(self):
        """Not undone."""
        return self.filter(undone_by__isnull=True).exclude(kind=LineEventKind.UNDONE)

    def tell_of_a_line(self, user):
        """Events through which a person comes to know of a line: at a visit they read, or where it began elsewhere."""
        elsewhere = Q(kind=LineEventKind.OPENED, visit=None)
        return self.standing().filter(
            Q(visit__in=Visit.objects.readable_by(user))
            | (elsewhere & Q(line__programme__authority__in=LocalAuthority.objects.visible_to(user)))
        )


class LineEvent(AppendOnly):
    """Something that happened to a line: append-only. What is undone stays, beside the event that undoes it."""

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
    step = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="done_with_it",
        verbose_name="done in one step with",
    )
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")

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
            models.CheckConstraint(
                condition=Q(kind="undone", undoes__isnull=False) | (~Q(kind="undone") & Q(undoes__isnull=True)),
                name="line_event_undone_says_which",
                violation_error_message="Say which step is undone.",
            ),
            models.CheckConstraint(
                condition=Q(other_line__isnull=True) | ~Q(other_line=F("line")),
                name="line_event_names_another_line",
                violation_error_message="Choose another matter: one cannot be merged into itself.",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=NAMES_ANOTHER_LINE) | Q(other_line__isnull=False),
                name="line_event_says_with_which_line",
                violation_error_message="Say which other matter this is about.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.line}"
