"""Actions of a council's improvement plan."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.roles import MEMBER_ROLES, Role
from ofsted_tracker.constraints import one_of, said
from ofsted_tracker.editing import Versioned
from ofsted_tracker.history import tracked
from ofsted_tracker.once import MadeOnce
from visits.models import LocalAuthority, Visit

from .line import LineOfEnquiry


class ActionStatus(models.TextChoices):
    NOT_STARTED = "not_started", "Not started"
    ON_TRACK = "on_track", "On track"
    AT_RISK = "at_risk", "At risk"
    COMPLETE = "complete", "Complete"


class ActionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The council's own, its DfE adviser's, and those of authorities whose programme the inspector works on."""
        actions = self.filter(authority__in=LocalAuthority.objects.visible_to(user))
        if not user.is_authenticated or user.role in MEMBER_ROLES:
            return actions
        if user.role == Role.SENIOR_HMI:
            return actions.filter(
                Q(authority__ofsted_region=user.ofsted_region) | Q(authority__in=_authorities_worked_on_by(user))
            )
        if user.role == Role.INSPECTOR:
            return actions.filter(authority__in=_authorities_worked_on_by(user))
        return self.none()

    def outstanding(self):
        return self.exclude(status=Action.Status.COMPLETE)

    def overdue(self, on=None):
        return self.outstanding().filter(due__lt=on or timezone.localdate())


def _authorities_worked_on_by(user):
    return Visit.objects.of_team_member(user).values("programme__authority")


class Action(Versioned, MadeOnce, models.Model):
    """What the council says it will do, and by when. Complete is the council's claim, not what inspectors saw."""

    Status = ActionStatus

    authority = models.ForeignKey(LocalAuthority, models.PROTECT, related_name="actions")
    reference = models.CharField(max_length=20)
    wording = models.TextField("what will be done", validators=[MaxLengthValidator(50_000)])
    owner = models.CharField(max_length=150)
    due = models.DateField()
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.NOT_STARTED)
    completed_on = models.DateField(null=True, blank=True)
    lines = models.ManyToManyField(LineOfEnquiry, blank=True, related_name="actions", verbose_name="lines of enquiry")
    history = tracked(excluded_fields=["entry_key"], m2m_fields=[lines])

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["authority", "due", "reference"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "reference"],
                name="action_reference_once",
                violation_error_message="Another action of this authority already has this reference.",
            ),
            one_of("status", ActionStatus, name="action_status_known"),
            said("wording", when=Q(), name="action_worded", message="Write what will be done."),
            models.CheckConstraint(
                condition=Q(status="complete", completed_on__isnull=False)
                | (~Q(status="complete") & Q(completed_on__isnull=True)),
                name="action_complete_has_its_date",
                violation_error_message="Give the date it was completed if it is complete, and only then.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.wording}"

    def get_absolute_url(self) -> str:
        return reverse("findings:action", args=[self.authority.slug, self.pk])

    def is_overdue(self, on=None) -> bool:
        return self.status != self.Status.COMPLETE and self.due < (on or timezone.localdate())
