"""Nothing typed is lost when a log-in has run out, and nobody else is offered it."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from accounts.tests.factories import PASSWORD, UserFactory
from findings.models import Finding
from findings.tests.world import World
from ofsted_tracker.testing.client import TrackerClient
from ofsted_tracker.typed import author_mark

pytestmark = pytest.mark.django_db
FOUR_THOUSAND_WORDS = " ".join(f"word{n}" for n in range(4000))


@pytest.fixture
def world():
    return World()


@pytest.fixture
def page(world):
    return reverse("findings:list", args=[world.visits["unfinished"].ref])


def typed_by(user, world) -> dict:
    return {
        "form_author": author_mark(user),
        "title": "A new matter",
        "theme": world.theme.pk,
        "kind": "strength",
        "text": FOUR_THOUSAND_WORDS,
    }


def log_in(client, user):
    return client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})


def test_four_thousand_words_come_back_after_an_expired_log_in(client, world, page):
    lead = world.people["team"]
    client.sign_in(lead)
    Session.objects.all().delete()
    sent = client.post(page, typed_by(lead, world))
    assert sent.url == f"{reverse('account_login')}?next={page}"
    assert not Finding.objects.filter(text__contains="word3999").exists()

    log_in(client, lead)
    came_back = client.get(page).content.decode()
    assert FOUR_THOUSAND_WORDS in came_back
    assert "You were signed out before this could be saved" in came_back


def test_what_came_back_is_saved_by_sending_it_again_and_is_then_no_longer_offered(client, world, page):
    lead = world.people["team"]
    client.post(page, typed_by(lead, world))
    log_in(client, lead)
    client.post(page, typed_by(lead, world))
    assert Finding.objects.filter(text=FOUR_THOUSAND_WORDS).count() == 1
    assert "You were signed out" not in client.get(page).content.decode()


def test_typed_text_is_not_offered_to_somebody_else_at_the_same_browser(client, world, page):
    client.post(page, typed_by(world.people["team"], world))
    log_in(client, world.people["senior"])
    assert "word3999" not in client.get(page).content.decode()


def test_a_form_with_a_forged_mark_of_its_author_is_not_kept(client, world, page):
    client.post(page, {**typed_by(world.people["team"], world), "form_author": "1:forged"})
    log_in(client, world.people["team"])
    assert "word3999" not in client.get(page).content.decode()


def test_a_form_opened_before_the_last_log_in_comes_back_filled_in(world, page):
    strict = TrackerClient(enforce_csrf_checks=True).sign_in(world.people["team"])
    refused = strict.post(page, typed_by(world.people["team"], world))
    assert refused.url == page
    assert FOUR_THOUSAND_WORDS in strict.get(page).content.decode()
    assert not Finding.objects.filter(text=FOUR_THOUSAND_WORDS).exists()


def test_a_button_pressed_without_a_log_in_leads_back_to_its_page(client, world, page):
    finding = world.findings["unfinished"]
    url = reverse("findings:remove", args=[finding.visit.ref, finding.number])
    answer = client.post(url, headers={"referer": f"http://testserver{page}"})
    assert answer.url == f"{reverse('account_login')}?next={page}"


def test_somebody_whose_access_has_ended_is_out_at_the_next_request(client, world, page):
    person = UserFactory(quality_reader=True)
    assert client.sign_in(person).get(page).status_code == 200
    person.is_active = False
    person.save()
    assert client.get(page).status_code == 302
