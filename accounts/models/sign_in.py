"""Every try to sign in, good or bad: kept for ever, with no password in it."""

from django.db import models

from ofsted_tracker.append_only import AppendOnly
from ofsted_tracker.constraints import one_of


class Tried(models.TextChoices):
    SIGNED_IN = "signed_in", "Signed in"
    WRONG_PASSWORD = "wrong_password", "Wrong password or unknown address"
    WRONG_CODE = "wrong_code", "Wrong code"
    TURNED_AWAY = "turned_away", "Turned away after too many wrong tries"


class SignInTry(AppendOnly):
    """`user` is empty where the email address typed is nobody's."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    outcome = models.CharField(max_length=20, choices=Tried.choices)
    email = models.EmailField("email address typed", max_length=254)
    user = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="sign_in_tries"
    )
    address = models.GenericIPAddressField("network address", null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "try to sign in"
        verbose_name_plural = "tries to sign in"
        constraints = [one_of("outcome", Tried, name="sign_in_try_outcome_known")]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_outcome_display().lower()}"
