"""People of an authority with their posts: who is written to, and who held which post when."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from ofsted_tracker.constraints import in_date_order, one_of, said
from ofsted_tracker.editing import Versioned
from ofsted_tracker.history import tracked
from ofsted_tracker.once import MadeOnce
from ofsted_tracker.wording import day

from .authority import LocalAuthority


class ContactTenure(models.TextChoices):
    PERMANENT = "permanent", "Permanent"
    INTERIM = "interim", "Interim"
    ACTING = "acting", "Acting"


class ContactQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Names, posts and dates: whoever may see the authority. (Addresses are for fewer: `rights`.)"""
        return self.filter(authority__in=LocalAuthority.objects.visible_to(user))

    def in_post(self, on: date | None = None):
        on = on or timezone.localdate()
        return self.filter(from_date__lte=on).filter(Q(to_date__isnull=True) | Q(to_date__gte=on))

    def directors(self):
        """Directors of children's services (DCS), permanent, interim or acting."""
        return self.filter(is_dcs=True)

    def addressee(self, authority: LocalAuthority, on: date) -> "Contact | None":
        """To whom a letter of this day is written: the DCS of that day. None where nobody is on record for it."""
        return self.directors().in_post(on).filter(authority=authority).first()


class Contact(Versioned, MadeOnce, models.Model):
    """Someone in a post of an authority, from the first day to the last. Whoever follows is another contact."""

    Tenure = ContactTenure

    authority = models.ForeignKey(LocalAuthority, models.PROTECT, related_name="contacts")
    title = models.CharField(max_length=20, blank=True, help_text="Such as Ms or Dr.")
    name = models.CharField(max_length=150)
    post = models.CharField(max_length=200)
    tenure = models.CharField("in the post as", max_length=20, choices=Tenure.choices, default=Tenure.PERMANENT)
    is_dcs = models.BooleanField(
        "director of children's services (DCS)",
        default=False,
        help_text="Whatever the post is called: letters are addressed to this person.",
    )
    address = models.TextField(blank=True, max_length=500)
    email = models.EmailField("email address", blank=True)
    from_date = models.DateField("from", help_text="Where it is not known, the first day it is known of.")
    to_date = models.DateField("to", null=True, blank=True, help_text="Last day; empty while it goes on.")
    history = tracked(excluded_fields=["entry_key"])

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["authority", "-from_date", "name", "pk"]
        constraints = [
            in_date_order(
                "from_date",
                "to_date",
                name="contact_ends_after_it_starts",
                message="The last day cannot be before the first day.",
            ),
            models.UniqueConstraint(
                fields=["authority"],
                condition=Q(is_dcs=True, to_date__isnull=True),
                name="contact_one_current_dcs",
                violation_error_message=(
                    "This authority already has a director of children's services in post. End that post first."
                ),
            ),
            one_of("tenure", ContactTenure, name="contact_tenure_known"),
            said("name", when=Q(), name="contact_named", message="Write the name."),
            said("post", when=Q(), name="contact_has_a_post", message="Write the post."),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.name}".strip()

    def get_absolute_url(self) -> str:
        return reverse("visits:contact", args=[self.authority.slug, self.pk])

    @property
    def post_words(self) -> str:
        """The post, with interim or acting where its own words do not say so."""
        if self.tenure == self.Tenure.PERMANENT or self.tenure in self.post.casefold():
            return self.post
        return f"{self.post} ({self.tenure})"

    @property
    def in_post_words(self) -> str:
        """from 1 May 2024; 1 May 2024 to 3 June 2025; known for 23 March 2017."""
        if self.to_date is None:
            return f"from {day(self.from_date)}"
        if self.to_date == self.from_date:
            return f"known for {day(self.from_date)}"
        return f"{day(self.from_date)} to {day(self.to_date)}"

    def is_in_post(self, on: date) -> bool:
        return self.from_date <= on and (self.to_date is None or self.to_date >= on)

    def clean(self):
        overlap = self.overlap()
        if overlap:
            raise ValidationError({"from_date": overlap})

    def overlap(self) -> str:
        """Whom these days in post overlap, and what to do; nothing where letters keep one addressee a day."""
        other = self._director_at_the_same_time()
        if other is None:
            return ""
        return (
            f"{other} is on record as director of children's services, {other.in_post_words}. "
            "Enter days that do not overlap, or change theirs first."
        )

    def _director_at_the_same_time(self) -> "Contact | None":
        if not (self.is_dcs and self.authority_id and self.from_date):
            return None
        others = type(self).objects.directors().filter(authority=self.authority_id).exclude(pk=self.pk)
        others = others.filter(Q(to_date__isnull=True) | Q(to_date__gte=self.from_date))
        if self.to_date:
            others = others.filter(from_date__lte=self.to_date)
        return others.order_by("from_date").first()
