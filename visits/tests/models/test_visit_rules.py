"""What the database itself refuses about visits, programmes, inspections and people, whoever writes it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.tests.factories import UserFactory
from visits import models
from visits.tests.factories import (
    FrameworkFactory,
    InspectionFactory,
    JudgementFactory,
    LocalAuthorityFactory,
    MembershipFactory,
    MonitoringProgrammeFactory,
    RecommendationFactory,
    VisitFactory,
    VisitInspectorFactory,
    VisitPeriodFactory,
)

pytestmark = pytest.mark.django_db


def refused(rows, **changes) -> str:
    """The message of the rule broken by writing `changes` straight into the database."""
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        rows.update(**changes)
    return str(broken.value)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"stage": "published"}, "visit_stage_known"),
        ({"kind": "other"}, "visit_kind_known"),
        ({"record": "other"}, "visit_record_known"),
        ({"stage": "done"}, "visit_done_has_its_date"),
        ({"number": 0}, "visit_number_only_for_monitoring_visits"),
        ({"kind": "focused", "number": 2}, "visit_number_only_for_monitoring_visits"),
        ({"month": date(2024, 5, 1)}, "visit_month_only_for_outlines"),
    ],
)
def test_a_visit_cannot_be_stored_that_breaks_a_rule(changes, rule):
    visit = VisitFactory()
    assert rule in refused(models.Visit.objects.filter(pk=visit.pk), **changes)


def test_two_visits_of_a_programme_cannot_have_one_number():
    programme = VisitFactory(number=2).programme
    with pytest.raises(IntegrityError):
        VisitFactory(programme=programme, number=2)


def test_a_cancelled_visit_frees_its_number():
    programme = VisitFactory(number=2, cancelled=True).programme
    assert VisitFactory(programme=programme, number=2).number == 2


def test_a_visit_has_one_lead():
    inspector = VisitInspectorFactory(part="lead")
    with pytest.raises(IntegrityError):
        VisitInspectorFactory(visit=inspector.visit, part="lead")


def test_fieldwork_cannot_end_before_it_begins():
    with pytest.raises(IntegrityError):
        VisitPeriodFactory(start=date(2024, 7, 2), end=date(2024, 7, 1))


def test_fieldwork_of_one_programme_cannot_overlap():
    visit = VisitFactory(start=date(2024, 7, 1))
    other = VisitFactory(programme=visit.programme, start=None, outline=True, number=7)
    period = models.VisitPeriod(visit=other, start=date(2024, 7, 2), end=date(2024, 7, 4))
    with pytest.raises(ValidationError, match="overlap the fieldwork of"):
        period.full_clean()


def test_an_authority_has_one_open_programme():
    programme = MonitoringProgrammeFactory()
    with pytest.raises(IntegrityError):
        MonitoringProgrammeFactory(anchor=programme.anchor)


def test_a_second_programme_may_follow_one_that_has_ended():
    ended = MonitoringProgrammeFactory(ended=True)
    assert MonitoringProgrammeFactory(anchor=ended.anchor).is_open


def test_a_programme_does_not_end_without_a_reason():
    programme = MonitoringProgrammeFactory()
    rows = models.MonitoringProgramme.objects.filter(pk=programme.pk)
    assert "programme_end_reason" in refused(rows, ended_on=date(2026, 1, 1))


def test_an_area_is_judged_once_in_an_inspection():
    judgement = JudgementFactory()
    with pytest.raises(IntegrityError):
        JudgementFactory(inspection=judgement.inspection)


def test_not_judged_is_not_a_grade():
    judgement = JudgementFactory()
    rows = models.Judgement.objects.filter(pk=judgement.pk)
    assert "judgement_grade_or_not_judged" in refused(rows, not_judged=True)


def test_a_grade_of_another_framework_is_refused():
    other = FrameworkFactory(code="sif", name="SIF", in_use_from=date(2013, 11, 1), in_use_to=date(2018, 8, 31))
    judgement = JudgementFactory()
    judgement.grade = other.grades.get(key="good")
    with pytest.raises(ValidationError, match="grade of the inspection's own framework"):
        judgement.full_clean()


def test_the_framework_of_an_inspection_is_the_one_in_use_at_its_fieldwork():
    inspection = InspectionFactory()
    period = models.InspectionPeriod(inspection=inspection, start=date(2022, 12, 5), end=date(2022, 12, 16))
    with pytest.raises(ValidationError, match="was not in use on this day"):
        period.full_clean()


def test_a_recommendation_number_is_used_once():
    recommendation = RecommendationFactory(number=1)
    with pytest.raises(IntegrityError):
        RecommendationFactory(inspection=recommendation.inspection, number=1)


def test_a_membership_cannot_end_before_it_starts():
    with pytest.raises(IntegrityError):
        MembershipFactory(from_date="2024-01-02", to_date="2024-01-01")


def test_an_authority_is_known_by_one_code():
    authority = LocalAuthorityFactory()
    with pytest.raises(IntegrityError):
        LocalAuthorityFactory(ons_code=authority.ons_code)


def test_a_senior_hmi_has_a_region():
    senior = UserFactory(senior=True)
    assert "user_senior_hmi_has_region" in refused(User.objects.filter(pk=senior.pk), ofsted_region="")


def test_one_e_mail_address_is_one_person_whatever_its_capitals():
    UserFactory(email="ann@example.test")
    with pytest.raises(IntegrityError):
        UserFactory(email="ANN@example.test")
