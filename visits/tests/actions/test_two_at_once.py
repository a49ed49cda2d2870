from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from accounts.tests.factories import UserFactory
from ofsted_tracker.errors import Refused
from visits.actions import visit as visits
from visits.actions.particulars import Particulars
from visits.actions.team import LEAD, Inspector
from visits.models import Visit
from visits.tests.factories import MonitoringProgrammeFactory

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2025, 1, 6, 12, 0, tzinfo=UTC)
DAYS = (date(2025, 2, 4), date(2025, 2, 5))


def both_at_once(*plans) -> list[str]:
    """What each of two people, pressing at the same moment, is told."""
    start = Barrier(len(plans))

    def press(plan: dict) -> str:
        try:
            start.wait(timeout=10)
            return visits.plan(at=NOW, **plan).ref
        except Refused as error:
            return error.message
        finally:
            connection.close()

    with ThreadPoolExecutor(len(plans)) as people:
        return list(people.map(press, plans))


def plan_of(programme, person, **more) -> dict:
    said = Particulars(periods=(DAYS,), team=(Inspector.of(person, LEAD),))
    return {"programme": programme, "said": said, "by": person, **more}


def test_of_two_people_planning_the_same_days_at_once_one_is_refused():
    programme = MonitoringProgrammeFactory()
    first, second = UserFactory.create_batch(2, inspector=True)

    told = both_at_once(plan_of(programme, first), plan_of(programme, second))

    assert Visit.objects.count() == 1
    assert sum("overlaps the fieldwork" in words for words in told) == 1


def test_a_double_click_is_told_twice_of_one_visit():
    programme, person, key = MonitoringProgrammeFactory(), UserFactory(inspector=True), uuid4()

    told = both_at_once(plan_of(programme, person, entry_key=key), plan_of(programme, person, entry_key=key))

    assert told == [Visit.objects.get().ref] * 2
