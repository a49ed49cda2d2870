from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.tests.factories import UserFactory
from findings.actions.evaluation import Evaluation, StaleEvaluations, save
from findings.models import ProgressJudgement
from findings.tests.factories import ProgressJudgementFactory
from ofsted_tracker.errors import Refused
from visits.tests.factories import CoveredThemeFactory, ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def inspector():
    return UserFactory(inspector=True)


@pytest.fixture
def visit(inspector):
    return VisitFactory(
        writing_up=True, start=date(2024, 9, 2), lead=inspector, covering=[ThemeFactory(), ThemeFactory()]
    )


def saying(covered, value="steady", rationale="Better for many.", version=0):
    return Evaluation(covered_theme=covered, value=value, rationale=rationale, version=version)


def test_areas_are_evaluated_together_with_who_and_when(visit, inspector):
    one, two = visit.covered_themes.all()

    save(visit=visit, evaluations=[saying(one), saying(two, "early")], by=inspector, at=NOW)

    assert [(said.value, said.by, said.at) for said in ProgressJudgement.objects.order_by("covered_theme")] == [
        ("steady", inspector, NOW),
        ("early", inspector, NOW),
    ]


def test_all_are_saved_or_none(visit, inspector):
    one, two = visit.covered_themes.all()

    with pytest.raises(ValidationError):
        save(visit=visit, evaluations=[saying(one), saying(two, rationale="")], by=inspector, at=NOW)

    assert not ProgressJudgement.objects.exists()


def test_an_area_the_visit_did_not_cover_has_no_evaluation(visit, inspector):
    elsewhere = CoveredThemeFactory()

    with pytest.raises(Refused, match="not among the areas this visit covered"):
        save(visit=visit, evaluations=[saying(elsewhere)], by=inspector, at=NOW)


def test_a_colleagues_evaluation_is_not_overwritten_unseen(visit, inspector):
    one, two = visit.covered_themes.all()
    theirs = ProgressJudgementFactory(covered_theme=one, value="declined")

    with pytest.raises(StaleEvaluations) as stale:
        save(visit=visit, evaluations=[saying(one), saying(two)], by=inspector, at=NOW)

    assert stale.value.current == {one.pk: theirs}
    assert ProgressJudgement.objects.get().value == "declined"

    save(visit=visit, evaluations=[saying(one, version=1)], by=inspector, at=NOW)
    assert ProgressJudgement.objects.get().version == 2


def test_the_team_evaluates_while_the_visit_is_open(visit, inspector):
    covered = visit.covered_themes.first()

    with pytest.raises(PermissionDenied):
        save(visit=visit, evaluations=[saying(covered)], by=UserFactory(senior=True), at=NOW)

    visit.stage = "confirmed"
    visit.save()
    with pytest.raises(Refused, match="Start its fieldwork"):
        save(visit=visit, evaluations=[saying(covered)], by=inspector, at=NOW)
