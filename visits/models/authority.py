"""The authorities that are inspected, and the names letters print for them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import OfstedRegion
from accounts.roles import MEMBER_ROLES
from ofsted_tracker.constraints import in_date_order, one_of
from ofsted_tracker.history import tracked
from ofsted_tracker.search import search_words
from visits.names import matched_form


class LocalAuthorityType(models.TextChoices):
    UNITARY = "unitary authority", "Unitary authority"
    METROPOLITAN = "metropolitan district", "Metropolitan district"
    LONDON = "London borough", "London borough"
    COUNTY = "county", "County"


class LocalAuthorityQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The one rule of which authorities a person may see.

        Ofsted roles: all. Council and DfE roles: those they are members of today. Everybody else: none.
        """
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.is_ofsted:
            return self
        if user.role in MEMBER_ROLES:
            from .membership import Membership

            return self.filter(pk__in=Membership.objects.current().filter(user=user).values("authority"))
        return self.none()

    def in_region(self, ofsted_region: str):
        return self.filter(ofsted_region=ofsted_region)

    def in_monitoring(self):
        """With a programme that has not ended."""
        return self.filter(programmes__ended_on__isnull=True, programmes__isnull=False)

    def matching(self, words: str):
        """Authorities one of whose names holds every word typed."""
        found = self
        for word in search_words(words):
            found = found.filter(
                Q(name__icontains=word)
                | Q(pk__in=LocalAuthorityName.objects.filter(name__icontains=word).values("authority"))
            )
        return found

    def named(self, printed: str):
        """Those known by this name or variant, as matched (case, punctuation and words such as "council" ignored)."""
        names = LocalAuthorityName.objects.filter(matched=matched_form(printed))
        return self.filter(pk__in=names.values("authority"))


class LocalAuthority(models.Model):
    Type = LocalAuthorityType

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    ons_code = models.CharField("ONS code", max_length=9, unique=True)
    la_code = models.CharField("DfE code", max_length=4, unique=True)
    ofsted_urn = models.CharField("Ofsted reference (URN)", max_length=10, unique=True)
    region = models.CharField(max_length=60)
    ofsted_region = models.CharField("Ofsted region", max_length=60, choices=OfstedRegion.choices)
    la_type = models.CharField("type", max_length=30, choices=Type.choices)
    established_on = models.DateField("established", null=True, blank=True)
    abolished_on = models.DateField("abolished", null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name="succeeded by",
    )
    is_example = models.BooleanField(
        "invented example", default=False, help_text="Every page about it says that it is invented."
    )
    history = tracked()

    objects = LocalAuthorityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "local authorities"
        constraints = [
            in_date_order(
                "established_on",
                "abolished_on",
                name="authority_abolished_after_established",
                message="An authority cannot be abolished before it was established.",
            ),
            one_of("la_type", LocalAuthorityType, name="authority_type_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("findings:authority", args=[self.slug])


class LocalAuthorityName(models.Model):
    """A name a letter may print for an authority. `matched` is how two spellings are found to be one."""

    authority = models.ForeignKey(LocalAuthority, models.CASCADE, related_name="names")
    name = models.CharField(max_length=150)
    matched = models.CharField("as matched", max_length=150, unique=True, editable=False)
    history = tracked()

    class Meta:
        ordering = ["name"]
        verbose_name = "name as printed"
        verbose_name_plural = "names as printed"

    def __str__(self) -> str:
        return self.name

    def clean(self):
        self.matched = matched_form(self.name)
