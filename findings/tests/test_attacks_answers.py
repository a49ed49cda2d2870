"""What every answer carries, whatever it is: a page, a refusal, a failure, a file, JSON."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from findings.progress.record import ProgrammeRecord
from findings.tests.world import World
from ofsted_tracker.testing.client import TrackerClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return World()


@pytest.fixture
def answers(client, world):
    """One answer of every kind, for somebody signed in."""
    visit, letter = world.visits["unfinished"], world.letters["unfinished"]
    letter.source_file.save("letter.txt", ContentFile(b"<script>alert(1)</script>"), save=False)
    letter.source_name = 'a";X-Bad: 1<b>.html'
    letter.save()
    client.sign_in(world.people["team"])
    given = {
        "page": client.get("/"),
        "not found": client.get("/visits/MV-9999/"),
        "no such address": client.get("/nothing/"),
        "forbidden": client.get(reverse("findings:done", args=[visit.ref])),
        "not that way": client.get(reverse("visits:start-fieldwork", args=[visit.ref])),
        "redirect": client.get("/accounts/login/"),
        "JSON": client.get("/people/?q=te"),
        "plain text": client.get(reverse("findings:copy", args=[visit.ref])),
        "file": client.get(reverse("findings:letter-source", args=[visit.ref])),
    }
    yield given
    given["file"].close()


def test_every_kind_of_answer_is_guarded_and_never_cached(answers):
    for name, answer in answers.items():
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy, name
        assert "frame-ancestors 'none'" in policy, name
        assert "'unsafe-inline'" not in policy, name
        assert answer["X-Content-Type-Options"] == "nosniff", name
        assert answer["X-Frame-Options"] == "DENY", name
        assert answer["Referrer-Policy"] == "same-origin", name
        assert "no-store" in answer["Cache-Control"], name


def test_a_failure_is_guarded_too_and_tells_nothing(client, world, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("secret of the machine")

    monkeypatch.setattr(ProgrammeRecord, "load", fail)
    client.raise_request_exception = False
    client.sign_in(world.people["team"])
    answer = client.get(reverse("findings:list", args=[world.visits["unfinished"].ref]))
    assert answer.status_code == 500
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert "secret of the machine" not in answer.content.decode()


def test_a_letters_file_is_saved_and_never_shown_by_the_browser(answers):
    file = answers["file"]
    assert file["Content-Type"] == "application/octet-stream"
    assert file["Content-Disposition"].startswith("attachment;")
    assert "X-Bad" not in file.headers


def test_nothing_is_posted_without_the_token_of_the_form(world):
    stranger = TrackerClient(enforce_csrf_checks=True).sign_in(world.people["senior"])
    visit = world.visits["unfinished"]
    assert stranger.post(reverse("findings:done", args=[visit.ref])).status_code == 403
    visit.refresh_from_db()
    assert visit.stage == "writing_up"


@pytest.mark.parametrize("there", ["https://evil.test/", "//evil.test/", "/\\evil.test", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(client, world, there):
    person = world.people["manager"]
    person.set_password("a-long-enough-password")
    person.save()
    sent = {"login": person.email, "password": "a-long-enough-password", "next": there}
    answer = client.post("/accounts/login/", sent)
    assert answer.status_code == 302
    assert answer["Location"] == "/"


def test_a_form_sent_from_elsewhere_without_a_log_in_leads_nowhere_else(client, world):
    url = reverse("findings:done", args=[world.visits["unfinished"].ref])
    answer = client.post(url, headers={"referer": "https://evil.test/page"})
    assert answer["Location"] == "/accounts/login/?next=/"


@pytest.mark.parametrize("person", ["manager", "inspector", None])
def test_head_tells_no_more_than_a_page_would(client, world, person):
    if person:
        client.sign_in(world.people[person])
    hidden = reverse("findings:visit-progress", args=[world.visits["unfinished"].ref])
    missing = reverse("findings:visit-progress", args=["MV-9999"])
    assert client.head(hidden).status_code == client.head(missing).status_code
