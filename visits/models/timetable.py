"""From the last fieldwork day to the letter: how many working days each step is given, and the day each is due.

The numbers are our default, not from guidance: no published handbook says them. So they are data, dated, and can be
changed in the admin.
"""

from datetime import date

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from accounts.roles import Role
from ofsted_tracker.constraints import both_or_neither, in_date_order, one_of, said
from ofsted_tracker.editing import Versioned
from ofsted_tracker.history import tracked

from .visit import Visit

AT_LEAST_ONE, NOT_FOR_EVER = MinValueValidator(1), MaxValueValidator(250)


class Step(models.TextChoices):
    """In their order. The comments are counted from the draft, publication from the final letter."""

    DRAFT = "draft", "Draft letter to the council"
    COMMENTS = "comments", "Council’s comments on the draft"
    FINAL = "final", "Final letter"
    PUBLICATION = "publication", "Letter published or withheld"

    @property
    def after(self) -> "Step | None":
        """The step it is counted from; None: the last fieldwork day."""
        return {Step.COMMENTS: Step.DRAFT, Step.PUBLICATION: Step.FINAL}.get(self)


class TimetableQuerySet(models.QuerySet):
    def in_use_on(self, day: date) -> "Timetable | None":
        """The timetable of a visit whose last fieldwork day this is."""
        return self.filter(in_use_from__lte=day).order_by("-in_use_from").first()

    def with_end(self):
        """`next_from`: where another takes over. A timetable has no last day of its own, so none can overlap."""
        later = Timetable.objects.filter(in_use_from__gt=models.OuterRef("in_use_from")).order_by("in_use_from")
        return self.annotate(next_from=models.Subquery(later.values("in_use_from")[:1]))


class Timetable(models.Model):
    """Working days given to each step, for visits whose last fieldwork day is on or after `in_use_from`."""

    in_use_from = models.DateField(
        "in use from",
        unique=True,
        help_text="For visits whose last fieldwork day is this day or later, until the next timetable begins.",
        error_messages={"unique": "Another timetable begins on this day. Change that one instead."},
    )
    draft_days = models.PositiveSmallIntegerField(
        "draft letter", validators=[AT_LEAST_ONE, NOT_FOR_EVER], help_text="Working days after the last fieldwork day."
    )
    comments_days = models.PositiveSmallIntegerField(
        "council's comments", validators=[AT_LEAST_ONE, NOT_FOR_EVER], help_text="Working days after the draft letter."
    )
    final_days = models.PositiveSmallIntegerField(
        "final letter", validators=[AT_LEAST_ONE, NOT_FOR_EVER], help_text="Working days after the last fieldwork day."
    )
    publication_days = models.PositiveSmallIntegerField(
        "publication", validators=[NOT_FOR_EVER], help_text="Working days after the final letter."
    )
    basis = models.CharField(
        "where it is from",
        max_length=200,
        default="our default, not from guidance",
        help_text="Said wherever a deadline is explained.",
    )
    history = tracked()

    objects = TimetableQuerySet.as_manager()

    class Meta:
        ordering = ["in_use_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(draft_days__gte=1, comments_days__gte=1),
                name="timetable_steps_take_a_day",
                violation_error_message="Each step takes at least one working day.",
            ),
            models.CheckConstraint(
                condition=Q(final_days__gte=F("draft_days") + F("comments_days")),
                name="timetable_steps_in_order",
                violation_error_message="The final letter cannot be due before the council’s comments are: give it at "
                "least as many days as the draft and the comments together.",
            ),
            said("basis", when=Q(), name="timetable_basis_said", message="Say where the timetable is from."),
        ]

    def __str__(self) -> str:
        return f"Timetable from {self.in_use_from.day} {self.in_use_from:%B %Y}"

    def days_for(self, step: Step) -> int:
        return getattr(self, f"{step}_days")


class DeadlineQuerySet(models.QuerySet):
    def readable_by(self, user):
        """Those who work on the letter; support administrators, who send it. A council sees none of them."""
        if user.is_authenticated and user.role == Role.SUPPORT_ADMINISTRATOR:
            return self.filter(visit__in=Visit.objects.visible_to(user))
        return self.filter(visit__in=Visit.objects.drafts_readable_by(user))

    def with_due(self):
        """`due_on`: the day that stands, for the database to compare."""
        return self.annotate(due_on=Coalesce("overridden_due", "computed_due"))


class Deadline(Versioned, models.Model):
    """The day a step of a visit's letter is due: as computed, with what it was computed with, or as a person set it.

    A change of the timetable or the calendar leaves it as it is until somebody has it computed anew.
    """

    Step = Step

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="deadlines")
    step = models.CharField(max_length=20, choices=Step.choices)
    timetable = models.ForeignKey(Timetable, models.PROTECT, related_name="deadlines")
    working_days = models.PositiveSmallIntegerField("working days given")
    counted_from = models.DateField()
    computed_due = models.DateField("due, as computed")
    holidays_left_out = models.TextField(
        "holidays left out", blank=True, help_text="Of the calendar as it was when the day was computed."
    )
    computed_at = models.DateTimeField()
    overridden_due = models.DateField("due, as set by a person", null=True, blank=True)
    override_reason = models.TextField("why it was set", blank=True)
    overridden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="set by"
    )
    history = tracked(excluded_fields=["computed_at"])

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["visit", "computed_due"]
        constraints = [
            one_of("step", Step, name="deadline_step_known"),
            models.UniqueConstraint(fields=["visit", "step"], name="deadline_once_a_step"),
            in_date_order(
                "counted_from",
                "computed_due",
                name="deadline_after_what_it_is_counted_from",
                message="A step cannot be due before the day it is counted from.",
            ),
            both_or_neither(
                "overridden_due",
                "overridden_by",
                name="deadline_set_by_someone",
                message="Say who set this day.",
            ),
            said(
                "override_reason",
                when=Q(overridden_due__isnull=False),
                name="deadline_set_for_a_reason",
                message="Say why the day is set.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.visit}"

    def get_absolute_url(self) -> str:
        return reverse("visits:deadline", args=[self.visit.ref, self.step])

    @property
    def title(self) -> str:
        return self.get_step_display()

    @property
    def counted_after(self) -> str:
        """What it is counted from, in words."""
        after = Step(self.step).after
        return {None: "the last fieldwork day", Step.DRAFT: "the draft", Step.FINAL: "the final letter"}[after]

    @property
    def due(self) -> date:
        return self.overridden_due or self.computed_due

    @property
    def is_overridden(self) -> bool:
        return self.overridden_due is not None

    @property
    def place(self) -> int:
        """Steps in their order."""
        return list(Step).index(Step(self.step))
