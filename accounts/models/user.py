"""The people who use the tracker: one email address, one role."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from accounts.navigation import Entry, entries_of
from accounts.roles import COUNCIL_ROLES, OFSTED_ROLES, ROLE_MAY, May, Role
from ofsted_tracker.constraints import one_of
from ofsted_tracker.history import tracked
from ofsted_tracker.search import search_words


class OfstedRegion(models.TextChoices):
    EAST_MIDLANDS = "East Midlands", "East Midlands"
    EAST_OF_ENGLAND = "East of England", "East of England"
    LONDON = "London", "London"
    NORTH_EAST_YORKSHIRE_AND_THE_HUMBER = "North East, Yorkshire and the Humber", "North East, Yorkshire and the Humber"
    NORTH_WEST = "North West", "North West"
    SOUTH_EAST = "South East", "South East"
    SOUTH_WEST = "South West", "South West"
    WEST_MIDLANDS = "West Midlands", "West Midlands"


class UserQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def inspectors(self):
        """Those who can be on a visit's team."""
        return self.active().filter(role__in=[Role.INSPECTOR, Role.SENIOR_HMI])

    def matching(self, words: str):
        """People whose name or email address holds every word typed."""
        found = self
        for word in search_words(words):
            found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
        return found.order_by("name", "email")


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, **{"role": Role.SYSTEM_ADMINISTRATOR, "name": email, **fields})

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """Signs in with an email address. An access that is ended (`is_active` off) ends at the next request."""

    email = models.EmailField("email address", unique=True)
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=30, choices=Role.choices)
    ofsted_region = models.CharField(
        "Ofsted region", max_length=60, choices=OfstedRegion.choices, blank=True, help_text="Senior HMI only."
    )
    is_active = models.BooleanField(
        "has access", default=True, help_text="Untick to end this person's access from their next request."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    history = tracked(excluded_fields=["password", "last_login"])

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once",
                violation_error_message="There is already a user with this email.",
            ),
            one_of("role", Role, name="user_role_known"),
            models.CheckConstraint(
                condition=~Q(role=Role.SENIOR_HMI) | ~Q(ofsted_region=""),
                name="user_senior_hmi_has_region",
                violation_error_message="Choose the Ofsted region of this senior HMI.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def may(self, verb: May) -> bool:
        return self.is_active and verb in ROLE_MAY.get(self.role, frozenset())

    @property
    def is_ofsted(self) -> bool:
        return self.role in OFSTED_ROLES

    @property
    def is_council(self) -> bool:
        return self.role in COUNCIL_ROLES

    @property
    def navigation(self) -> list[Entry]:
        return entries_of(self.role)

    @property
    def is_staff(self) -> bool:
        """Who may open the Django admin."""
        return self.may(May.USE_ADMIN)

    is_superuser = is_staff

    def has_perm(self, perm, obj=None) -> bool:
        return self.is_staff

    def has_perms(self, perm_list, obj=None) -> bool:
        return self.is_staff

    def has_module_perms(self, app_label) -> bool:
        return self.is_staff
