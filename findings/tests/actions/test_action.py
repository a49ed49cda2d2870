"""Keeping the council's actions."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.tests.factories import UserFactory
from findings.actions import action as actions
from findings.models import Action, LineOfEnquiry
from findings.progress.action_history import action_history
from findings.tests.factories import ActionFactory, FindingFactory, LetterFactory
from ofsted_tracker.errors import Refused, StaleEdit
from visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db

FACTS = {
    "reference": "1.2",
    "wording": "Fill the vacant posts",
    "owner": "Head of safeguarding",
    "due": date(2025, 6, 30),
    "status": "on_track",
    "completed_on": None,
}


@pytest.fixture
def released():
    """A finding the council may read."""
    visit = VisitFactory(number=2, done=True)
    LetterFactory(visit=visit, published=True)
    return FindingFactory(visit=visit)


@pytest.fixture
def hidden(released):
    """A finding of an unfinished visit to the same council."""
    return FindingFactory(visit=VisitFactory(programme=released.visit.programme, number=3, writing_up=True))


@pytest.fixture
def authority(released):
    return released.visit.programme.authority


@pytest.fixture
def manager(authority):
    return UserFactory(manager=True, member_of=authority, name="Mo Manager")


def test_a_manager_adds_an_action_and_history_says_who(authority, manager, released):
    made = actions.add(authority=authority, by=manager, lines=[released.line], **FACTS)
    assert list(made.lines.all()) == [released.line]
    assert {row.history_user for row in made.history.all()} == {manager}


def test_the_same_form_sent_twice_makes_one_action(authority, manager):
    key = uuid.uuid4()
    first = actions.add(authority=authority, by=manager, entry_key=key, **FACTS)
    assert actions.add(authority=authority, by=manager, entry_key=key, **FACTS) == first
    assert Action.objects.count() == 1


@pytest.mark.parametrize("who", ["contributor", "dfe_adviser"])
def test_only_the_councils_manager_keeps_its_actions(authority, who):
    with pytest.raises(PermissionDenied):
        actions.add(authority=authority, by=UserFactory(**{who: True}, member_of=authority), **FACTS)


def test_the_manager_of_another_council_keeps_none_here(authority, manager):
    stranger = UserFactory(manager=True, member_of=VisitFactory().programme.authority)
    with pytest.raises(PermissionDenied):
        actions.change(action=ActionFactory(authority=authority), version=1, by=stranger, **FACTS)


def test_a_line_that_cannot_be_read_cannot_be_linked(authority, manager, released, hidden):
    made = actions.add(authority=authority, by=manager, lines=[released.line, hidden.line], **FACTS)
    assert list(made.lines.all()) == [released.line]


def test_a_line_linked_unseen_stays_linked_when_the_manager_saves(authority, manager, released, hidden):
    action = ActionFactory(authority=authority, lines=[released.line, hidden.line])
    actions.change(action=action, version=1, by=manager, lines=[], **FACTS)
    assert list(action.lines.all()) == [hidden.line]


@pytest.mark.parametrize(
    ("status", "completed_on"),
    [("complete", None), ("on_track", date(2025, 1, 2)), ("complete", timezone.localdate() + timedelta(days=1))],
)
def test_complete_goes_with_a_day_that_has_come(authority, manager, status, completed_on):
    facts = FACTS | {"status": status, "completed_on": completed_on}
    with pytest.raises(Refused) as refused:
        actions.add(authority=authority, by=manager, **facts)
    assert refused.value.field == "completed_on"


def test_a_reference_is_used_once_in_an_authority(authority, manager):
    actions.add(authority=authority, by=manager, **FACTS)
    with pytest.raises(ValidationError, match="already has this reference"):
        actions.add(authority=authority, by=manager, **FACTS)


def test_the_second_save_of_a_stale_form_changes_nothing(authority, manager):
    action = actions.add(authority=authority, by=manager, **FACTS)
    actions.change(action=action, version=1, by=manager, **FACTS | {"owner": "First"})
    with pytest.raises(StaleEdit) as stale:
        actions.change(action=action, version=1, by=manager, **FACTS | {"owner": "Second"})
    assert stale.value.current.owner == "First"
    assert Action.objects.get().owner == "First"


def test_the_history_names_linked_lines_only_where_their_title_may_be_read(authority, released, hidden):
    action = ActionFactory(authority=authority, lines=[released.line, hidden.line])
    manager = UserFactory(manager=True, member_of=authority)
    told = action_history(action, LineOfEnquiry.objects.readable_by(manager))
    linked = [field.new for change in told for field in change.changes if field.field == "Lines of enquiry"]
    assert linked == [released.line.title]
