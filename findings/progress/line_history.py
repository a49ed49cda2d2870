"""Who changed what on a line, when: its title and theme, and every step with what undid it, in one list."""

from django.db.models import Q

from findings.models import LineEvent, LineOfEnquiry
from ofsted_tracker.history import Change, changes, newest_first

from .ages import happened


def line_history(line: LineOfEnquiry, user) -> list[Change]:
    """Newest first. Holds earlier titles and what was undone: only for readers of drafts."""
    events = LineEvent.objects.readable_by(user).filter(Q(line=line) | Q(other_line=line))
    related = ("line", "by", "other_line", "visit", "inspection", "undoes__visit", "undoes__other_line")
    rows = [
        Change(event.at, str(event.by), _words(event, line), event.reason)
        for event in events.select_related(*related).order_by("pk")
    ]
    return newest_first([*changes(line), *rows])


def _words(event: LineEvent, line: LineOfEnquiry) -> str:
    words = f"undone: {happened(event.undoes)}" if event.undoes_id else happened(event)
    if event.line_id != line.pk:
        return f"“{event.line}”: {words}"
    return f"{words[:1].upper()}{words[1:]}"
