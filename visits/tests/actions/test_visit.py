from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from ofsted_tracker.errors import Refused
from visits.actions import visit as visits
from visits.actions.particulars import Particulars
from visits.actions.team import LEAD, Area, Inspector
from visits.models import Visit
from visits.tests.factories import (
    JudgementAreaFactory,
    MonitoringProgrammeFactory,
    ThemeFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 1, 6, 12, 0, tzinfo=UTC)
COMING = (date(2025, 2, 4), date(2025, 2, 5))
GONE = (date(2024, 11, 5), date(2024, 11, 6))


@pytest.fixture
def programme():
    return MonitoringProgrammeFactory()


@pytest.fixture
def inspector():
    return UserFactory(inspector=True, name="Ida Inspector")


def said(lead, **more) -> Particulars:
    return Particulars(periods=(COMING,), team=(Inspector.of(lead, LEAD),), **more)


def plan(programme, by, said, **more) -> Visit:
    return visits.plan(programme=programme, said=said, by=by, at=NOW, **more)


def record_past(programme, by, said, **more) -> Visit:
    return visits.record_past(programme=programme, said=said, by=by, at=NOW, **more)


def test_an_inspector_plans_a_visit_with_its_days_team_and_areas(programme, inspector):
    second = UserFactory(inspector=True)
    area = Area(ThemeFactory(), JudgementAreaFactory(framework=programme.anchor.framework, key="care"))
    plans = said(inspector, areas=frozenset({area}), focus="The front door.", number=2)
    plans = replace(plans, team=(*plans.team, Inspector.of(second)))

    visit = plan(programme, inspector, plans)

    assert visit.stage == Visit.Stage.PLANNED
    assert Particulars.of(Visit.objects.get()) == plans
    assert visit.lead.user == inspector


def test_a_council_manager_cannot_plan_a_visit(programme, inspector):
    manager = UserFactory(manager=True, member_of=programme.authority)

    with pytest.raises(PermissionDenied):
        plan(programme, manager, said(inspector))

    assert not Visit.objects.exists()


def test_no_visit_is_planned_in_a_programme_that_has_ended(inspector):
    with pytest.raises(Refused, match="ended on 1 June 2026"):
        plan(MonitoringProgrammeFactory(ended=True), inspector, said(inspector))


def test_a_planned_visit_needs_its_days(programme, inspector):
    with pytest.raises(Refused, match="Enter the first day") as refusal:
        plan(programme, inspector, replace(said(inspector), periods=()))

    assert refusal.value.field == "periods"


@pytest.mark.parametrize(
    ("periods", "sentence"),
    [
        (((date(2025, 2, 5), date(2025, 2, 4)),), "is before the first day"),
        ((COMING, (date(2025, 2, 5), date(2025, 2, 6))), "Write them as one period"),
        (((date(2025, 2, 4), date(2026, 2, 5)),), "longer than a visit can be"),
        (((date(2024, 1, 15), date(2024, 1, 16)),), "is not after the inspection, which began on 15 January 2024"),
    ],
)
def test_impossible_days_are_refused_with_what_to_do(programme, inspector, periods, sentence):
    with pytest.raises(Refused, match=sentence) as refusal:
        plan(programme, inspector, replace(said(inspector), periods=periods))

    assert refusal.value.field == "periods"
    assert not Visit.objects.exists()


def test_fieldwork_of_one_programme_does_not_overlap(programme, inspector):
    earlier = VisitFactory(programme=programme, start=date(2025, 2, 5), number=3)

    with pytest.raises(Refused, match=rf"overlaps the fieldwork of Visit 3 \({earlier.ref}\), 5 and 6 February"):
        plan(programme, inspector, said(inspector))


def test_the_days_of_a_cancelled_visit_are_free_again(programme, inspector):
    VisitFactory(programme=programme, start=COMING[0], cancelled=True, number=2)

    visit = plan(programme, inspector, said(inspector, number=2))

    assert visit.number == 2


def test_the_same_days_in_another_programme_are_no_clash(programme, inspector):
    VisitFactory(start=COMING[0])

    assert plan(programme, inspector, said(inspector)).fieldwork[0].start == COMING[0]


def test_a_number_is_taken_once_in_a_programme(programme, inspector):
    taken = VisitFactory(programme=programme, number=2, start=date(2024, 6, 4))

    with pytest.raises(Refused, match=f"{taken.ref} is already visit 2") as refusal:
        plan(programme, inspector, said(inspector, number=2))

    assert refusal.value.field == "number"


def test_a_focused_visit_has_no_number(programme, inspector):
    with pytest.raises(Refused, match="Only monitoring visits are numbered"):
        plan(programme, inspector, said(inspector, kind=Visit.Kind.FOCUSED, number=1))


def test_a_number_that_is_not_known_is_left_unknown(programme, inspector):
    VisitFactory(programme=programme, number=1, start=date(2024, 6, 4))

    assert plan(programme, inspector, said(inspector)).number is None


def test_the_lead_of_a_planned_visit_uses_the_tracker(programme, inspector):
    plans = replace(said(inspector), team=(Inspector("Jane Printed", None, LEAD),))

    with pytest.raises(Refused, match="Jane Printed is not an inspector here") as refusal:
        plan(programme, inspector, plans)

    assert refusal.value.field == "lead"


def test_a_quality_reader_cannot_lead(programme, inspector):
    reader = UserFactory(quality_reader=True)

    with pytest.raises(Refused, match="is not an inspector here"):
        plan(programme, inspector, said(reader))


def test_nobody_is_on_a_visit_twice(programme, inspector):
    plans = said(inspector)

    with pytest.raises(Refused, match="already on this visit"):
        plan(programme, inspector, replace(plans, team=(*plans.team, Inspector.of(inspector))))


def test_an_area_is_one_of_the_anchor_inspection(programme, inspector):
    elsewhere = JudgementAreaFactory(framework__code="sif", framework__name="SIF", key="lscb")

    with pytest.raises(Refused, match="not a judgement of this programme's inspection"):
        plan(programme, inspector, said(inspector, areas=frozenset({Area(ThemeFactory(), elsewhere)})))


def test_sending_the_same_form_twice_makes_one_visit(programme, inspector):
    key = uuid4()

    first = plan(programme, inspector, said(inspector), entry_key=key)
    second = plan(programme, inspector, said(inspector), entry_key=key)

    assert first == second
    assert Visit.objects.count() == 1


def test_sending_a_saved_form_again_with_other_words_says_so_and_changes_nothing(programme, inspector):
    key = uuid4()
    first = plan(programme, inspector, said(inspector, focus="As sent"), entry_key=key)

    with pytest.raises(visits.AlreadyMade, match=f"already saved as {first.ref}"):
        plan(programme, inspector, said(inspector, focus="As sent again"), entry_key=key)

    assert Visit.objects.get().focus == "As sent"


def test_a_past_visit_starts_in_writing_up_with_its_real_days(programme, inspector):
    past = Particulars(periods=(GONE,), team=(Inspector("Jane Printed", None, LEAD),), number=3)

    visit = record_past(programme, inspector, past)

    assert visit.stage == Visit.Stage.WRITING_UP
    assert visit.lead.name == "Jane Printed"
    assert visit.recorded_by == inspector
    assert visit.fieldwork[0].start == GONE[0]


def test_a_past_visit_cannot_be_still_to_come(programme, inspector):
    with pytest.raises(Refused, match="is still to come"):
        record_past(programme, inspector, Particulars(periods=(COMING,)))


def test_a_past_visit_is_not_before_the_inspection(programme, inspector):
    with pytest.raises(Refused, match="not after the inspection, which began on 15 January 2024"):
        record_past(programme, inspector, Particulars(periods=((date(2023, 11, 5), date(2023, 11, 6)),)))


def test_a_past_visit_is_not_after_the_end_of_its_programme(inspector):
    programme = MonitoringProgrammeFactory(ended_on=date(2024, 9, 1), end_reason="Re-inspected.")

    with pytest.raises(Refused, match="The programme ended on 1 September 2024"):
        record_past(programme, inspector, Particulars(periods=(GONE,)))


def test_a_past_visit_of_an_ended_programme_can_be_recorded(inspector):
    programme = MonitoringProgrammeFactory(ended_on=date(2024, 12, 1), end_reason="Re-inspected.")

    assert record_past(programme, inspector, Particulars(periods=(GONE,))).programme == programme


def test_an_outline_needs_only_a_month(programme, inspector):
    visit = record_past(programme, inspector, Particulars(month=date(2024, 9, 1)), record="outline")

    assert visit.is_outline
    assert visit.month == date(2024, 9, 1)
    assert visit.stage == Visit.Stage.DONE


def test_an_outline_may_be_known_by_its_number_alone(programme, inspector):
    assert record_past(programme, inspector, Particulars(number=4), record="outline").number == 4


def test_an_outline_of_which_nothing_is_known_is_refused(programme, inspector):
    with pytest.raises(Refused, match="at least its month, or which number it had"):
        record_past(programme, inspector, Particulars(), record="outline")


def test_the_month_is_kept_only_for_want_of_days(programme, inspector):
    both = Particulars(month=date(2024, 11, 1), periods=(GONE,))

    assert record_past(programme, inspector, both, record="outline").month is None
