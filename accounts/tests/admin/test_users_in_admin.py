import pytest
from django.urls import reverse

from accounts.models import SignedIn, SignInTry, User
from accounts.tests.factories import PASSWORD, SignInTryFactory, UserFactory
from ofsted_tracker.testing.client import TrackerClient

pytestmark = pytest.mark.django_db

NO_MEMBERSHIPS = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}


@pytest.fixture
def administrator():
    return UserFactory(administrator=True)


@pytest.fixture
def admin(client, administrator):
    return client.sign_in(administrator)


def change(user, **changes) -> dict:
    data = {"email": user.email, "name": user.name, "role": user.role, "ofsted_region": user.ofsted_region}
    return data | ({"is_active": "on"} if user.is_active else {}) | NO_MEMBERSHIPS | changes


def address(user) -> str:
    return reverse("admin:accounts_user_change", args=[user.pk])


def test_adding_a_person_sends_an_invitation(admin, mailoutbox, django_capture_on_commit_callbacks):
    data = {"email": "New@Example.test", "name": "New Person", "role": "inspector"} | NO_MEMBERSHIPS

    with django_capture_on_commit_callbacks(execute=True):
        admin.post(reverse("admin:accounts_user_add"), data)

    user = User.objects.get(email="new@example.test")
    assert not user.has_usable_password()
    assert [message.to for message in mailoutbox] == [[user.email]]


def test_no_e_mail_goes_out_when_the_person_is_not_added(admin, mailoutbox, django_capture_on_commit_callbacks):
    UserFactory(email="here@example.test")
    data = {"email": "HERE@example.test", "name": "Again", "role": "inspector"} | NO_MEMBERSHIPS

    with django_capture_on_commit_callbacks(execute=True):
        page = admin.post(reverse("admin:accounts_user_add"), data)

    assert "There is already a user with this email." in page.content.decode()
    assert mailoutbox == []


def test_a_senior_hmi_needs_a_region(admin):
    data = {"email": "senior@example.test", "name": "Senior", "role": "senior_hmi"} | NO_MEMBERSHIPS

    page = admin.post(reverse("admin:accounts_user_add"), data)

    assert "Choose the Ofsted region of this senior HMI." in page.content.decode()


def test_a_new_invitation_is_sent_from_the_list(admin, mailoutbox, django_capture_on_commit_callbacks):
    invited = User.objects.create_user("new@example.test", name="New Person", role="inspector")
    settled = UserFactory()

    with django_capture_on_commit_callbacks(execute=True):
        page = admin.post(
            reverse("admin:accounts_user_changelist"),
            {"action": "send_new_invitation", "_selected_action": [invited.pk, settled.pk]},
            follow=True,
        )

    assert [message.to for message in mailoutbox] == [["new@example.test"]]
    assert "has a password already" in page.content.decode()


def test_an_ended_access_ends_at_the_next_request(admin):
    person = UserFactory()
    theirs = TrackerClient().sign_in(person)
    assert theirs.get(reverse("accounts:account")).status_code == 200

    data = change(person)
    del data["is_active"]
    admin.post(address(person), data)

    assert theirs.get(reverse("accounts:account")).status_code == 302


def test_an_access_given_back_does_not_wake_an_old_session(admin):
    person = UserFactory()
    theirs = TrackerClient().sign_in(person)
    data = change(person)
    del data["is_active"]
    admin.post(address(person), data)

    admin.post(address(person), data | {"is_active": "on"})

    assert User.objects.get(pk=person.pk).is_active
    assert theirs.get(reverse("accounts:account")).status_code == 302


def test_a_browser_left_signed_in_is_signed_out_from_the_list(admin):
    row = SignedIn.objects.get(pk=(theirs := TrackerClient().sign_in(UserFactory())).session["signed_in"])

    admin.post(reverse("admin:accounts_signedin_delete", args=[row.pk]), {"post": "yes"})

    assert theirs.get(reverse("accounts:account")).status_code == 302


@pytest.mark.parametrize("place", ["add", "change", "delete"])
def test_tries_to_sign_in_are_only_looked_at(place, admin):
    kept = SignInTryFactory()
    arguments = [] if place == "add" else [kept.pk]

    answer = admin.post(reverse(f"admin:accounts_signintry_{place}", args=arguments), {"post": "yes"})

    assert answer.status_code == 403
    assert SignInTry.objects.filter(pk=kept.pk).exists()


def test_another_persons_session_stays_open(admin):
    person, colleague = UserFactory(), UserFactory()
    theirs = TrackerClient().sign_in(colleague)
    data = change(person)
    del data["is_active"]

    admin.post(address(person), data)

    assert theirs.get(reverse("accounts:account")).status_code == 200


def test_a_changed_role_signs_the_person_out_and_has_effect_at_once(admin):
    person = UserFactory(administrator=True)
    theirs = TrackerClient().sign_in(person)
    assert theirs.get(reverse("admin:index")).status_code == 200

    admin.post(address(person), change(person, role="inspector", change_reason="Moved post"))

    assert theirs.get(reverse("accounts:account")).status_code == 302
    assert User.objects.get(pk=person.pk).history.latest().history_change_reason == "Moved post"
    theirs.sign_in(person)
    assert theirs.get(reverse("admin:index"), follow=True).status_code == 403


def test_after_a_change_of_address_the_old_one_is_worth_nothing(admin, mailoutbox):
    person = UserFactory(email="old@example.test")
    TrackerClient().post(reverse("account_reset_password"), {"email": "old@example.test"})
    mailoutbox.clear()

    admin.post(address(person), change(person, email="new@example.test"))
    theirs = TrackerClient()
    theirs.post(reverse("account_login"), {"login": "old@example.test", "password": PASSWORD})
    theirs.post(reverse("account_reset_password"), {"email": "old@example.test"})
    assert "_auth_user_id" not in theirs.session
    assert mailoutbox == []

    theirs.post(reverse("account_login"), {"login": "new@example.test", "password": PASSWORD})
    assert theirs.session["_auth_user_id"] == str(person.pk)


def test_nobody_ends_their_own_access_or_changes_their_own_role(admin, administrator):
    data = change(administrator, role="inspector")
    del data["is_active"]

    admin.post(address(administrator), data)

    administrator.refresh_from_db()
    assert (administrator.is_active, administrator.role) == (True, "system_administrator")


def test_nothing_of_a_password_is_shown_or_set(admin):
    person = UserFactory()
    before = person.password

    html = admin.get(address(person)).content.decode()
    admin.post(address(person), change(person, password="forged", name="Renamed"))

    assert person.password not in html
    assert 'name="password"' not in html
    person.refresh_from_db()
    assert (person.name, person.password) == ("Renamed", before)


def test_a_person_is_never_deleted(admin):
    person = UserFactory()

    assert admin.post(reverse("admin:accounts_user_delete", args=[person.pk]), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("name", ["account_emailaddress", "auth_group"])
def test_what_the_packages_would_add_is_not_offered(name, admin):
    assert name.split("_")[1] not in admin.get(reverse("admin:index")).content.decode()
