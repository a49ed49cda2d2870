import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from accounts.actions import invitations
from accounts.models import User
from accounts.tests.factories import PASSWORD, UserFactory
from ofsted_tracker.errors import Refused

pytestmark = pytest.mark.django_db

CHOSEN = "seven quiet otters"


@pytest.fixture
def administrator():
    return UserFactory(administrator=True, name="Ada Minstrator")


@pytest.fixture
def invited():
    return User.objects.create_user("new@example.test", name="New Person", role="inspector")


@pytest.fixture
def invite(administrator, mailoutbox, django_capture_on_commit_callbacks):
    """Invite somebody; the link of the email they get."""

    def send(user) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            invitations.invite(user=user, by=administrator)
        return re.search(r"http://testserver(/\S+)", mailoutbox[-1].body).group(1)

    return send


def choose(client, link: str, password: str = CHOSEN):
    client.get(link, follow=True)
    return client.post(reverse("accounts:choose-password"), {"password1": password, "password2": password})


def signs_in(client, email: str, password: str) -> bool:
    client.post(reverse("account_login"), {"login": email, "password": password})
    return "_auth_user_id" in client.session


def test_an_invitation_is_an_e_mail_with_a_link(invite, invited, mailoutbox):
    link = invite(invited)

    (message,) = mailoutbox
    assert message.to == ["new@example.test"]
    assert message.subject == "Your invitation to the monitoring visit tracker"
    assert "Ada Minstrator" in message.body
    assert "New Person" in message.body
    assert link.startswith("/accounts/invitation/")


def test_the_invited_person_chooses_a_password_and_signs_in(invite, invited, client):
    answer = choose(client, invite(invited))

    assert answer["Location"] == reverse("account_login")
    assert signs_in(client, invited.email, CHOSEN)


def test_the_password_is_in_no_history(invite, invited, client):
    choose(client, invite(invited))

    latest = User.objects.get(pk=invited.pk).history.latest()
    assert latest.history_change_reason == "Chose a password by invitation."
    assert not hasattr(latest, "password")


def test_the_link_stands_in_no_address_bar(invite, invited, client):
    page = client.get(invite(invited), follow=True)

    assert page.request["PATH_INFO"] == reverse("accounts:choose-password")
    assert "no-store" in page["Cache-Control"]


def test_opening_the_link_does_not_use_it_up(invite, invited, client):
    link = invite(invited)
    client.get(link, follow=True)
    client.get(link, follow=True)

    assert choose(client, link).status_code == 302


def test_the_link_works_once(invite, invited, client):
    link = invite(invited)
    choose(client, link)

    page = client.get(link)
    choose(client, link, "another password here")

    assert "This link cannot be used" in page.content.decode()
    assert signs_in(client, invited.email, CHOSEN)


def test_two_browsers_on_one_link_make_one_password(invite, invited):
    from ofsted_tracker.testing.client import TrackerClient

    link = invite(invited)
    first, second = TrackerClient(), TrackerClient()
    first.get(link, follow=True)
    second.get(link, follow=True)

    choose(first, link)
    page = second.post(
        reverse("accounts:choose-password"),
        {"password1": "another password here", "password2": "another password here"},
    )

    assert "This link cannot be used" in page.content.decode()
    assert signs_in(first, invited.email, CHOSEN)


def test_the_link_is_dead_after_three_days(invite, invited, client, time_machine):
    link = invite(invited)

    time_machine.move_to(timezone.now() + timedelta(days=3, minutes=5), tick=False)

    assert "This link cannot be used" in client.get(link).content.decode()


def test_a_new_invitation_takes_the_place_of_the_old_one(invite, invited, client):
    old = invite(invited)
    new = invite(invited)

    assert "This link cannot be used" in client.get(old).content.decode()
    assert choose(client, new).status_code == 302


def test_an_ended_access_kills_the_link(invite, invited, client):
    link = invite(invited)
    User.objects.filter(pk=invited.pk).update(is_active=False)

    assert "This link cannot be used" in client.get(link).content.decode()


def test_a_changed_e_mail_address_kills_the_link(invite, invited, client):
    link = invite(invited)
    User.objects.filter(pk=invited.pk).update(email="other@example.test")

    assert "This link cannot be used" in client.get(link).content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/invitation/MQ/x-y/",
        "/accounts/invitation/%00/%00/",
        "/accounts/invitation/é/ü/",
        "/accounts/invitation/",
    ],
)
def test_an_invented_link_is_a_page_that_helps(path, client):
    page = client.get(path)

    assert page.status_code == 200
    assert "This link cannot be used" in page.content.decode()


def test_a_link_opened_beside_somebody_elses_session_signs_them_out(invite, invited, client, administrator):
    client.sign_in(administrator)

    choose(client, invite(invited))

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("", "", "Enter a password"),
        ("short", "short", "at least 12 characters"),
        ("qwertyqwerty", "qwertyqwerty", "too common"),
        ("new@example.test", "new@example.test", "too similar"),
        (CHOSEN, "otherwise written", "The two passwords differ."),
    ],
)
def test_a_poor_password_gets_a_sentence_and_the_link_lives_on(first, second, sentence, invite, invited, client):
    link = invite(invited)
    client.get(link, follow=True)

    page = client.post(reverse("accounts:choose-password"), {"password1": first, "password2": second})

    assert sentence in page.content.decode()
    assert choose(client, link).status_code == 302


def test_who_has_a_password_is_not_invited(administrator):
    user = UserFactory()

    with pytest.raises(Refused, match="has a password already"):
        invitations.invite(user=user, by=administrator)

    assert User.objects.get(pk=user.pk).check_password(PASSWORD)


def test_whose_access_has_ended_is_not_invited(administrator, invited):
    invited.is_active = False
    invited.save()

    with pytest.raises(Refused, match="has no access"):
        invitations.invite(user=invited, by=administrator)


@pytest.mark.parametrize("role", ["senior", "manager", "inspector"])
def test_only_the_administrator_invites(role, invited):
    with pytest.raises(PermissionDenied):
        invitations.invite(user=invited, by=UserFactory(**{role: True}))
