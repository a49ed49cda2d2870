from datetime import date

import pytest
from django.urls import reverse

from visits.models import Visit
from visits.tests.factories import (
    LocalAuthorityFactory,
    MonitoringProgrammeFactory,
)

from .visit_form import filled, page_of, past_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_january_2025")]


def test_a_past_visit_is_recorded_with_names_as_printed(client, inspector, programme):
    client.post(
        past_url(programme),
        filled(
            record="full",
            lead="Jane Printed",
            others="Joan Printed\nida@example.test",
            evidence="Case files.",
            **{"periods-0-start_2": "2024 ", "periods-0-start_1": "Nov", "periods-0-end_0": ""},
        ),
    )

    visit = Visit.objects.get()
    assert (visit.stage, visit.evidence) == ("writing_up", "Case files.")
    assert {(one.name, one.part, one.user) for one in visit.inspectors.all()} == {
        ("Jane Printed", "lead", None),
        ("Joan Printed", "second", None),
        ("Ida Inspector", "second", inspector),
    }


def test_an_outline_is_recorded_with_its_month(client, inspector, programme):
    empty = {name: "" for name in filled() if name.startswith("periods-0")}

    client.post(past_url(programme), filled(record="outline", lead="", month_0="Sep", month_1="2024", **empty))

    assert (Visit.objects.get().record, Visit.objects.get().month) == ("outline", date(2024, 9, 1))


def test_a_past_visit_still_to_come_is_refused(client, inspector, programme):
    page = page_of(client.post(past_url(programme), filled(record="full")))

    assert "is still to come. Check the year, or plan the visit instead." in page


def test_a_past_visit_goes_to_the_programme_that_was_chosen(client, inspector):
    earlier = MonitoringProgrammeFactory(ended_on=date(2024, 12, 1), end_reason="Re-inspected.")
    MonitoringProgrammeFactory(anchor=earlier.anchor, started_on=date(2025, 1, 2))
    days = {"periods-0-start_1": "11", "periods-0-start_2": "2024", "periods-0-end_0": ""}

    client.post(past_url(earlier), filled(record="full", programme=earlier.pk, **days))

    assert Visit.objects.get().programme == earlier


def test_a_programme_of_another_authority_cannot_be_chosen(client, inspector, programme):
    elsewhere = MonitoringProgrammeFactory()
    days = {"periods-0-start_1": "11", "periods-0-start_2": "2024", "periods-0-end_0": ""}

    client.post(past_url(programme), filled(record="full", programme=elsewhere.pk, **days))

    assert Visit.objects.get().programme == programme


def test_an_authority_never_monitored_is_said_on_the_page(client, inspector):
    authority = LocalAuthorityFactory()

    page = page_of(client.get(reverse("visits:record-past", args=[authority.slug])))

    assert "has never been in monitoring here" in page
