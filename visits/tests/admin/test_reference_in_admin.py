"""The administrator keeps authorities, memberships, frameworks and the calendar."""

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from visits.models import Holiday, LocalAuthority, LocalAuthorityName, Membership
from visits.tests.factories import (
    FrameworkFactory,
    InspectionFactory,
    LocalAuthorityFactory,
    MembershipFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return UserFactory(administrator=True)


@pytest.fixture
def admin(client, administrator):
    return client.sign_in(administrator)


def rows(prefix: str, *given: dict, initial: int = 0) -> dict:
    """What an inline of the admin sends."""
    data = {f"{prefix}-TOTAL_FORMS": len(given), f"{prefix}-INITIAL_FORMS": initial}
    for number, row in enumerate(given):
        data |= {f"{prefix}-{number}-{field}": value for field, value in row.items()}
    return data


AUTHORITY = {
    "name": "Newshire",
    "slug": "newshire",
    "ons_code": "X99999999",
    "la_code": "9999",
    "ofsted_urn": "999999",
    "region": "West Midlands",
    "ofsted_region": "West Midlands",
    "la_type": "county",
}


def test_an_authority_is_added_with_the_names_letters_print(admin, administrator):
    names = rows("names", {"name": "Newshire County Council"}, {"name": "NCC"})

    answer = admin.post(reverse("admin:visits_localauthority_add"), AUTHORITY | names | rows("memberships"))

    assert answer.status_code == 302
    authority = LocalAuthority.objects.named("newshire council").get()
    assert authority.history.get().history_user == administrator
    assert LocalAuthorityName.objects.get(name="NCC").history.get().history_user == administrator


def test_a_name_that_leads_to_another_authority_gets_a_sentence(admin):
    LocalAuthorityFactory(name="Oldshire")

    html = admin.post(
        reverse("admin:visits_localauthority_add"),
        AUTHORITY | rows("names", {"name": "OLDSHIRE County Council"}) | rows("memberships"),
    ).content.decode()

    assert "Oldshire is already known by this name" in html
    assert not LocalAuthority.objects.filter(name="Newshire").exists()


def test_two_rows_that_are_matched_alike_get_a_sentence(admin):
    names = rows("names", {"name": "Newshire"}, {"name": "Newshire County Council"})

    answer = admin.post(reverse("admin:visits_localauthority_add"), AUTHORITY | names | rows("memberships"))

    assert answer.status_code == 200
    assert "the same when matched" in answer.content.decode()


def test_a_membership_that_ends_before_it_starts_gets_a_sentence(admin):
    membership = MembershipFactory()

    html = admin.post(
        reverse("admin:visits_membership_change", args=[membership.pk]),
        {
            "user": membership.user.pk,
            "authority": membership.authority.pk,
            "from_date": "2024-02-01",
            "to_date": "2024-01-01",
        },
    ).content.decode()

    assert "A membership cannot end before it starts." in html


def test_a_person_is_not_a_member_of_one_authority_twice(admin):
    membership = MembershipFactory()

    html = admin.post(
        reverse("admin:visits_membership_add"),
        {"user": membership.user.pk, "authority": membership.authority.pk, "from_date": "2024-01-01"},
    ).content.decode()

    assert "This person is already a member of this authority." in html
    assert Membership.objects.count() == 1


def test_a_one_off_holiday_is_added_by_hand(admin):
    admin.post(reverse("admin:visits_holiday_add"), {"day": "2027-07-06", "name": "A royal day", "one_off": "on"})

    assert Holiday.objects.get(day="2027-07-06").one_off


def test_a_theme_is_renamed_and_the_history_says_by_whom(admin, administrator):
    theme = ThemeFactory()

    admin.post(
        reverse("admin:visits_theme_change", args=[theme.pk]),
        {
            "code": theme.code,
            "name": "First contact",
            "description": theme.description,
            "position": theme.position,
            "change_reason": "Our word for it",
        }
        | rows("theme_areas"),
    )

    latest = theme.history.latest()
    assert (latest.name, latest.history_user, latest.history_change_reason) == (
        "First contact",
        administrator,
        "Our word for it",
    )


def test_a_framework_in_use_is_not_deleted(admin):
    framework = InspectionFactory().framework

    admin.post(reverse("admin:visits_framework_delete", args=[framework.pk]), {"post": "yes"})

    framework.refresh_from_db()


def test_an_authority_is_found_by_any_of_its_names(admin):
    LocalAuthorityFactory(name="Northshire", name_as_printed="The Old Riding")

    found = admin.get(
        reverse("admin:autocomplete"),
        {"term": "old riding", "app_label": "visits", "model_name": "membership", "field_name": "authority"},
    ).json()

    assert [one["text"] for one in found["results"]] == ["Northshire"]


def test_autocomplete_is_the_administrators_only(client):
    client.sign_in(UserFactory(manager=True))

    answer = client.get(
        reverse("admin:autocomplete"),
        {"term": "", "app_label": "visits", "model_name": "membership", "field_name": "user"},
        follow=True,
    )

    assert answer.status_code == 403


def test_a_frameworks_areas_and_grades_stand_on_its_page(admin):
    framework = FrameworkFactory()

    html = admin.get(reverse("admin:visits_framework_change", args=[framework.pk])).content.decode()

    assert "The impact of leaders" in html
    assert "Requires improvement" in html
