"""When the browser may forget unsaved words: once the server has taken them, or their writer has signed out."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from findings.tests.world import World
from ofsted_tracker.drafts import GONE, key_of, person_of
from visits.models import Visit
from visits.tests.factories import WHEN

pytestmark = pytest.mark.django_db
DRAFT = "0a4f6c1e-53b2-4b7d-9d25-3f0f5e6a7b8c"


@pytest.fixture
def world():
    return World()


@pytest.fixture
def page(world):
    return reverse("findings:list", args=[world.visits["unfinished"].ref])


def finding(world, **fields) -> dict:
    words = {"title": "Consent", "theme": world.theme.pk, "kind": "strength", "text": "Plans are kept."}
    return {**words, "draft": DRAFT, **fields}


def gone(response) -> list[str]:
    return response.cookies[GONE].value.split(".") if GONE in response.cookies else []


def test_words_that_were_saved_may_go(client, world, page):
    answer = client.sign_in(world.people["team"]).post(page, finding(world))

    assert gone(answer) == [DRAFT]
    assert not answer.cookies[GONE]["httponly"]


def test_of_two_saves_before_the_next_page_both_may_go(client, world, page):
    client.sign_in(world.people["team"]).post(page, finding(world))
    another = DRAFT.replace("0a4f", "1a4f")

    assert gone(client.post(page, finding(world, title="Chronologies", draft=another))) == [DRAFT, another]


@pytest.mark.parametrize("fields", [{"text": ""}, {"draft": ""}, {"draft": "; Path=/"}, {"draft": DRAFT + "."}])
def test_words_that_were_refused_or_carry_no_number_stay(client, world, page, fields):
    assert gone(client.sign_in(world.people["team"]).post(page, finding(world, **fields))) == []


def test_words_sent_without_a_log_in_stay(client, world, page):
    client.sign_in(world.people["team"])
    Session.objects.all().delete()

    assert gone(client.post(page, finding(world))) == []


def test_a_refusal_that_is_said_on_the_next_page_keeps_the_words(client, world):
    visit = world.visits["unfinished"]
    Visit.objects.filter(pk=visit.pk).update(stage="done", done_at=WHEN)
    client.sign_in(world.people["team"])

    answer = client.post(
        reverse("findings:passage-cut", args=[visit.ref, world.passages["unfinished"].pk]), {"draft": DRAFT}
    )

    assert answer.status_code == 302
    assert gone(answer) == []


def test_who_signs_out_leaves_nothing_behind(client, world):
    lead = world.people["team"]

    assert gone(client.sign_in(lead).post(reverse("account_logout"))) == [person_of(lead)]


def test_a_form_carries_the_key_of_its_reader_alone(client, world, page):
    lead, other = world.people["team"], world.people["senior"]

    shown = client.sign_in(lead).get(page).content.decode()

    assert key_of(lead) in shown
    assert key_of(other) not in shown
    assert len({key_of(lead), key_of(other), person_of(lead), person_of(other)}) == 4
    assert "data-drafts-key" not in client.get(reverse("account_logout"), follow=True).content.decode()
