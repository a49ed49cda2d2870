"""Two people change one finding at once: both texts are shown, and neither is lost."""

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.models import Finding
from findings.tests.factories import FindingFactory
from ofsted_tracker.testing.words import words_of
from visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspector():
    return UserFactory(inspector=True, name="Robin Ash")


@pytest.fixture
def visit(inspector):
    return VisitFactory(writing_up=True, lead=inspector)


@pytest.fixture
def signed_in(client, inspector):
    return client.sign_in(inspector)


def page(finding):
    return reverse("findings:finding", args=[finding.visit.ref, finding.number])


def typed(**fields):
    return {"version": 1, "kind": "strength", "text": "Plans are kept.", "extent": "", "stage_of_change": "", **fields}


def said(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def two_saves(signed_in, visit):
    """The first is saved; the second is shown both texts. What the second sends next is given."""
    finding = FindingFactory(visit=visit)
    signed_in.post(page(finding), typed(text="Plans drift. Visits are late."))
    signed_in.post(page(finding), typed(text="Plans are kept. Visits are late.", version=2))
    second = typed(text="Plans drift. Visits are on time.", kind="improvement", version=2)
    response = signed_in.post(page(finding), second)
    form = response.context["form"]

    def send(**fields):
        seen = {name: form[name].value() for name in ("version", "opened")}
        return signed_in.post(page(finding), {**second, **seen, **fields})

    return response, send


def test_the_second_save_shows_both_texts_marked_and_loses_neither(two_saves):
    response, _send = two_saves

    shown = words_of(response)
    assert "Saved by Robin Ash" in shown
    assert "Plans drift. are kept. Visits are late." in shown
    assert "Plans drift. Visits are late. on time." in shown
    assert '<ins class="app-added"><span class="govuk-visually-hidden">[added: </span>are kept.' in said(response)
    assert "Kind of finding Strength" in shown
    assert response.context["form"]["text"].value() == "Plans drift. Visits are on time."
    assert Finding.objects.get().text == "Plans are kept. Visits are late."


def test_what_both_say_alike_is_not_set_side_by_side(two_saves):
    response, _send = two_saves

    assert [row.about for row in response.context["both"].rows] == ["Kind of finding", "What inspectors found"]


@pytest.mark.parametrize(
    ("whose", "stands"),
    [("mine", "Plans drift. Visits are on time."), ("theirs", "Plans are kept. Visits are late.")],
)
def test_shown_both_texts_a_person_chooses_which_stands(two_saves, whose, stands):
    _response, send = two_saves

    assert send(whose=whose).status_code == 302

    assert Finding.objects.get().text == stands


def test_both_texts_are_joined_in_the_box_to_be_edited_before_they_are_saved(two_saves):
    _response, send = two_saves

    joined = send(whose="both")

    form = joined.context["form"]
    assert form["text"].value() == "Plans are kept. Visits are on time."
    assert form["kind"].value() == "improvement"
    assert "joined in the form below, and not saved yet" in words_of(joined)
    assert Finding.objects.get().text == "Plans are kept. Visits are late."
    send(text="Plans are kept, and visits are on time.", version=form["version"].value())
    assert Finding.objects.get().text == "Plans are kept, and visits are on time."


@pytest.mark.parametrize("opened", ["", "x", "-1", "9" * 40])
def test_without_the_version_that_was_opened_both_texts_are_joined_whole(two_saves, opened):
    _response, send = two_saves

    text = send(whose="both", opened=opened, version="").context["form"]["text"].value()

    assert text == "Plans are kept. Visits are late.\n\nPlans drift. Visits are on time."


def test_a_third_save_in_between_is_shown_again(signed_in, visit):
    finding = FindingFactory(visit=visit)
    signed_in.post(page(finding), typed(text="First."))
    signed_in.post(page(finding), typed(text="Third.", version=2))

    response = signed_in.post(page(finding), typed(text="Second.", version=2, whose="mine"))

    assert "Third." in said(response)
    assert Finding.objects.get().text == "Third."
