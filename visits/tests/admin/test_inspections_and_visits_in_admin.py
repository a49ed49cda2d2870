"""Inspections, programmes and visits in the admin keep the rules of their records."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from visits.models import Inspection, Judgement
from visits.tests.admin.test_reference_in_admin import rows
from visits.tests.factories import (
    FrameworkFactory,
    InspectionFactory,
    LocalAuthorityFactory,
    MonitoringProgrammeFactory,
    ThemeFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return UserFactory(administrator=True)


@pytest.fixture
def admin(client, administrator):
    return client.sign_in(administrator)


def visit_form(visit, **inlines) -> dict:
    empty = rows("periods") | rows("inspectors") | rows("covered_themes") | rows("transitions")
    data = {"kind": visit.kind, "number": visit.number or "", "focus": visit.focus, "opened_at": visit.version}
    return data | empty | inlines


def test_an_inspection_is_added_first_and_its_judgements_after(admin):
    authority, framework = LocalAuthorityFactory(), FrameworkFactory()
    add = reverse("admin:visits_inspection_add")

    assert "judgements-TOTAL_FORMS" not in admin.get(add).content.decode()
    admin.post(add, {"authority": authority.pk, "framework": framework.pk, "published_on": "2024-03-01"})

    change = reverse("admin:visits_inspection_change", args=[Inspection.objects.get().pk])
    assert "judgements-TOTAL_FORMS" in admin.get(change).content.decode()


def test_judgements_are_offered_from_the_inspections_own_framework(admin):
    other = FrameworkFactory(code="other", name="Other framework")
    foreign = other.areas.first()
    inspection = InspectionFactory()
    grade = inspection.framework.grades.first()

    answer = admin.post(
        reverse("admin:visits_inspection_change", args=[inspection.pk]),
        rows("periods") | rows("judgements", {"area": foreign.pk, "grade": grade.pk}) | rows("recommendations"),
    )

    assert answer.status_code == 200
    assert "Choose a judgement area of the inspection&#x27;s own framework." in answer.content.decode()
    assert Judgement.objects.count() == 0


def test_fieldwork_outside_the_framework_gets_a_sentence(admin):
    inspection = InspectionFactory()

    html = admin.post(
        reverse("admin:visits_inspection_change", args=[inspection.pk]),
        rows("periods", {"start": "2017-01-09", "end": "2017-01-20"}) | rows("judgements") | rows("recommendations"),
    ).content.decode()

    assert "was not in use on this day" in html


def test_a_grade_is_corrected_and_the_history_says_by_whom(admin, administrator):
    inspection = InspectionFactory(graded="inadequate")
    judgement = inspection.judgements.first()
    good = inspection.framework.grades.get(key="good")

    admin.post(
        reverse("admin:visits_judgement_change", args=[judgement.pk]),
        {
            "inspection": inspection.pk,
            "area": judgement.area.pk,
            "grade": good.pk,
            "change_reason": "Misread",
        },
    )

    latest = judgement.history.latest()
    assert (latest.grade, latest.history_user, latest.history_change_reason) == (good, administrator, "Misread")


def test_a_programme_is_neither_started_nor_ended_here(admin):
    programme = MonitoringProgrammeFactory()

    assert admin.get(reverse("admin:visits_monitoringprogramme_add")).status_code == 403
    admin.post(
        reverse("admin:visits_monitoringprogramme_change", args=[programme.pk]),
        {
            "judged_in": "2024-01-01",
            "judged_on": "leaders",
            "started_on": "2024-03-01",
            "start_reason": "Judged inadequate",
            "ended_on": "2024-04-01",
            "end_reason": "By hand",
        },
    )

    programme.refresh_from_db()
    assert (programme.judged_on, programme.ended_on) == ("leaders", None)


def test_two_periods_typed_together_must_not_overlap(admin):
    visit = VisitFactory(start=None)
    visit.periods.all().delete()
    periods = rows(
        "periods",
        {"start": "2025-03-03", "end": "2025-03-05"},
        {"start": "2025-03-05", "end": "2025-03-06"},
    )

    html = admin.post(
        reverse("admin:visits_visit_change", args=[visit.pk]), visit_form(visit, **periods)
    ).content.decode()

    assert "Two of these periods overlap." in html
    assert visit.periods.count() == 0


def test_a_period_overlapping_another_visit_of_the_programme_gets_a_sentence(admin):
    first = VisitFactory(number=1, start=date(2025, 3, 3))
    second = VisitFactory(number=2, start=date(2025, 6, 3), programme=first.programme)

    html = admin.post(
        reverse("admin:visits_visit_change", args=[second.pk]),
        visit_form(second, **rows("periods", {"start": "2025-03-04", "end": "2025-03-05"})),
    ).content.decode()

    assert "These days overlap the fieldwork of Visit 1" in html


def test_a_visit_has_one_lead(admin):
    visit = VisitFactory()
    team = rows("inspectors", {"name": "A", "part": "lead"}, {"name": "B", "part": "lead"})

    html = admin.post(reverse("admin:visits_visit_change", args=[visit.pk]), visit_form(visit, **team)).content.decode()

    assert "A visit has one lead inspector." in html


def test_a_number_taken_by_another_visit_gets_a_sentence(admin):
    taken = VisitFactory(number=2)
    visit = VisitFactory(number=3, programme=taken.programme)

    html = admin.post(
        reverse("admin:visits_visit_change", args=[visit.pk]), visit_form(visit) | {"number": 2}
    ).content.decode()

    assert "Another visit of this programme already has this number." in html


def test_the_focus_of_a_visit_is_mended_with_version_and_history(admin, administrator):
    visit = VisitFactory(covering=[ThemeFactory()])

    answer = admin.post(
        reverse("admin:visits_visit_change", args=[visit.pk]),
        visit_form(visit) | {"focus": "The front door", "change_reason": "Spelling"},
    )

    assert answer.status_code == 302
    visit.refresh_from_db()
    assert (visit.focus, visit.version) == ("The front door", 2)
    latest = visit.history.latest()
    assert (latest.history_user, latest.history_change_reason) == (administrator, "Spelling")
