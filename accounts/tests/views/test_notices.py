"""A person is told by email when how they sign in was changed."""

import pytest
from django.core.cache import cache
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.urls import reverse

from accounts.tests.factories import PASSWORD, UserFactory
from accounts.tests.second_steps import give_password, set_up

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0"
CHOSEN = {"password1": "seven quiet otters", "password2": "seven quiet otters"}


@pytest.fixture(autouse=True)
def _forget_failed_log_ins():
    cache.clear()


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def client(user):
    client = Client(headers={"user-agent": FIREFOX}, REMOTE_ADDR="10.0.0.7")
    give_password(client, user)
    return client


class MailServerAway(BaseEmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError


def change_password(client):
    return client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, **CHOSEN})


def test_of_a_changed_password_with_when_and_where(client, user, mailoutbox):
    change_password(client)

    (notice,) = mailoutbox
    assert (notice.to, notice.subject) == ([user.email], "Your password was changed")
    assert "from network address 10.0.0.7, with Firefox on Windows." in notice.body
    assert CHOSEN["password1"] not in notice.body


@pytest.mark.django_db(transaction=True)
def test_of_a_second_step_set_up_and_of_new_recovery_codes(client, user, mailoutbox):
    set_up(client)
    client.post(reverse("mfa_generate_recovery_codes"))

    assert [notice.subject for notice in mailoutbox] == ["Your second step was set up", "New recovery codes were made"]


def test_a_mail_server_that_is_away_undoes_nothing(client, user, settings):
    settings.EMAIL_BACKEND = f"{__name__}.MailServerAway"

    answer = change_password(client)

    user.refresh_from_db()
    assert answer.status_code == 302
    assert user.check_password(CHOSEN["password1"])


def test_the_link_for_a_new_password_says_what_it_is(client, user, mailoutbox):
    client.post(reverse("account_logout"))
    client.post(reverse("account_reset_password"), {"email": user.email})

    (message,) = mailoutbox
    assert message.subject == "Choose a new password for the monitoring visit tracker"
    assert "http://testserver/accounts/password/reset/key/" in message.body
    assert "The link works once, and for 3 days." in message.body
