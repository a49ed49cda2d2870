from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.tests.factories import LetterFactory
from visits.tests.factories import (
    LocalAuthorityFactory,
    MembershipFactory,
    MonitoringProgrammeFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db

VISITS = "/visits/"
AUTHORITIES = "/authorities/"


@pytest.fixture
def inspector(client):
    user = UserFactory(inspector=True)
    client.sign_in(user)
    return user


def shown(client, query="") -> list:
    return [row.visit for row in client.get(f"{VISITS}{query}").context["rows"]]


def stages(client) -> list[str]:
    return [row.stage.words for row in client.get(VISITS).context["rows"]]


def authorities(client, query="") -> list:
    return list(client.get(f"{AUTHORITIES}{query}").context["page_obj"])


def test_visits_are_listed_by_date_latest_first_and_undated_last(client, inspector):
    programme = MonitoringProgrammeFactory()
    undated = VisitFactory(programme=programme, outline=True, number=9)
    by_month = VisitFactory(programme=programme, outline=True, month=date(2024, 8, 1))
    early = VisitFactory(programme=programme, start=date(2024, 6, 3))
    late = VisitFactory(programme=programme, start=date(2024, 9, 2))

    assert shown(client) == [late, by_month, early, undated]
    assert shown(client, "?sort=date") == [early, by_month, late, undated]


def test_visits_are_narrowed_by_region_stage_and_team(client, inspector):
    mine = VisitFactory(lead=inspector)
    london = VisitFactory(programme__anchor__authority__ofsted_region="London", confirmed=True)

    assert shown(client, "?region=London") == [london]
    assert shown(client, "?stage=planned") == [mine]
    assert shown(client, "?mine=on") == [mine]


def test_a_council_is_told_of_a_visit_in_words_that_say_nothing_of_the_writing(client):
    programme = MonitoringProgrammeFactory()
    VisitFactory(programme=programme)
    VisitFactory(programme=programme, writing_up=True)
    VisitFactory(programme=programme, done=True)
    LetterFactory(published=True, visit=VisitFactory(programme=programme, done=True))
    VisitFactory(programme=programme, confirmed=True)
    client.sign_in(UserFactory(manager=True, member_of=programme.authority))

    assert stages(client) == ["Confirmed", "Letter released", "Letter awaited", "Letter awaited"]


@pytest.mark.parametrize("stage", ["writing_up", "done", "planned", "cancelled"])
def test_a_council_cannot_learn_from_a_filter_what_the_page_does_not_say(client, stage):
    programme = MonitoringProgrammeFactory()
    waiting = [VisitFactory(programme=programme, done=True), VisitFactory(programme=programme, writing_up=True)]
    client.sign_in(UserFactory(manager=True, member_of=programme.authority))

    assert set(shown(client, f"?stage={stage}")) == set(waiting)
    assert set(shown(client, "?stage=awaited")) == set(waiting)


def test_a_council_sees_no_visit_of_another(client):
    VisitFactory(confirmed=True)
    client.sign_in(MembershipFactory().user)

    assert shown(client) == []


def test_inspectors_are_told_the_stage_as_it_is(client, inspector):
    VisitFactory(writing_up=True)

    assert stages(client) == ["Writing up"]


def test_the_list_of_visits_costs_the_same_for_one_and_for_sixty(client, inspector, queries_of):
    programme = MonitoringProgrammeFactory()
    VisitFactory(programme=programme, lead=inspector)
    before = queries_of(VISITS)
    VisitFactory.create_batch(59, programme=programme, lead=inspector)

    assert queries_of(VISITS) == before


def test_authorities_are_found_by_any_name_region_type_and_monitoring(client, inspector):
    town = LocalAuthorityFactory(name="Dudford", name_as_printed="Dudford Town", ofsted_region="London")
    county = LocalAuthorityFactory(name="Shirely", la_type="county")
    monitored = MonitoringProgrammeFactory().authority
    MonitoringProgrammeFactory(ended=True)

    assert authorities(client, "?q=ford+town") == [town]
    assert authorities(client, "?region=London") == [town]
    assert authorities(client, "?la_type=county") == [county]
    assert authorities(client, "?monitored=on") == [monitored]


def test_no_match_says_what_to_do(client, inspector):
    assert "Check the spelling" in client.get(f"{AUTHORITIES}?q=Atlantis").content.decode()


def test_a_filter_nobody_offers_is_answered_with_a_sentence(client, inspector):
    assert client.get(f"{AUTHORITIES}?region=Atlantis&page=999").status_code == 200
    assert client.get(f"{VISITS}?stage=Atlantis&sort=Atlantis&page=x").status_code == 200


def test_a_council_sees_its_own_authority_only(client):
    membership = MembershipFactory()
    LocalAuthorityFactory(name="Otherplace")
    client.sign_in(membership.user)

    assert authorities(client) == [membership.authority]
    names = client.get(reverse("visits:authority-names"), {"q": "Otherplace"}).json()
    assert names == []


def test_names_are_suggested_from_two_letters(client, inspector):
    LocalAuthorityFactory(name="Dudford")

    assert client.get(reverse("visits:authority-names"), {"q": "d"}).json() == []
    assert client.get(reverse("visits:authority-names"), {"q": "dudf"}).json() == [
        {"value": "Dudford", "label": "Dudford"}
    ]


@pytest.mark.parametrize("query", ["", "?monitored=on"])
def test_the_list_of_authorities_costs_the_same_for_one_and_for_sixty(client, inspector, queries_of, query):
    MonitoringProgrammeFactory()
    before = queries_of(f"{AUTHORITIES}{query}")
    MonitoringProgrammeFactory.create_batch(59)

    assert queries_of(f"{AUTHORITIES}{query}") == before


def test_choosing_an_authority_costs_the_same_for_one_and_for_many(client, inspector, queries_of):
    MonitoringProgrammeFactory()
    before = queries_of(reverse("visits:new"))
    MonitoringProgrammeFactory.create_batch(20)

    assert queries_of(reverse("visits:new")) == before
