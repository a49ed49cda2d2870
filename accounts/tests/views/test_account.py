import pytest
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_person_sees_what_the_tracker_holds_of_them(client):
    client.sign_in(UserFactory(senior=True, name="Sam Senior"))

    html = client.get(reverse("accounts:account")).content.decode()

    assert "Sam Senior" in html
    assert "Senior HMI" in html
    assert "West Midlands" in html


@pytest.mark.parametrize(
    ("role", "labels"),
    [
        (Role.INSPECTOR, ["Home", "Authorities", "Visits"]),
        (Role.SENIOR_HMI, ["Home", "Authorities", "Visits"]),
        (Role.QUALITY_READER, ["Home", "Authorities", "Visits"]),
        (Role.SUPPORT_ADMINISTRATOR, ["Home", "Authorities", "Visits"]),
        (Role.COUNCIL_MANAGER, ["Home", "Authorities"]),
        (Role.COUNCIL_CONTRIBUTOR, ["Home", "Authorities"]),
        (Role.DFE_ADVISER, ["Home", "Authorities"]),
        (Role.SYSTEM_ADMINISTRATOR, ["Home", "Admin"]),
    ],
)
def test_the_bar_at_the_top_holds_what_the_role_can_open(role, labels, django_assert_num_queries):
    user = UserFactory(role=role, ofsted_region="West Midlands")

    with django_assert_num_queries(0):
        navigation = user.navigation

    assert [label for label, _, _ in navigation] == labels
    assert all(reverse(name) for _, name, _ in navigation)
