"""A support administrator's first page: letters that are not out yet, by when, and to whom each is addressed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from findings.models import Letter
from findings.progress.deadlines import DueStep, Today, next_step
from visits.models import Contact, Visit

from .programmes import AHEAD, first_day


@dataclass(frozen=True)
class LetterToSend:
    """A visit whose letter is not out: the step it waits for, and today's director of children's services."""

    visit: Visit
    step: DueStep | None
    addressee: Contact | None

    @property
    def is_late(self) -> bool:
        return self.step is not None and self.step.is_late

    @property
    def due(self) -> date:
        return self.step.deadline.due if self.step else date.max


def for_support(request) -> dict:
    """Dates and stages, nothing of what a visit found. Each letter stands in one of the three lists."""
    letters = _letters(_visits(request.user), request.user)
    late = sorted((one for one in letters if one.is_late), key=lambda one: -one.step.days_late)
    ahead = [one for one in letters if not one.is_late and one.visit.stage in AHEAD]
    in_hand = [one for one in letters if not one.is_late and one.visit.stage not in AHEAD]
    return {"late": late, "in_hand": sorted(in_hand, key=lambda one: one.due), "ahead": ahead}


def _visits(user) -> list[Visit]:
    visits = Visit.objects.visible_to(user).standing().exclude(record=Visit.Record.OUTLINE)
    visits = visits.exclude(Q(stage=Visit.Stage.DONE, letter__stage__in=Letter.RELEASED))
    visits = visits.select_related("programme__authority", "letter").defer("letter__text")
    return sorted(visits.prefetch_related("periods", "inspectors", "deadlines"), key=first_day)


def _letters(visits: list[Visit], user) -> list[LetterToSend]:
    today = Today.of([deadline for visit in visits for deadline in visit.deadlines.all()])
    directors = {one.authority_id: one for one in _directors(visits, user)}
    return [
        LetterToSend(visit, next_step(visit, today), directors.get(visit.programme.authority_id)) for visit in visits
    ]


def _directors(visits: list[Visit], user):
    authorities = {visit.programme.authority_id for visit in visits}
    posts = Contact.objects.visible_to(user).directors().in_post(timezone.localdate())
    return posts.filter(authority__in=authorities).select_related("authority")
