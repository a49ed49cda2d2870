"""What inspectors found on a matter at a visit, and what they had set out to follow up."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.roles import Role
from ofsted_tracker.constraints import both_or_neither, one_of, said
from ofsted_tracker.editing import Versioned
from ofsted_tracker.history import tracked
from ofsted_tracker.once import MadeOnce
from visits.models import Visit

from .line import LineOfEnquiry

LONGEST_TEXT = 50_000


class FindingKind(models.TextChoices):
    STRENGTH = "strength", "Strength"
    IMPROVEMENT = "improvement", "Progress made"
    AREA_FOR_IMPROVEMENT = "area_for_improvement", "Area for improvement"
    SERIOUS_WEAKNESS = "serious_weakness", "Serious weakness"


class FindingDirection(models.TextChoices):
    FIRST_LOOK = "first_look", "First look"
    BETTER = "better", "Better"
    SAME = "same", "Same"
    WORSE = "worse", "Worse"
    COULD_NOT_TELL = "could_not_tell", "Looked, could not tell"


class FindingExtent(models.TextChoices):
    NONE = "none", "None"
    VERY_SMALL_NUMBER = "very_small_number", "A very small number"
    SMALL_NUMBER = "small_number", "A small number"
    MINORITY = "minority", "A minority"
    MANY = "many", "Many"
    MOST = "most", "Most"
    ALMOST_ALL = "almost_all", "Almost all"
    ALL = "all", "All"
    TOO_MANY = "too_many", "Too many"


class FindingStageOfChange(models.TextChoices):
    PLANNED = "planned", "Planned"
    STARTING = "starting", "Starting"
    NOT_CONSISTENT = "not_consistent", "Not consistent"
    CONSISTENT = "consistent", "Consistent"
    SUSTAINED = "sustained", "Sustained"


class FindingQuerySet(models.QuerySet):
    def readable_by(self, user):
        return self.filter(visit__in=Visit.objects.readable_by(user))

    def standing(self):
        """Not removed. A removed finding is kept: removing can be undone, and its reference is never given again."""
        return self.filter(removed_at__isnull=True)

    def in_letter_order(self):
        return self.order_by("position", "number")


class Finding(Versioned, MadeOnce, models.Model):
    """One line of enquiry as seen at one visit. Strengths are findings too."""

    Kind = FindingKind
    Direction = FindingDirection
    Extent = FindingExtent
    StageOfChange = FindingStageOfChange

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="findings")
    line = models.ForeignKey(LineOfEnquiry, models.PROTECT, related_name="findings", verbose_name="matter")
    number = models.PositiveSmallIntegerField(editable=False)
    position = models.PositiveSmallIntegerField(editable=False)
    kind = models.CharField(max_length=30, choices=Kind.choices)
    text = models.TextField("words", validators=[MaxLengthValidator(LONGEST_TEXT)])
    direction = models.CharField(max_length=20, choices=Direction.choices, default=Direction.FIRST_LOOK)
    compared_with = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="compared_by",
        help_text="The finding of the visit before, which the direction was set against.",
    )
    extent = models.CharField(max_length=20, choices=Extent.choices, blank=True)
    stage_of_change = models.CharField(max_length=20, choices=StageOfChange.choices, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    history = tracked(excluded_fields=["entry_key", "position", "compared_with"])

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["visit", "position", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "line"],
                condition=Q(removed_at__isnull=True),
                name="finding_once_per_line_and_visit",
                violation_error_message="This visit already has a finding on this matter. Add your words to that one.",
            ),
            models.UniqueConstraint(fields=["visit", "number"], name="finding_number_once_in_visit"),
            one_of("kind", FindingKind, name="finding_kind_known"),
            one_of("direction", FindingDirection, name="finding_direction_known"),
            one_of("extent", FindingExtent, name="finding_extent_known", blank=True),
            one_of("stage_of_change", FindingStageOfChange, name="finding_stage_of_change_known", blank=True),
            said("text", when=Q(), name="finding_said", message="Write what inspectors found."),
            models.CheckConstraint(
                condition=Q(direction="first_look", compared_with__isnull=True)
                | (~Q(direction="first_look") & Q(compared_with__isnull=False)),
                name="finding_direction_has_an_earlier_look",
                violation_error_message="A direction needs an earlier finding on the same matter to compare with.",
            ),
            both_or_neither(
                "removed_at",
                "removed_by",
                name="finding_removed_by_someone",
                message="Say who removed this finding.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.line}"

    def get_absolute_url(self) -> str:
        return reverse("findings:finding", args=[self.visit.ref, self.number])

    @property
    def ref(self) -> str:
        """MV-0042-07: given once; a removed finding's number is not given again."""
        return f"{self.visit.ref}-{self.number:02d}"

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None

    @property
    def paragraphs(self) -> list[str]:
        return [part.strip() for part in self.text.split("\n\n") if part.strip()]

    def clean(self):
        if self.visit_id and self.line_id and self.visit.programme_id != self.line.programme_id:
            raise ValidationError({"line": "Choose a matter of this authority's own programme."})


class FollowUpQuerySet(models.QuerySet):
    def readable_by(self, user):
        """What a visit sets out to follow up is for its readers, but not for quality readers: they read drafts."""
        if user.is_authenticated and user.role == Role.QUALITY_READER:
            return self.none()
        return self.filter(visit__in=Visit.objects.readable_by(user))


class FollowUp(models.Model):
    """A line the visit sets out to look at again. Ticked and not reached is not the same as not looked at."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="follow_ups")
    line = models.ForeignKey(LineOfEnquiry, models.PROTECT, related_name="follow_ups")
    ticked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ticked_at = models.DateTimeField()
    history = tracked()

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["visit", "pk"]
        constraints = [models.UniqueConstraint(fields=["visit", "line"], name="follow_up_once")]

    def __str__(self) -> str:
        return f"{self.line} at {self.visit.ref}"

    def clean(self):
        if self.visit_id and self.line_id and self.visit.programme_id != self.line.programme_id:
            raise ValidationError({"line": "Choose a matter of this authority's own programme."})
