"""The pages that ask before a visit is finished or its letter released: from then on others read it."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.models import Letter
from findings.tests.factories import FindingFactory, LetterFactory
from visits.models import Visit
from visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db
PUBLISHED = {
    "letter_date_0": "3 July 2024",
    "published_on_0": "5",
    "published_on_1": "July",
    "published_on_2": "2024",
    "reason": "",
}


@pytest.fixture
def senior():
    return UserFactory(senior=True)


@pytest.fixture
def visit():
    return VisitFactory(done=True, number=2, start=date(2024, 6, 3))


def address(visit, name) -> str:
    return reverse(f"findings:{name}", args=[visit.ref])


def test_the_page_says_who_will_read_what_and_asks_for_the_dates(client, senior, visit):
    page = client.sign_in(senior).get(address(visit, "letter-publish")).content.decode()
    assert f"{visit.programme.authority} and its DfE adviser can read" in page
    assert "This cannot be undone" in page


def test_the_canary_sings_to_the_council_only_from_the_release_on(client, senior, visit):
    FindingFactory(visit=visit, text="Canary of the second visit.")
    manager = UserFactory(manager=True, member_of=visit.programme.authority)
    progress = reverse("findings:visit-progress", args=[visit.ref])
    assert client.sign_in(manager).get(progress).status_code == 404
    assert client.get(address(visit, "letter")).status_code == 404

    client.sign_in(senior).post(address(visit, "letter-publish"), PUBLISHED)

    assert "Canary of the second visit." in client.sign_in(manager).get(progress).content.decode()
    assert client.get(address(visit, "letter")).status_code == 200


def test_after_recording_the_letter_is_shown_and_no_undo_is_offered(client, senior, visit):
    response = client.sign_in(senior).post(address(visit, "letter-publish"), PUBLISHED, follow=True)
    assert response.redirect_chain[-1][0] == address(visit, "letter")
    page = response.content.decode()
    assert "is recorded as published" in page
    assert "Undo" not in page
    assert Letter.objects.get().published_on == date(2024, 7, 5)


def test_dates_that_cannot_be_are_said_beside_them_and_what_was_typed_is_kept(client, senior, visit):
    wrong = {**PUBLISHED, "published_on_0": "2", "reason": "Kept words."}
    page = client.sign_in(senior).post(address(visit, "letter-publish"), wrong).content.decode()
    assert "cannot be published before its own date, 3 July 2024" in page
    assert "Kept words." in page
    assert not Letter.objects.exists()


@pytest.mark.parametrize("number", [1, None])
def test_to_publish_a_first_letter_the_reason_is_asked_for(client, senior, number):
    visit = VisitFactory(done=True, number=number, start=date(2024, 6, 3))
    page = client.sign_in(senior).post(address(visit, "letter-publish"), PUBLISHED).content.decode()
    assert "Say why this letter is published" in page
    client.post(address(visit, "letter-publish"), {**PUBLISHED, "reason": "The council asked."})
    assert Letter.objects.get().stage == "published"


def test_a_letter_is_recorded_as_withheld(client, senior):
    visit = VisitFactory(done=True, number=1, start=date(2024, 6, 3))
    client.sign_in(senior).post(address(visit, "letter-withhold"), {"letter_date_0": "", "reason": ""})
    assert Letter.objects.get().stage == "withheld"


def test_sent_twice_it_is_recorded_once(client, senior, visit):
    client.sign_in(senior).post(address(visit, "letter-publish"), PUBLISHED)
    again = client.post(address(visit, "letter-publish"), PUBLISHED)
    assert "nothing was changed" in again.content.decode()
    assert Letter.objects.get().transitions.count() == 1


def test_a_forged_stage_or_name_is_passed_over(client, senior, visit):
    forged = {**PUBLISHED, "stage": "withheld", "by": "1", "version": "9", "published_on": "1999-01-01"}
    client.sign_in(senior).post(address(visit, "letter-publish"), forged)
    letter = Letter.objects.get()
    assert (letter.stage, letter.published_on, letter.transitions.get().by) == ("published", date(2024, 7, 5), senior)


def test_a_visit_in_writing_up_gets_no_form(client, senior):
    visit = VisitFactory(writing_up=True, number=2)
    page = client.sign_in(senior).get(address(visit, "letter-publish")).content.decode()
    assert "Mark it as done first" in page
    assert "Record as published</button>" not in page


def test_marking_a_visit_done_says_what_is_missing_and_goes_on_to_its_letter(client, senior):
    visit = VisitFactory(writing_up=True, number=2)
    page = client.sign_in(senior).get(address(visit, "done")).content.decode()
    assert "No finding is recorded." in page
    response = client.post(address(visit, "done"))
    assert response["Location"] == address(visit, "letter")
    assert Visit.objects.get().stage == "done"


def test_it_warns_where_being_done_releases_the_visit_at_once(client, senior):
    visit = VisitFactory(writing_up=True, number=2)
    LetterFactory(visit=visit, published=True)
    page = client.sign_in(senior).get(address(visit, "done")).content.decode()
    assert "from the moment this visit is done" in page


def test_a_visit_marked_done_meanwhile_is_not_marked_again(client, senior, visit):
    page = client.sign_in(senior).post(address(visit, "done")).content.decode()
    assert "already been moved on by somebody else" in page
    assert not visit.transitions.exists()


def test_reopening_asks_why(client, senior, visit):
    page = client.sign_in(senior).post(address(visit, "reopen"), {"reason": ""}).content.decode()
    assert "Say why the visit is opened again" in page
    response = client.post(address(visit, "reopen"), {"reason": "A finding was left out."})
    assert response["Location"] == visit.get_absolute_url()
    assert Visit.objects.get().stage == "writing_up"


def test_an_outline_has_nothing_to_finish_or_release(client, senior):
    outline = VisitFactory(outline=True, number=3)
    client.sign_in(senior)
    for name in ("done", "reopen", "letter-publish", "letter-withhold"):
        assert client.get(address(outline, name)).status_code == 403


def test_words_typed_before_the_log_in_ran_out_come_back(client, senior, visit):
    page = client.sign_in(senior).get(address(visit, "reopen")).content.decode()
    mark = page.split('name="form_author" value="')[1].split('"')[0]
    client.logout()
    client.post(address(visit, "reopen"), {"reason": "Typed for an hour.", "form_author": mark})
    assert "Typed for an hour." in client.sign_in(senior).get(address(visit, "reopen")).content.decode()
    assert Visit.objects.get().stage == "done"
