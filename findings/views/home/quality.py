"""A quality reader's first page: what is being written up, how much of it there is, and by when it is due."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max

from findings.models import Finding, Letter
from findings.progress.deadlines import DueStep, Today, next_step
from findings.progress.tasks import with_facts
from visits.models import Visit

from .programmes import first_day


@dataclass(frozen=True)
class ToRead:
    """A visit in writing up. `kinds` are its findings as "3 strengths"; `changed_at` when one of them last changed."""

    visit: Visit
    kinds: list[tuple[str, str, int]]
    step: DueStep | None
    changed_at: datetime | None


def for_quality_reader(request) -> dict:
    """Oldest deadline first; then what is done and waits for its letter."""
    readable = Visit.objects.readable_by(request.user).standing()
    writing_up = _listed(with_facts(readable.filter(stage=Visit.Stage.WRITING_UP)))
    done = readable.filter(stage=Visit.Stage.DONE).exclude(record=Visit.Record.OUTLINE)
    kinds, changed = _kinds(writing_up), _last_changes(writing_up)
    today = Today.of([deadline for visit in writing_up for deadline in visit.deadlines.all()])
    found = [
        ToRead(visit, kinds[visit.pk], next_step(visit, today), changed.get(visit.pk))
        for visit in sorted(writing_up, key=first_day)
    ]
    return {
        "to_read": sorted(found, key=_due),
        "waiting": sorted(_listed(done.exclude(letter__stage__in=Letter.RELEASED)), key=first_day),
    }


def _listed(visits) -> list[Visit]:
    return list(visits.select_related("programme__authority").prefetch_related("periods", "inspectors"))


def _due(one: ToRead) -> date:
    return one.step.deadline.due if one.step else date.max


def _kinds(visits: list[Visit]) -> dict[int, list[tuple[str, str, int]]]:
    """Of each visit the kinds of its findings with how many there are, in the order of the kinds."""
    standing = Finding.objects.standing().filter(visit__in=visits)
    counted = standing.order_by().values_list("visit", "kind").annotate(count=Count("pk"))
    counts = {(visit, kind): count for visit, kind, count in counted}
    found = defaultdict(list)
    for visit in visits:
        for kind in Finding.Kind:
            if count := counts.get((visit.pk, kind)):
                found[visit.pk].append((kind.value, kind.label, count))
    return found


def _last_changes(visits: list[Visit]) -> dict[int, datetime]:
    kept = Finding.history.filter(visit_id__in=[visit.pk for visit in visits])
    return dict(kept.order_by().values_list("visit_id").annotate(at=Max("history_date")))
