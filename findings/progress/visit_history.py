"""Who changed what on a visit, when, from what to what: the visit and all that hangs on it, in one list."""

from dataclasses import replace

from django.db.models import Q

from findings.models import Finding, FollowUp, Letter, LineEvent, LineOfEnquiry, ProgressJudgement
from ofsted_tracker.history import Change, changes, changes_between, newest_first
from ofsted_tracker.wording import period
from visits.models import CoveredTheme, Deadline, Theme, Visit, VisitPeriod

from .team_history import team_history


def visit_history(visit: Visit) -> list[Change]:
    """Newest first. Holds earlier wordings: only for readers of drafts (`Visit.objects.drafts_readable_by`)."""
    rows = [_about("Visit", change) for change in changes(visit)]
    rows += _letter(visit)
    rows += team_history(visit)
    rows += _events(visit)
    rows += _deadlines(visit)
    for model, where, name in _kept_with(visit):
        rows += changes_between(model.history.filter(where), name=name)
    return newest_first(rows)


def _kept_with(visit: Visit):
    """Each record that belongs to the visit, how its history is found, and what a reader calls one of them."""
    themes = dict(Theme.objects.values_list("pk", "name"))
    covered = dict(CoveredTheme.history.filter(visit_id=visit.pk).values_list("id", "theme_id"))
    ticked = FollowUp.history.filter(visit_id=visit.pk).values("line_id")
    lines = dict(LineOfEnquiry.objects.filter(pk__in=ticked).values_list("pk", "title"))
    here = Q(visit_id=visit.pk)
    return [
        (VisitPeriod, here, lambda row: f"Dates, {period(row.start, row.end)}"),
        (CoveredTheme, here, lambda row: f"Area covered, {themes.get(row.theme_id, '')}"),
        (FollowUp, here, lambda row: f"To follow up, {lines.get(row.line_id, '')}"),
        (Finding, here, lambda row: f"Finding {visit.ref}-{row.number:02d}"),
        (
            ProgressJudgement,
            Q(covered_theme_id__in=covered),
            lambda row: f"Evaluation of progress, {themes.get(covered[row.covered_theme_id], '')}",
        ),
    ]


def _deadlines(visit: Visit) -> list[Change]:
    """What became of them: that there are some follows from the dates."""
    kept = changes_between(
        Deadline.history.filter(visit_id=visit.pk), name=lambda row: f"Deadline, {row.get_step_display()}"
    )
    return [change for change in kept if change.changes]


def _letter(visit: Visit) -> list[Change]:
    letter = Letter.objects.filter(visit=visit).first()
    return [_about("Letter", change) for change in changes(letter)] if letter else []


def _events(visit: Visit) -> list[Change]:
    events = LineEvent.objects.filter(visit=visit).select_related("line", "by", "other_line", "undoes__other_line")
    return [
        Change(event.at, str(event.by), f"Line of enquiry “{event.line.title}”: {_happened(event)}", event.reason)
        for event in events
    ]


def _happened(event: LineEvent) -> str:
    if event.undoes:
        return f"undone: {_happened(event.undoes)}"
    other = f" “{event.other_line.title}”" if event.other_line else ""
    return f"{event.get_kind_display().lower()}{other}"


def _about(noun: str, change: Change) -> Change:
    return replace(change, what=f"{noun}: {change.what[:1].lower()}{change.what[1:]}")
