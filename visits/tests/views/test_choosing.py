import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from visits.tests.factories import (
    LocalAuthorityFactory,
    MonitoringProgrammeFactory,
)

from .visit_form import filled, page_of, plan_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_january_2025")]


@pytest.mark.parametrize("role", ["quality_reader", "support", "manager", "dfe_adviser"])
def test_only_inspectors_plan(client, programme, role):
    client.sign_in(UserFactory(**{role: True}, member_of=programme.authority))

    assert client.get(plan_url(programme)).status_code == 403
    assert client.post(plan_url(programme), filled()).status_code == 403
    assert client.get(reverse("visits:people"), {"q": "ida"}).status_code == 403


def test_people_are_suggested_from_two_letters_and_only_inspectors(client, inspector):
    UserFactory(manager=True, name="Idris Manager")
    UserFactory.create_batch(12, inspector=True, name="Many Inspectors")

    def labels(words):
        return [one["label"] for one in client.get(reverse("visits:people"), {"q": words}).json()]

    assert labels("id") == ["Ida Inspector (ida@example.test)"]
    assert labels("i") == []
    assert len(labels("many")) == 10


def test_two_inspectors_of_one_name_have_to_be_told_apart(client, inspector, programme):
    UserFactory.create_batch(2, inspector=True, name="Same Name")

    page = page_of(client.post(plan_url(programme), filled(second="Same Name")))

    assert "More than one inspector matches “Same Name”" in page


def test_choosing_an_authority_finds_it_by_any_of_its_names(client, inspector):
    MonitoringProgrammeFactory(anchor__authority=LocalAuthorityFactory(name="Dudford", name_as_printed="Dudford Town"))
    LocalAuthorityFactory(name="Otherplace")

    page = page_of(client.get(reverse("visits:new"), {"q": "dudford town council"}))

    assert "Dudford" in page
    assert "Otherplace" not in page


def test_choosing_an_authority_nobody_knows_says_so(client, inspector):
    assert "No authority is called “Atlantis”" in page_of(client.get(reverse("visits:new"), {"q": "Atlantis"}))
