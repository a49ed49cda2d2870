"""Where somebody is signed in: one row a browser. Taking the row away signs that browser out at its next request."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.browsers import browser_in_words


def idle_limit() -> timedelta:
    """How long a browser may stand unused."""
    return timedelta(minutes=settings.SESSION_IDLE_MINUTES)


def whole_limit() -> timedelta:
    """How long after signing in it ends, however much it is used."""
    return timedelta(hours=settings.SESSION_MAX_HOURS)


class SignedInQuerySet(models.QuerySet):
    def _ended(self) -> Q:
        now = timezone.now()
        return Q(used_at__lte=now - idle_limit()) | Q(began_at__lte=now - whole_limit())

    def ended(self):
        return self.filter(self._ended())

    def standing(self):
        return self.exclude(self._ended())


class SignedIn(models.Model):
    """The session carries this row's key; without the row it signs nobody in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="signed_in")
    began_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(default=timezone.now)
    address = models.GenericIPAddressField("network address", null=True, blank=True)
    user_agent = models.CharField(max_length=300, blank=True)

    objects = SignedInQuerySet.as_manager()

    class Meta:
        ordering = ["-used_at"]
        verbose_name = "signed-in browser"

    def __str__(self) -> str:
        return f"{self.user}: {self.browser}"

    @property
    def browser(self) -> str:
        return browser_in_words(self.user_agent)

    @property
    def idle_end(self) -> datetime:
        return self.used_at + idle_limit()

    @property
    def last_end(self) -> datetime:
        return self.began_at + whole_limit()

    @property
    def has_ended(self) -> bool:
        return min(self.idle_end, self.last_end) <= timezone.now()

    @property
    def idle_seconds(self) -> int:
        """Seconds until it ends for want of use."""
        return _seconds_until(self.idle_end)

    @property
    def last_seconds(self) -> int:
        """Seconds until it ends whatever is done."""
        return _seconds_until(self.last_end)


def _seconds_until(moment: datetime) -> int:
    return max(0, round((moment - timezone.now()).total_seconds()))
