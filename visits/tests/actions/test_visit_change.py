from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from findings.tests.factories import ProgressJudgementFactory
from ofsted_tracker.errors import Refused, StaleEdit
from visits.actions import visit as visits
from visits.actions.particulars import Particulars
from visits.actions.team import LEAD, Inspector
from visits.models import Visit
from visits.tests.factories import CoveredThemeFactory, ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 6, 12, 0, tzinfo=UTC)


@pytest.fixture
def lead():
    return UserFactory(inspector=True)


@pytest.fixture
def visit(lead):
    return VisitFactory(lead=lead, start=date(2024, 6, 3))


def change(visit, by, version=None, **what) -> Visit:
    reason, record = what.pop("reason", ""), what.pop("record", "")
    return visits.change(
        visit=visit,
        said=replace(Particulars.of(visit), **what),
        version=version or visit.version,
        by=by,
        at=NOW,
        reason=reason,
        record=record,
    )


def test_the_lead_moves_the_days_and_history_remembers_from_what_to_what(visit, lead):
    change(visit, lead, periods=((date(2024, 6, 10), date(2024, 6, 11)),))

    period = visit.periods.get()
    now, before = period.history.all()[:2]
    assert (before.start, now.start) == (date(2024, 6, 3), date(2024, 6, 10))
    assert now.history_user == lead


def test_saving_raises_the_version(visit, lead):
    assert change(visit, lead, focus="New focus").version == visit.version + 1


def test_the_second_save_of_a_stale_form_overwrites_nothing(visit, lead):
    opened_at = visit.version
    change(visit, lead, focus="Saved first")

    with pytest.raises(StaleEdit) as stale:
        change(visit, lead, version=opened_at, focus="Saved second")

    assert stale.value.current.focus == "Saved first"
    assert Visit.objects.get().focus == "Saved first"


def test_lead_and_second_can_change_places(visit, lead):
    second = UserFactory(inspector=True)
    change(visit, lead, team=(Inspector.of(lead, LEAD), Inspector.of(second)))
    visit.refresh_from_db()

    change(visit, lead, team=(Inspector.of(second, LEAD), Inspector.of(lead)))

    assert {(one.user, one.part) for one in visit.inspectors.all()} == {(second, "lead"), (lead, "second")}


def test_another_inspector_cannot_change_the_visit(visit):
    with pytest.raises(PermissionDenied):
        change(visit, UserFactory(inspector=True), focus="Not mine")


def test_senior_hmi_of_the_region_can_change_it_and_of_another_cannot(visit):
    change(visit, UserFactory(senior=True), focus="Overseen")

    with pytest.raises(PermissionDenied):
        change(visit, UserFactory(senior=True, ofsted_region="London"), focus="From elsewhere")


def test_who_recorded_a_past_visit_mends_it():
    recorder = UserFactory(inspector=True)
    visit = VisitFactory(writing_up=True, recorded_by=recorder, programme__anchor__period=_in_2023())
    days = ((date(2023, 12, 5), date(2023, 12, 6)),)

    assert change(visit, recorder, focus="Mended", periods=days).focus == "Mended"


def test_an_area_with_an_evaluation_cannot_be_dropped(visit, lead):
    covered = CoveredThemeFactory(visit=visit, theme=ThemeFactory(name="Front door"))
    ProgressJudgementFactory(covered_theme=covered)

    with pytest.raises(Refused, match="Front door has an evaluation of progress") as refusal:
        change(visit, lead, areas=frozenset())

    assert refusal.value.field == "areas"
    assert visit.covered_themes.count() == 1


def test_an_area_without_an_evaluation_can_be_dropped(visit, lead):
    CoveredThemeFactory(visit=visit)

    change(visit, lead, areas=frozenset())

    assert not visit.covered_themes.exists()


def test_a_refused_change_leaves_everything_as_it_was(visit, lead):
    other = VisitFactory(programme=visit.programme, number=2, start=date(2024, 9, 2))

    with pytest.raises(Refused, match=f"{other.ref} is already visit 2"):
        change(visit, lead, number=2, focus="Lost", periods=((date(2024, 7, 1), date(2024, 7, 2)),))

    visit = Visit.objects.get(pk=visit.pk)
    assert (visit.focus, visit.version) == ("", 1)
    assert visit.fieldwork[0].start == date(2024, 6, 3)


@pytest.mark.parametrize(("state", "sentence"), [("done", "has to be reopened"), ("cancelled", "was cancelled")])
def test_a_finished_visit_is_not_changed(lead, state, sentence):
    visit = VisitFactory(lead=lead, **{state: True})

    with pytest.raises(Refused, match=sentence):
        change(visit, lead, focus="Too late")


def test_an_outline_filled_in_by_any_inspector_goes_to_writing_up():
    outline = VisitFactory(outline=True, month=date(2023, 12, 1), programme__anchor__period=_in_2023())
    inspector = UserFactory(inspector=True)

    filled = change(
        outline,
        inspector,
        record="full",
        periods=((date(2023, 12, 5), date(2023, 12, 6)),),
        team=(Inspector.of(inspector, LEAD),),
    )

    assert (filled.stage, filled.done_at, filled.month) == (Visit.Stage.WRITING_UP, None, None)
    assert filled.transitions.get().source == Visit.Stage.DONE
    assert filled.recorded_by == inspector


def _in_2023():
    return (date(2023, 3, 6), date(2023, 3, 17))
