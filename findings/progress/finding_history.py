"""Who changed what on a finding: its own fields, and what became of its matter at the same visit, in one list."""

from findings.models import Finding, LineEvent
from ofsted_tracker.history import Change, changes, newest_first

from .life import LineLife


def finding_history(finding: Finding, life: LineLife) -> list[Change]:
    """Newest first. Holds earlier wordings: only for readers of drafts."""
    rows = [*changes(finding), *(_happened(event) for event in life.events_at(finding.visit))]
    return newest_first(rows)


def _happened(event: LineEvent) -> Change:
    return Change(event.at, str(event.by), f"Matter {event.get_kind_display().lower()}", event.reason)
