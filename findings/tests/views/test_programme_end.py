"""Ending a programme closes what was open in it."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.models import LineEvent
from findings.tests.factories import FindingFactory
from visits.tests.factories import MonitoringProgrammeFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return MonitoringProgrammeFactory()


@pytest.fixture
def senior(programme):
    return UserFactory(senior=True, ofsted_region=programme.authority.ofsted_region)


def end(client, user, programme, **fields):
    url = reverse("findings:programme-end", args=[programme.authority.slug, programme.pk])
    day = {"ended_on_0": "1", "ended_on_1": "10", "ended_on_2": "2026"}
    return client.sign_in(user).post(url, {**day, "reason": "Re-inspected and no longer inadequate.", **fields})


def test_a_senior_hmi_ends_a_programme_and_its_open_lines_close_on_that_day(client, senior, programme):
    FindingFactory(visit=VisitFactory(programme=programme, done=True))
    end(client, senior, programme)
    programme.refresh_from_db()
    closed = LineEvent.objects.get(kind="closed")
    assert programme.ended_on == date(2026, 10, 1)
    assert (closed.on, closed.reason, closed.by) == (date(2026, 10, 1), "Programme ended.", senior)


def test_a_programme_does_not_end_while_a_visit_is_still_to_come(client, senior, programme):
    visit = VisitFactory(programme=programme)
    page = end(client, senior, programme)
    programme.refresh_from_db()
    assert programme.ended_on is None
    assert f"{visit.ref} is still planned" in page.content.decode()


def test_a_programme_cannot_end_before_it_started(client, senior, programme):
    page = end(client, senior, programme, ended_on_2="2020")
    programme.refresh_from_db()
    assert programme.ended_on is None
    assert "cannot end before it started" in page.content.decode()


def test_an_inspector_does_not_end_a_programme(client, programme):
    assert end(client, UserFactory(inspector=True), programme).status_code == 403
