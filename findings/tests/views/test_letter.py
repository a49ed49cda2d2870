"""The page of a letter: who reads it, and what is on it."""

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.models import Letter
from findings.tests.factories import LetterFactory, LetterSectionFactory
from findings.tests.letters.letters import FINDINGS, HEADLINE, LETTER
from findings.tests.letters.recorded import imported, programme_of_letters
from visits.models import Visit
from visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def inspector():
    return UserFactory(inspector=True)


@pytest.fixture
def visit(inspector):
    programme_of_letters()
    return imported(by=inspector, name="the letter.txt").visit


def page_of(visit, name="letter") -> str:
    return reverse(f"findings:{name}", args=[visit.ref])


def released(visit) -> None:
    Letter.objects.filter(visit=visit).update(stage="published", published_on="2017-07-17")
    Visit.objects.filter(pk=visit.pk).update(stage="done", done_at="2017-07-17T12:00Z")


def test_it_shows_the_letter_as_read(client, visit, inspector):
    page = client.sign_in(inspector).get(page_of(visit)).content.decode()
    for words in (HEADLINE, "Areas covered by the visit", "14 July 2017", "Rhys ap Owen", "the letter.txt"):
        assert words in page
    assert FINDINGS[2] in page


def test_it_shows_who_changed_what(client, visit, inspector):
    page = client.sign_in(inspector).get(page_of(visit)).content.decode()
    assert "Who changed what" in page
    assert "Read from its letter." in page


def test_a_visit_without_a_letter_has_the_page_all_the_same(client):
    visit = VisitFactory(done=True, number=2)
    page = client.sign_in(UserFactory(senior=True)).get(page_of(visit)).content.decode()
    assert "Nothing is on record yet" in page
    assert page_of(visit, "letter-publish") in page


def test_before_the_visit_is_done_nothing_can_be_released(client, visit):
    page = client.sign_in(UserFactory(senior=True)).get(page_of(visit)).content.decode()
    assert page_of(visit, "letter-publish") not in page
    assert page_of(visit, "done") in page


def test_of_a_reopened_visit_the_letter_says_that_nobody_outside_reads_it(client, visit, inspector):
    released(visit)
    Visit.objects.filter(pk=visit.pk).update(stage="writing_up", done_at=None)
    assert "The visit has been reopened." in client.sign_in(inspector).get(page_of(visit)).content.decode()


def test_everybody_reads_a_published_letter_and_a_stranger_reads_it_alone(client, visit):
    released(visit)
    stranger = UserFactory(manager=True)
    page = client.sign_in(stranger).get(page_of(visit)).content.decode()
    assert HEADLINE in page
    assert "Who changed what" not in page
    assert visit.get_absolute_url() + '"' not in page
    assert visit.programme.authority.get_absolute_url() not in page


def test_its_own_council_reads_no_history_of_it(client, visit):
    released(visit)
    manager = UserFactory(manager=True, member_of=visit.programme.authority)
    page = client.sign_in(manager).get(page_of(visit)).content.decode()
    assert HEADLINE in page
    assert "Who changed what" not in page
    assert "imported by" not in page


def test_an_unreleased_letter_is_not_there_for_anybody_else(client, visit):
    manager = UserFactory(manager=True, member_of=visit.programme.authority)
    for name in ("letter", "letter-source"):
        for outsider in (manager, UserFactory(inspector=True), UserFactory(manager=True)):
            assert client.sign_in(outsider).get(page_of(visit, name)).status_code == 404


def test_the_file_is_saved_as_it_came_and_never_shown(client, visit, inspector):
    response = client.sign_in(inspector).get(page_of(visit, "letter-source"))
    assert b"".join(response.streaming_content) == LETTER.data()
    response.close()
    assert response["Content-Disposition"] == 'attachment; filename="the letter.txt"'
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_file_name_cannot_break_out_of_its_header(client, inspector):
    programme_of_letters()
    visit = imported(by=inspector, name='a"\r\nX-Evil: 1\n; é.txt').visit
    response = client.sign_in(inspector).get(page_of(visit, "letter-source"))
    response.close()
    assert "X-Evil" not in response.headers
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def test_a_file_that_is_gone_from_the_store_is_not_there(client, visit, inspector, files):
    next(file for file in files.rglob("*.txt")).unlink()
    assert client.sign_in(inspector).get(page_of(visit, "letter-source")).status_code == 404


def test_markup_in_a_letter_is_only_text(client, inspector):
    letter = LetterFactory(visit=VisitFactory(done=True, number=2), published=True, headline="<script>x</script>")
    LetterSectionFactory(letter=letter, heading="<b>Overview</b>", text="<img src=x onerror=y>")
    page = client.sign_in(inspector).get(page_of(letter.visit)).content.decode()
    assert "<script>x" not in page
    assert "<img src=x" not in page
    assert "&lt;b&gt;Overview&lt;/b&gt;" in page


def test_a_longer_letter_costs_no_more_queries(client, inspector, queries_of):
    client.sign_in(inspector)
    counts = []
    for sections in (1, 20):
        letter = LetterFactory(visit=VisitFactory(done=True, number=2), published=True)
        LetterSectionFactory.create_batch(sections, letter=letter)
        counts.append(queries_of(page_of(letter.visit)))
    assert counts[0] == counts[1]
