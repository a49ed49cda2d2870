"""Moving from stage to stage, and two people saving one record: the second loses nothing and overwrites nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection

from accounts.tests.factories import UserFactory
from ofsted_tracker.append_only import AppendOnlyError
from ofsted_tracker.editing import edit
from ofsted_tracker.errors import StaleEdit, StaleStage
from ofsted_tracker.history import changes
from ofsted_tracker.workflow import move
from visits.models import Visit, VisitTransition
from visits.tests.factories import VisitFactory, VisitTransitionFactory

NOON = datetime(2025, 1, 6, 12, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_a_move_is_remembered_with_who_when_from_to_and_why():
    visit, senior = VisitFactory(), UserFactory(senior=True)
    move(visit, source="planned", target="confirmed", by=senior, at=NOON, reason="Agreed by telephone.")
    row = VisitTransition.objects.get(record=visit)
    assert (row.source, row.target, row.by, row.at, row.reason) == (
        "planned",
        "confirmed",
        senior,
        NOON,
        "Agreed by telephone.",
    )


@pytest.mark.django_db
def test_a_record_is_moved_once_however_often_the_button_is_pressed():
    visit, senior = VisitFactory(), UserFactory(senior=True)
    move(visit, source="planned", target="confirmed", by=senior, at=NOON)
    with pytest.raises(StaleStage):
        move(visit, source="planned", target="confirmed", by=senior, at=NOON)
    assert visit.transitions.count() == 1


@pytest.mark.django_db
def test_a_move_does_not_make_an_open_form_stale():
    visit = VisitFactory()
    move(visit, source="planned", target="confirmed", by=UserFactory(), at=NOON)
    assert edit(visit, version=1, by=UserFactory(), focus="Early help").focus == "Early help"


@pytest.mark.django_db
def test_stage_changes_are_never_changed_or_removed():
    row = VisitTransitionFactory()
    with pytest.raises(AppendOnlyError):
        VisitTransition.objects.update(reason="rewritten")
    with pytest.raises(AppendOnlyError):
        VisitTransition.objects.all().delete()
    with pytest.raises(AppendOnlyError):
        row.save()
    with pytest.raises(AppendOnlyError):
        row.delete()


@pytest.mark.django_db
def test_the_second_save_of_a_stale_form_is_refused_and_shows_what_stands_now():
    visit = VisitFactory()
    edit(visit, version=1, by=UserFactory(), focus="First text")
    with pytest.raises(StaleEdit) as stale:
        edit(visit, version=1, by=UserFactory(), focus="Second text")
    assert stale.value.current.focus == "First text"
    assert Visit.objects.get(pk=visit.pk).focus == "First text"


@pytest.mark.django_db
def test_history_says_who_changed_what_from_what_to_what_and_why():
    visit, inspector = VisitFactory(focus="Early help"), UserFactory(name="Ann Example")
    edit(visit, version=1, by=inspector, reason="Agreed with the council.", focus="The front door")
    newest = changes(visit)[0]
    assert (newest.by, newest.reason) == ("Ann Example", "Agreed with the council.")
    assert [(change.field, change.old, change.new) for change in newest.changes] == [
        ("Focus", "Early help", "The front door")
    ]


@pytest.mark.django_db
def test_stage_changes_stand_in_the_same_list_as_changes_of_fields():
    visit = VisitFactory()
    edit(visit, version=1, by=UserFactory(), focus="The front door")
    VisitTransitionFactory(record=visit)
    said = [change.what for change in changes(visit)]
    assert sorted(said) == ["Added", "Changed", "Stage changed"]


@pytest.mark.django_db(transaction=True)
def test_of_eight_people_who_save_at_once_exactly_one_wins():
    visit, person = VisitFactory(), UserFactory()

    def save(text: str) -> bool:
        try:
            edit(visit, version=1, by=person, focus=text)
        except StaleEdit:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as people:
        saved = list(people.map(save, [f"Text {n}" for n in range(8)]))
    assert sorted(saved) == [False] * 7 + [True]
    assert Visit.objects.get(pk=visit.pk).version == 2
