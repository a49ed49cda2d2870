"""A note on a plan is shown once, with everything typed still there, and the same form is sent again."""

from datetime import date

import pytest
from django.urls import reverse

from visits.models import Visit
from visits.tests.factories import MonitoringProgrammeFactory, VisitFactory

from .visit_form import filled, page_of, plan_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_january_2025")]


@pytest.fixture
def _elsewhere(inspector):
    other = MonitoringProgrammeFactory(anchor__authority__name="Farholt")
    VisitFactory(programme=other, lead=inspector, start=date(2025, 2, 4))


@pytest.mark.usefixtures("_elsewhere")
def test_a_note_is_shown_once_and_passed_over(client, inspector, programme):
    response = client.post(plan_url(programme), filled(focus="Kept words.", number="2"))

    page = page_of(response)
    assert "Ida Inspector is at Farholt" in page
    assert "Plan it all the same" in page
    assert "Kept words." in page
    assert "There is a problem" not in page
    assert not Visit.objects.filter(programme=programme).exists()

    seen = response.context["form"]["notes_seen"].value()
    client.post(plan_url(programme), filled(focus="Kept words.", number="2", notes_seen=seen))
    assert Visit.objects.get(programme=programme).number == 2


@pytest.mark.usefixtures("_elsewhere")
def test_what_is_wrong_is_said_before_what_is_notable(client, inspector, programme):
    page = page_of(client.post(plan_url(programme), filled(number="2", kind="focused")))

    assert "Only monitoring visits are numbered" in page
    assert "Farholt" not in page


@pytest.mark.usefixtures("_elsewhere")
def test_a_plan_without_anything_notable_needs_one_press(client, inspector, programme):
    client.post(plan_url(programme), filled(**{"periods-0-start_0": "11", "periods-0-end_0": "12 Feb 2025"}))

    assert Visit.objects.filter(programme=programme).count() == 1


@pytest.mark.usefixtures("_elsewhere")
def test_the_page_that_confirms_a_visit_says_it_too(client, inspector, programme):
    visit = VisitFactory(programme=programme, lead=inspector, start=date(2025, 2, 5))

    page = page_of(client.get(reverse("visits:confirm", args=[visit.ref])))

    assert "Ida Inspector is at Farholt" in page
    assert page.count("Confirm and show the council") == 1
