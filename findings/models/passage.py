"""Pieces of an imported letter that wait for a person to make findings of them."""

from django.db import models
from django.db.models import Q

from ofsted_tracker.constraints import one_of
from ofsted_tracker.history import tracked
from visits.models import Visit

from .finding import Finding
from .letter import Letter


class PassageState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    USED = "used", "Used"
    DROPPED = "dropped", "Dropped"


class PassageQuerySet(models.QuerySet):
    def readable_by(self, user):
        return self.filter(letter__visit__in=Visit.objects.readable_by(user))

    def waiting(self):
        return self.filter(state=Passage.State.WAITING)


class Passage(models.Model):
    """A span of a letter's text as read (offsets in characters). While it waits it is counted nowhere."""

    State = PassageState

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="passages")
    section = models.CharField(max_length=300)
    paragraph = models.PositiveSmallIntegerField(help_text="Counted from 1 in its section.")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, blank=True, related_name="passages")
    history = tracked()

    objects = PassageQuerySet.as_manager()

    class Meta:
        ordering = ["letter", "start"]
        constraints = [
            one_of("state", PassageState, name="passage_state_known"),
            models.UniqueConstraint(fields=["letter", "start"], name="passage_once"),
            models.CheckConstraint(
                condition=Q(start__lt=models.F("end")),
                name="passage_starts_before_it_ends",
                violation_error_message="A passage needs some words.",
            ),
            models.CheckConstraint(
                condition=Q(state="used", finding__isnull=False) | (~Q(state="used") & Q(finding__isnull=True)),
                name="passage_used_has_finding",
                violation_error_message="A used passage belongs to a finding; one that waits or is dropped does not.",
            ),
        ]

    def __str__(self) -> str:
        return f"Passage, paragraph {self.paragraph}"

    @property
    def text(self) -> str:
        """The words of the passage with white space collapsed."""
        return " ".join(self.letter.text[self.start : self.end].split())
