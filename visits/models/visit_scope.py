"""Which visits a person may see: that and when one happens (`visible_to`), and what it found (`readable_by`).

The only place in this room that looks at a visit's letter, and it does so by name: the model lives in `findings`.
"""

from django.conf import settings
from django.db import models
from django.db.models import Min, Q
from django.utils import timezone

from accounts.roles import COUNCIL_ROLES, Role

from .authority import LocalAuthority

PUBLISHED, WITHHELD = "published", "withheld"
NOT_BEGUN = ("planned", "confirmed", "cancelled")


class VisitQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Visits whose dates, team and stage the person may know.

        Inspectors, senior HMI and support administrators: all. Quality readers: from fieldwork on. A council and its
        DfE adviser: from the moment the visit is confirmed with the council.
        """
        visits = self._of_visible_authorities(user)
        if not user.is_authenticated or user.role in {
            Role.INSPECTOR,
            Role.SENIOR_HMI,
            Role.SUPPORT_ADMINISTRATOR,
        }:
            return visits
        if user.role == Role.QUALITY_READER:
            return visits.exclude(stage__in=NOT_BEGUN)
        return visits.exclude(stage__in=["planned", "cancelled"])

    def readable_by(self, user):
        """Visits whose contents (findings, follow-up, evaluations, letter) the person may read.

        The team of any visit of the programme (and who recorded one afterwards) and senior HMI of the region: all.
        Quality readers: all from fieldwork on. Everybody else only what was released: published to all who see the
        authority; withheld to the council, its DfE adviser (a setting) and support administrators. An outline holds
        nothing that could be hidden.
        """
        visits = self._of_visible_authorities(user)
        if not user.is_authenticated or user.role == Role.QUALITY_READER:
            return visits.exclude(stage__in=NOT_BEGUN)
        allowed = self._outline() | self._released_as(PUBLISHED)
        if self._may_read_withheld(user):
            allowed |= self._released_as(WITHHELD)
        return visits.filter(allowed | self._worked_on_by(user))

    def drafts_readable_by(self, user):
        """Visits of which the person may also read unfinished work and earlier wordings, such as in the history.

        A council reads a released visit, never what its findings said before.
        """
        visits = self._of_visible_authorities(user)
        if not user.is_authenticated or user.role == Role.QUALITY_READER:
            return visits.exclude(stage__in=NOT_BEGUN)
        return visits.filter(self._worked_on_by(user))

    @staticmethod
    def _worked_on_by(user) -> Q:
        if user.role not in {Role.INSPECTOR, Role.SENIOR_HMI}:
            return Q(pk__in=[])
        worked_on = Q(programme__in=_programmes_worked_on_by(user))
        if user.role == Role.SENIOR_HMI:
            worked_on |= Q(programme__authority__ofsted_region=user.ofsted_region)
        return worked_on

    def _of_visible_authorities(self, user):
        return self.filter(programme__authority__in=LocalAuthority.objects.visible_to(user))

    @staticmethod
    def _outline() -> Q:
        return Q(record="outline")

    @staticmethod
    def _released_as(stage: str) -> Q:
        """A visit being mended after its release is unfinished again: nobody outside reads it meanwhile."""
        return Q(stage="done", letter__stage=stage)

    @staticmethod
    def _may_read_withheld(user) -> bool:
        if user.role == Role.DFE_ADVISER:
            return settings.DFE_ADVISERS_READ_WITHHELD_LETTERS
        return user.role in COUNCIL_ROLES or user.role == Role.SUPPORT_ADMINISTRATOR

    def with_first_day(self):
        return self.annotate(first_day=Min("periods__start"))

    def standing(self):
        """Not cancelled."""
        return self.exclude(stage="cancelled")

    def upcoming(self, on=None):
        """Planned or confirmed, or with fieldwork still to come on `on`."""
        on = on or timezone.localdate()
        return self.with_first_day().filter(Q(stage__in=["planned", "confirmed"]) | Q(first_day__gte=on)).standing()

    def of_team_member(self, user):
        """On the team of, or recorded afterwards by, this person."""
        from .visit import VisitInspector

        on_team = VisitInspector.objects.filter(user=user).values("visit")
        return self.filter(Q(pk__in=on_team) | Q(recorded_by=user))


def _programmes_worked_on_by(user):
    from .visit import Visit

    return Visit.objects.of_team_member(user).values("programme")
