"""The pages of the council's actions."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.models import Action
from findings.tests.factories import ActionFactory, FindingFactory, LetterFactory, LineOfEnquiryFactory
from ofsted_tracker.testing.words import words_of
from visits.tests.factories import LocalAuthorityFactory, VisitFactory

pytestmark = pytest.mark.django_db

TYPED = {
    "reference": "3.1",
    "wording": "Audit supervision each month",
    "owner": "Principal social worker",
    "due_0": "30",
    "due_1": "6",
    "due_2": "2027",
    "status": "on_track",
}


@pytest.fixture
def authority():
    return LocalAuthorityFactory()


@pytest.fixture
def signed_in(client, authority):
    return client.sign_in(UserFactory(manager=True, member_of=authority))


def new_url(authority):
    return reverse("findings:action-new", args=[authority.slug])


def edit_url(action):
    return reverse("findings:action-edit", args=[action.authority.slug, action.pk])


def test_a_manager_adds_an_action_and_lands_on_its_page(signed_in, authority):
    form = signed_in.get(new_url(authority)).context["form"]
    response = signed_in.post(new_url(authority), TYPED | {"entry_key": form.initial["entry_key"]})
    action = Action.objects.get()
    assert response.url == action.get_absolute_url()
    assert action.due == date(2027, 6, 30)


def test_a_double_click_makes_one_action(signed_in, authority):
    typed = TYPED | {"entry_key": signed_in.get(new_url(authority)).context["form"].initial["entry_key"]}
    signed_in.post(new_url(authority), typed)
    signed_in.post(new_url(authority), typed)
    assert Action.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"wording": ""}, "Enter what will be done"),
        ({"wording": "x" * 50_001}, "50,000 characters or fewer"),
        ({"wording": "bell \x07"}, "cannot be shown"),
        ({"due_1": "13"}, "Due"),
        ({"status": "finished"}, "Choose one of the statuses shown"),
        ({"status": "complete"}, "Enter the day the action was completed"),
        ({"version": "x"}, "Open the action again"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(signed_in, authority, typed, sentence):
    said = signed_in.post(new_url(authority), TYPED | typed).content.decode()
    assert sentence in said
    assert "Principal social worker" in said
    assert not Action.objects.exists()


def test_another_text_sent_back_in_a_used_form_is_kept_and_saved_when_sent_again(signed_in, authority):
    typed = TYPED | {"entry_key": signed_in.get(new_url(authority)).context["form"].initial["entry_key"]}
    signed_in.post(new_url(authority), typed)
    again = typed | {"reference": "3.2", "wording": "Another thing"}
    response = signed_in.post(new_url(authority), again)
    assert "Another thing" in response.content.decode()
    assert Action.objects.count() == 1
    signed_in.post(new_url(authority), again | {"entry_key": response.context["form"]["entry_key"].value()})
    assert Action.objects.count() == 2


def test_a_forged_line_is_refused(signed_in, authority):
    visit = VisitFactory(programme__anchor__authority=authority, done=True)
    LetterFactory(visit=visit, published=True)
    FindingFactory(visit=visit)
    foreign = FindingFactory().line
    response = signed_in.post(new_url(authority), TYPED | {"lines": [foreign.pk]})
    assert "Choose lines from those shown" in response.content.decode()


def test_a_reference_used_before_is_refused_with_what_was_typed_kept(signed_in, authority):
    ActionFactory(authority=authority, reference="3.1")
    response = signed_in.post(new_url(authority), TYPED)
    assert "already has this reference" in response.content.decode()
    assert "Audit supervision each month" in response.content.decode()


def test_markup_typed_into_an_action_is_shown_as_it_was_typed(signed_in, authority):
    signed_in.post(new_url(authority), TYPED | {"wording": "<b>now</b>"})
    said = signed_in.get(Action.objects.get().get_absolute_url()).content.decode()
    assert "&lt;b&gt;now&lt;/b&gt;" in said
    assert "<b>now</b>" not in said


def test_a_stale_save_shows_both_texts_and_saving_again_decides(signed_in, authority):
    action = ActionFactory(authority=authority, wording="As it was")
    signed_in.post(edit_url(action), TYPED | {"version": 1, "wording": "Saved first"})
    response = signed_in.post(edit_url(action), TYPED | {"version": 1, "wording": "Typed meanwhile"})
    assert "What will be done As it was Saved first" in words_of(response)
    assert "What will be done As it was Typed meanwhile" in words_of(response)
    assert [row.about for row in response.context["both"].rows] == ["What will be done"]
    assert Action.objects.get().wording == "Saved first"
    version = response.context["form"]["version"].value()
    signed_in.post(edit_url(action), TYPED | {"version": version, "wording": "Typed meanwhile"})
    assert Action.objects.get().wording == "Typed meanwhile"


def test_a_line_somebody_may_not_read_is_not_named_among_what_differs(signed_in, authority):
    hidden = LineOfEnquiryFactory(programme__authority=authority, title="Not released")
    action = ActionFactory(authority=authority, wording="As it was")
    action.lines.add(hidden)
    signed_in.post(edit_url(action), TYPED | {"version": 1, "wording": "Saved first"})
    response = signed_in.post(edit_url(action), TYPED | {"version": 1, "wording": "Typed meanwhile"})
    assert "Saved first" in words_of(response)
    assert "Not released" not in response.content.decode()


def test_a_form_without_its_version_is_stale(signed_in, authority):
    action = ActionFactory(authority=authority, wording="As it was")
    signed_in.post(edit_url(action), TYPED)
    assert Action.objects.get().wording == "As it was"


def test_the_action_page_says_who_changed_what(signed_in, authority):
    action = ActionFactory(authority=authority, wording="As it was")
    signed_in.post(edit_url(action), TYPED | {"version": 1})
    history = signed_in.get(action.get_absolute_url()).context["history"]
    fields = {field.field: (field.old, field.new) for field in history[0].changes}
    assert fields["What will be done"] == ("As it was", "Audit supervision each month")


def test_an_action_of_another_council_is_not_found(signed_in):
    other = ActionFactory()
    assert signed_in.get(other.get_absolute_url()).status_code == 404
    assert signed_in.post(edit_url(other), TYPED | {"version": 1}).status_code == 404
