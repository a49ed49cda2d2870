from datetime import date

import pytest
import time_machine
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.tests.factories import LineOfEnquiryFactory
from visits.models import MonitoringProgramme
from visits.tests.factories import (
    InspectionFactory,
    JudgementAreaFactory,
    JudgementFactory,
    MembershipFactory,
    MonitoringProgrammeFactory,
    RecommendationFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2025-01-06 12:00+00:00", tick=False):
        yield


@pytest.fixture
def senior(client):
    user = UserFactory(senior=True)
    client.sign_in(user)
    return user


def start_url(authority) -> str:
    return reverse("visits:programme-start", args=[authority.slug])


def decision(inspection, **more) -> dict:
    return {
        "anchor": inspection.pk,
        "judged_in_0": "1",
        "judged_in_1": "2024",
        "judged_on": "leaders",
        "started_on_0": "1 March 2024",
        "started_on_1": "",
        "started_on_2": "",
        "reason": "Judged inadequate on leaders.",
        **more,
    }


def test_judgements_stand_in_the_frameworks_own_words_and_order(client, senior):
    inspection = InspectionFactory(graded="inadequate")

    response = client.get(inspection.get_absolute_url())

    keys = [row.area.key for row in response.context["judgements"]]
    assert keys == ["leaders", "help_and_protection", "care", "care_leavers", "overall"]
    assert "15 to 26 January 2024" in response.content.decode()


def test_a_separate_review_is_kept_apart_and_not_judged_is_said(client, senior):
    inspection = InspectionFactory()
    lscb = JudgementAreaFactory(framework=inspection.framework, key="lscb", separate_review=True)
    JudgementFactory(inspection=inspection, area=lscb)
    JudgementFactory(inspection=inspection, grade=None, not_judged=True)

    response = client.get(inspection.get_absolute_url())

    assert [row.area for row in response.context["separate_reviews"]] == [lscb]
    assert "Not judged" in response.content.decode()


def test_a_recommendation_shows_its_line_or_a_button_to_open_one(client, senior):
    programme = MonitoringProgrammeFactory()
    followed = RecommendationFactory(inspection=programme.anchor)
    waiting = RecommendationFactory(inspection=programme.anchor)
    line = LineOfEnquiryFactory(programme=programme, title="Followed matter", from_recommendation=followed)

    page = client.get(programme.anchor.get_absolute_url()).content.decode()

    assert line.get_absolute_url() in page
    assert reverse("findings:open-line", args=[waiting.pk]) in page
    assert reverse("findings:open-line", args=[followed.pk]) not in page


def test_a_council_reads_its_inspection_without_buttons_or_history(client):
    programme = MonitoringProgrammeFactory()
    RecommendationFactory(inspection=programme.anchor, text="Own recommendation.")
    client.sign_in(UserFactory(manager=True, member_of=programme.authority))

    page = client.get(programme.anchor.get_absolute_url()).content.decode()

    assert "Own recommendation." in page
    assert "Open a line of enquiry" not in page
    assert "History" not in page


def test_an_inspection_of_another_council_is_not_found(client):
    client.sign_in(MembershipFactory().user)
    programme = MonitoringProgrammeFactory()

    assert client.get(programme.anchor.get_absolute_url()).status_code == 404
    assert client.get(programme_url(programme)).status_code == 404


def test_an_inspection_is_found_under_its_own_authority_only(client, senior):
    inspection, other = InspectionFactory(), InspectionFactory()

    assert client.get(reverse("visits:inspection", args=[other.authority.slug, inspection.pk])).status_code == 404


def test_the_inspection_page_costs_the_same_for_one_and_for_sixty(client, senior, queries_of):
    programme = MonitoringProgrammeFactory()
    RecommendationFactory(inspection=programme.anchor)
    LineOfEnquiryFactory(programme=programme, from_recommendation=RecommendationFactory(inspection=programme.anchor))
    VisitFactory(programme=programme)
    before = queries_of(programme.anchor.get_absolute_url())
    RecommendationFactory.create_batch(59, inspection=programme.anchor)

    assert queries_of(programme.anchor.get_absolute_url()) == before


def programme_url(programme) -> str:
    return reverse("visits:programme", args=[programme.authority.slug, programme.pk])


def test_a_programme_says_what_it_goes_back_to_and_why_it_began_and_ended(client, senior):
    programme = MonitoringProgrammeFactory(ended=True, judged_on="leaders")

    page = client.get(programme_url(programme)).content.decode()

    assert programme.anchor.get_absolute_url() in page
    assert "January 2024, leaders" in page
    assert programme.start_reason in page
    assert programme.end_reason in page


def test_a_change_of_a_programme_is_in_its_history(client, senior):
    anchor = InspectionFactory()
    client.post(start_url(anchor.authority), decision(anchor))
    programme = MonitoringProgramme.objects.get()
    programme.judged_on = "leaders and care"
    programme._history_user = senior
    programme.save()

    page = client.get(programme_url(programme)).content.decode()

    assert "leaders and care" in page
    assert str(senior) in page


def test_a_programme_is_started(client, senior):
    anchor = InspectionFactory()

    client.post(start_url(anchor.authority), decision(anchor))

    programme = MonitoringProgramme.objects.get()
    assert (programme.anchor, programme.started_on) == (anchor, date(2024, 3, 1))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"anchor": ""}, "Select the inspection"),
        ({"judged_in_0": "13"}, "must be a real month"),
        ({"started_on_0": "1 March 2027"}, "cannot start after today"),
        ({"started_on_0": "1 March 2023"}, "cannot start before the inspection"),
        ({"reason": " "}, "Say why the programme starts"),
        ({"judged_on": "x" * 151}, "must be 150 characters or fewer"),
    ],
)
def test_a_bad_start_gets_a_sentence_and_keeps_what_was_typed(client, senior, typed, sentence):
    anchor = InspectionFactory()

    page = client.post(start_url(anchor.authority), decision(anchor, **typed)).content.decode()

    assert sentence in page
    assert not MonitoringProgramme.objects.exists()


def test_an_inspection_of_another_authority_cannot_be_the_anchor(client, senior):
    anchor = InspectionFactory()

    page = client.post(start_url(anchor.authority), decision(InspectionFactory())).content.decode()

    assert "Select one of this authority" in page


def test_a_second_open_programme_is_refused(client, senior):
    running = MonitoringProgrammeFactory()

    page = client.post(start_url(running.authority), decision(running.anchor)).content.decode()

    assert "already has an open programme" in page


@pytest.mark.parametrize(
    ("person", "status"), [({"inspector": True}, 403), ({"senior": True, "ofsted_region": "London"}, 403)]
)
def test_starting_is_for_the_senior_hmi_of_the_region(client, person, status):
    client.sign_in(UserFactory(**person))

    assert client.get(start_url(InspectionFactory().authority)).status_code == status
