"""The name of a line, changed in the admin, is read by its council at once."""

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.tests.actions.stage import Stage
from findings.tests.factories import LetterFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage():
    return Stage()


def rename(client, line):
    client.sign_in(UserFactory(administrator=True))
    address = reverse("admin:findings_lineofenquiry_change", args=[line.pk])
    events = {f"events-{part}_FORMS": "0" for part in ("TOTAL", "INITIAL")}
    sent = {"title": "Plans, again", "theme": line.theme_id, "opened_at": line.version, **events}
    response = client.post(address, sent)
    line.refresh_from_db()
    return response.content.decode()


def test_a_name_the_council_knows_waits_for_the_release_of_the_visit_that_looked_again(client, stage):
    LetterFactory(visit=stage.one, published=True)
    line = stage.line("Plans", stage.one, stage.three)

    said = rename(client, line)

    assert f"{stage.three.ref} looked at this matter and its letter is not released" in said
    assert line.title == "Plans"


def test_a_name_nobody_outside_knows_and_one_that_is_released_are_changed(client, stage):
    LetterFactory(visit=stage.one, published=True)

    for line in (stage.line("New", stage.three), stage.line("Old", stage.one)):
        rename(client, line)
        assert line.title == "Plans, again"
