"""The council's actions: its manager adds and changes them, a second save of a stale form overwrites nothing."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.roles import May
from findings.models import Action, LineOfEnquiry
from ofsted_tracker.editing import edit, keep
from ofsted_tracker.errors import Refused
from visits.models import LocalAuthority


def may_keep(user, authority: LocalAuthority) -> bool:
    return user.may(May.KEEP_ACTIONS) and LocalAuthority.objects.visible_to(user).filter(pk=authority.pk).exists()


def linkable_lines(authority: LocalAuthority, user):
    """Lines of the authority this person may read: no other may be named on a form of theirs."""
    lines = LineOfEnquiry.objects.readable_by(user).filter(programme__authority=authority)
    return lines.select_related("theme")


@transaction.atomic
def add(*, authority: LocalAuthority, by, lines=(), entry_key: UUID | None = None, **facts) -> Action:
    """A new action; the same form sent twice makes one."""
    _require_keeper(authority, by)
    _require_sense(facts)
    # One at a time for an authority, so that a double click cannot make two.
    LocalAuthority.objects.select_for_update(of=("self",)).get(pk=authority.pk)
    if is_spent(entry_key):
        return _same_or_refused(Action.objects.get(entry_key=entry_key), authority, facts)
    made = keep(Action(authority=authority, entry_key=entry_key, **facts), by=by)
    _link(made, _readable(authority, lines, by), by)
    return made


@transaction.atomic
def change(*, action: Action, version: int, by, lines=(), **facts) -> Action:
    """Raises StaleEdit if somebody saved in between. Lines the person may not read stay linked, unseen."""
    _require_keeper(action.authority, by)
    _require_sense(facts)
    changed = edit(action, version=version, by=by, **facts)
    chosen = _readable(action.authority, lines, by)
    unseen = changed.lines.exclude(pk__in=linkable_lines(action.authority, by).values("pk"))
    _link(changed, [*chosen, *unseen], by)
    return changed


def is_spent(entry_key: UUID | None) -> bool:
    """A form with this key has made its action."""
    return entry_key is not None and Action.objects.filter(entry_key=entry_key).exists()


def _same_or_refused(made: Action, authority: LocalAuthority, facts: dict) -> Action:
    """The same form again is the same action; another text in it is another action, and nobody's words are lost."""
    if made.authority_id == authority.pk and all(getattr(made, name) == value for name, value in facts.items()):
        return made
    raise Refused("This form has already saved an action. What you typed now is kept: save again to add it as another.")


def _require_keeper(authority: LocalAuthority, by) -> None:
    if not may_keep(by, authority):
        raise PermissionDenied


def _require_sense(facts: dict) -> None:
    """Complete exactly where there is a day it was completed, and that day has come."""
    is_complete = facts["status"] == Action.Status.COMPLETE
    completed_on = facts["completed_on"]
    if is_complete and not completed_on:
        raise Refused("Enter the day the action was completed", field="completed_on")
    if completed_on and not is_complete:
        raise Refused(
            "Choose the status Complete, or clear the day it was completed: only a complete action has one",
            field="completed_on",
        )
    if completed_on and completed_on > timezone.localdate():
        raise Refused("The day it was completed must be today or in the past", field="completed_on")


def _readable(authority: LocalAuthority, lines, by) -> list[LineOfEnquiry]:
    return list(linkable_lines(authority, by).filter(pk__in=[line.pk for line in lines]))


def _link(action: Action, lines: list[LineOfEnquiry], by) -> None:
    """History takes who linked them from the record itself."""
    action._history_user = by
    action.lines.set(lines)
