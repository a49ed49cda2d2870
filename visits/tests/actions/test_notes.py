"""Notes on a plan: said once, passed over at will, and never more than the planner may know."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from accounts.tests.factories import UserFactory
from visits.actions import visit as visits
from visits.actions.notes import Noted, mark_of, notes_on
from visits.actions.particulars import Particulars
from visits.actions.team import LEAD, Inspector
from visits.models import Visit
from visits.tests.factories import MonitoringProgrammeFactory, VisitFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 1, 6, 12, 0, tzinfo=UTC)


@pytest.fixture
def lead():
    return UserFactory(inspector=True, name="Lee Lead")


@pytest.fixture
def programme():
    return MonitoringProgrammeFactory(anchor__authority__name="Wychmere")


def said(lead, *others, days=(date(2025, 2, 4), date(2025, 2, 5))) -> Particulars:
    return Particulars(periods=(days,), team=(Inspector.of(lead, LEAD), *map(Inspector.of, others)))


def elsewhere(**who) -> Visit:
    other = MonitoringProgrammeFactory(anchor__authority__name="Farholt")
    return VisitFactory(programme=other, start=date(2025, 2, 5), **who)


def noted(programme, said, by, **given) -> list[str]:
    with pytest.raises(Noted) as noted:
        visits.plan(programme=programme, said=said, by=by, at=NOW, notes_seen="", **given)
    return noted.value.notes


def test_who_is_on_another_visit_those_days_is_noted_lead_and_second(programme, lead):
    second = UserFactory(inspector=True, name="Sam Second")
    other = elsewhere(lead=second, second=lead)

    assert sorted(noted(programme, said(lead, second), lead)) == [
        f"Lee Lead is at Farholt ({other.ref}) on 5 and 6 February 2025.",
        f"Sam Second is at Farholt ({other.ref}) on 5 and 6 February 2025.",
    ]
    assert not Visit.objects.filter(programme=programme).exists()


def test_a_note_that_was_seen_is_passed_over_and_another_is_shown_again(programme, lead):
    other = elsewhere(lead=lead)
    seen = mark_of(noted(programme, said(lead), lead))
    VisitFactory(programme=programme, start=date(2025, 1, 7), number=1)

    with pytest.raises(Noted, match="fewer than 6 weeks"):
        visits.plan(programme=programme, said=said(lead), by=lead, at=NOW, notes_seen=seen)
    Visit.objects.filter(programme=programme).update(stage="cancelled")
    made = visits.plan(programme=programme, said=said(lead), by=lead, at=NOW, notes_seen=seen)

    assert made.lead.user == lead
    assert other.programme != made.programme


def test_where_nobody_reads_notes_none_stands_in_the_way(programme, lead):
    elsewhere(lead=lead)
    assert visits.plan(programme=programme, said=said(lead), by=lead, at=NOW)


def test_where_somebody_is_stays_unsaid_to_those_who_may_not_see_that_visit(programme, lead):
    elsewhere(lead=lead)
    manager = UserFactory(manager=True, member_of=programme.authority)

    assert notes_on(programme, said(lead), visit=None, by=manager) == [
        "Lee Lead is on another visit on 5 and 6 February 2025."
    ]


@pytest.mark.parametrize(
    ("last", "note"),
    [
        (date(2024, 12, 23), None),
        (date(2024, 12, 24), "ended on 25 December 2024: fewer than 6 weeks before 4 February 2025."),
        (date(2024, 8, 3), None),
        (date(2024, 8, 2), "ended on 3 August 2024: more than 6 months before 4 February 2025."),
    ],
)
def test_visits_too_close_or_too_far_apart_are_noted(programme, lead, last, note):
    before = VisitFactory(programme=programme, start=last, number=3, done=True)
    VisitFactory(programme=programme, start=date(2025, 1, 20), cancelled=True)

    expected = [f"Visit 3 ({before.ref}) {note}"] if note else []
    assert notes_on(programme, said(lead), visit=None, by=lead) == expected


def test_a_change_is_noted_only_where_it_moves_the_days_or_the_team_of_a_visit_to_come(programme, lead):
    plans = said(lead)
    visit = visits.plan(programme=programme, said=plans, by=lead, at=NOW)
    elsewhere(lead=lead)

    def change(said, version):
        visits.change(visit=visit, said=said, version=version, by=lead, at=NOW, notes_seen="")

    change(replace(plans, focus="The front door."), 1)
    with pytest.raises(Noted, match="Lee Lead is at Farholt"):
        change(replace(plans, periods=((date(2025, 2, 5), date(2025, 2, 6)),)), 2)
    Visit.objects.filter(pk=visit.pk).update(stage="fieldwork")
    visits.change(
        visit=visit,
        said=replace(plans, periods=((date(2025, 2, 5), date(2025, 2, 6)),)),
        version=2,
        by=lead,
        at=datetime(2025, 2, 6, tzinfo=UTC),
        notes_seen="",
    )
