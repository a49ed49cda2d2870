"""The history of an action, without the titles of lines its reader may not read."""

from collections import defaultdict

from django.apps import apps

from findings.models import Action
from ofsted_tracker.history import Change, FieldChange, changes_between, newest_first

LINES = "Lines of enquiry"


def action_history(action: Action, readable_lines) -> list[Change]:
    """Newest first. `readable_lines` are the lines of enquiry whose titles the reader may see."""
    rows = [*changes_between(action.history), *_links(action, readable_lines)]
    return newest_first(rows)


def _links(action: Action, readable_lines) -> list[Change]:
    linked, titles = _linked_at(action, readable_lines)
    rows, before = [], frozenset()
    versions = action.history.select_related("history_user").order_by("history_date", "history_id")
    for version in versions:
        now = frozenset(linked[version.history_id])
        if now != before:
            field = FieldChange(LINES, _named(before, titles), _named(now, titles))
            rows.append(Change(version.history_date, str(version.history_user or "The system"), "Changed", "", [field]))
        before = now
    return rows


def _linked_at(action: Action, readable_lines) -> tuple[dict[int, set[int]], dict[int, str]]:
    """The readable lines linked at each version of the action, and their titles."""
    links = apps.get_model("findings", "HistoricalAction_lines").objects.filter(history__id=action.pk)
    rows = list(links.values_list("history_id", "lineofenquiry_id"))
    titles = dict(readable_lines.filter(pk__in={line for _, line in rows}).values_list("pk", "title"))
    linked = defaultdict(set)
    for version, line in rows:
        if line in titles:
            linked[version].add(line)
    return linked, titles


def _named(lines: frozenset[int], titles: dict[int, str]) -> str:
    return "; ".join(sorted(titles[line] for line in lines)) or "none"
