"""Who belongs to which authority: the only source of what a council or DfE user may see."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ofsted_tracker.constraints import in_date_order
from ofsted_tracker.history import tracked


class MembershipQuerySet(models.QuerySet):
    def current(self, on=None):
        on = on or timezone.localdate()
        return self.filter(from_date__lte=on).filter(Q(to_date__isnull=True) | Q(to_date__gte=on))


class Membership(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    authority = models.ForeignKey("visits.LocalAuthority", models.PROTECT, related_name="memberships")
    post = models.CharField(max_length=150, blank=True)
    from_date = models.DateField("from")
    to_date = models.DateField("to", null=True, blank=True, help_text="Last day; empty while it goes on.")
    history = tracked()

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["authority", "user", "from_date"]
        constraints = [
            in_date_order(
                "from_date",
                "to_date",
                name="membership_ends_after_it_starts",
                message="A membership cannot end before it starts.",
            ),
            models.UniqueConstraint(
                fields=["user", "authority"],
                condition=Q(to_date__isnull=True),
                name="membership_one_open",
                violation_error_message="This person is already a member of this authority.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.authority}"
