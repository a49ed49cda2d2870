"""The letter of a visit: where it stands, its dates, and its text as read."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from ofsted_tracker.constraints import both_or_neither, in_date_order, one_of, stage_has
from ofsted_tracker.history import tracked
from ofsted_tracker.workflow import Transition
from visits.models import Visit


class LetterStage(models.TextChoices):
    DRAFTING = "drafting", "Drafting"
    IN_QA = "in_qa", "In quality assurance"
    WITH_COUNCIL = "with_council", "With the council"
    RESPONDING = "responding", "Responding to comments"
    FINAL = "final", "Final"
    PRE_PUBLISHED = "pre_published", "Shared before publication"
    ON_HOLD = "on_hold", "On hold"
    PUBLISHED = "published", "Published"
    WITHHELD = "withheld", "Withheld"


class LetterQuerySet(models.QuerySet):
    def readable_by(self, user):
        """Published letters are for everyone who is signed in; every other letter follows its visit."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(
            Q(stage=Letter.Stage.PUBLISHED, visit__stage=Visit.Stage.DONE)
            | Q(visit__in=Visit.objects.readable_by(user))
        )

    def released(self):
        return self.filter(stage__in=Letter.RELEASED)


class Letter(models.Model):
    """One letter a visit. The first visit's is withheld unless a senior HMI decides otherwise, with a reason."""

    Stage = LetterStage

    RELEASED = (Stage.PUBLISHED, Stage.WITHHELD)

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="letter")
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.DRAFTING)
    letter_date = models.DateField("date on the letter", null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    withheld_on = models.DateField("recorded as withheld on", null=True, blank=True)
    headline = models.TextField(blank=True)
    addressee = models.TextField("addressee as printed", blank=True)
    signatory = models.CharField("signed by", max_length=200, blank=True)
    source_file = models.FileField(upload_to="letters/", null=True, blank=True, editable=False)
    source_name = models.CharField("file name", max_length=200, blank=True, editable=False)
    source_sha256 = models.CharField("hash of the file", max_length=64, blank=True, editable=False)
    number_as_printed = models.PositiveSmallIntegerField(
        "number of the visit as the letter prints it", null=True, blank=True, editable=False
    )
    text = models.TextField("text as read", blank=True, editable=False)
    text_hash = models.CharField("hash of the text", max_length=64, null=True, blank=True, unique=True, editable=False)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="letters_imported",
    )
    imported_at = models.DateTimeField(null=True, blank=True, editable=False)
    history = tracked(excluded_fields=["published_on", "withheld_on", "text"])

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["visit"]
        constraints = [
            one_of("stage", LetterStage, name="letter_stage_known"),
            stage_has(
                ["published"],
                "published_on",
                name="letter_published_has_its_date",
                message="A published letter has the date it was published.",
            ),
            stage_has(
                ["withheld"],
                "withheld_on",
                name="letter_withheld_has_its_date",
                message="A withheld letter has the date that was recorded.",
            ),
            in_date_order(
                "letter_date",
                "published_on",
                name="letter_published_after_its_date",
                message="A letter cannot be published before the date printed on it.",
            ),
            both_or_neither(
                "imported_by",
                "imported_at",
                name="letter_imported_by_someone",
                message="Say who imported this letter.",
            ),
        ]

    def __str__(self) -> str:
        return f"Letter of {self.visit}"

    def get_absolute_url(self) -> str:
        return reverse("findings:letter", args=[self.visit.ref])

    @property
    def is_released(self) -> bool:
        return self.stage in self.RELEASED


class LetterSection(models.Model):
    """A heading of the letter, as printed, with its paragraphs."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=300)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["letter", "position"]
        constraints = [models.UniqueConstraint(fields=["letter", "position"], name="section_position_once")]

    def __str__(self) -> str:
        return self.heading

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n\n") if self.text else []


class LetterTransition(Transition):
    record = models.ForeignKey(Letter, models.PROTECT, related_name="transitions")
