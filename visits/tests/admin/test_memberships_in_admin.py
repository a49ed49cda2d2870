"""A membership is the only source of what a council or DfE user may see: its end is felt at the next request."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.tests.factories import UserFactory
from ofsted_tracker.testing.client import TrackerClient
from visits.models import LocalAuthority
from visits.tests.admin.test_reference_in_admin import rows
from visits.tests.factories import LocalAuthorityFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    return client.sign_in(UserFactory(administrator=True))


def end(admin, membership, on) -> None:
    admin.post(
        reverse("admin:visits_membership_change", args=[membership.pk]),
        {
            "user": membership.user.pk,
            "authority": membership.authority.pk,
            "post": membership.post,
            "from_date": membership.from_date,
            "to_date": on,
        },
    )


@pytest.mark.parametrize("role", ["manager", "contributor", "dfe_adviser"])
def test_an_ended_membership_takes_the_authority_away_at_the_next_request(role, admin):
    membership = MembershipFactory(user=UserFactory(**{role: True}))
    theirs = TrackerClient().sign_in(membership.user)
    page = membership.authority.get_absolute_url()
    assert theirs.get(page).status_code == 200

    end(admin, membership, timezone.localdate() - timedelta(days=1))

    assert theirs.get(page).status_code == 404
    assert LocalAuthority.objects.visible_to(membership.user).count() == 0


def test_on_its_last_day_a_membership_still_holds(admin):
    membership = MembershipFactory()

    end(admin, membership, timezone.localdate())

    assert LocalAuthority.objects.visible_to(membership.user).get() == membership.authority


def test_a_council_manager_is_invited_and_made_a_member_in_one_step(
    admin, mailoutbox, django_capture_on_commit_callbacks
):
    authority = LocalAuthorityFactory()
    member = rows("memberships", {"authority": authority.pk, "post": "Manager", "from_date": "2024-01-01"})

    with django_capture_on_commit_callbacks(execute=True):
        admin.post(
            reverse("admin:accounts_user_add"),
            {"email": "manager@example.test", "name": "Max Manager", "role": "council_manager"} | member,
        )

    manager = User.objects.get(email="manager@example.test")
    assert LocalAuthority.objects.visible_to(manager).get() == authority
    assert len(mailoutbox) == 1
