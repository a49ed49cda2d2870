"""The pages of an authority's people: what each reader is shown, and what bad input gets."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tests.factories import UserFactory
from visits.models import Contact
from visits.people import spells
from visits.tests.factories import ContactFactory, LocalAuthorityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def authority():
    return LocalAuthorityFactory(name="Wychmere")


@pytest.fixture
def support(client):
    client.sign_in(UserFactory(support=True))


def sent(**changed) -> dict:
    day = {"from_date_0": "1", "from_date_1": "6", "from_date_2": "2024"}
    facts = {"name": "Nell New", "post": "Director of Children's Services", "tenure": "interim", "is_dcs": "on"}
    return {**facts, **day, **changed}


def page(authority, name="contact-new", *args) -> str:
    return reverse(f"visits:{name}", args=[authority.slug, *args])


def told(client, authority) -> str:
    return client.get(authority.get_absolute_url()).content.decode()


def test_a_director_is_added_and_stands_on_the_authoritys_page(client, authority, support):
    answer = client.post(page(authority), sent(email="nell@wychmere.example"))
    assert answer.url == f"{authority.get_absolute_url()}#people"
    assert Contact.objects.get().is_dcs
    assert "Director of Children&#x27;s Services (interim)" in told(client, authority)


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"name": " "}, "name", "Enter the name"),
        ({"post": ""}, "post", "Enter the post"),
        ({"tenure": "borrowed"}, "tenure", "Choose permanent, interim or acting"),
        ({"from_date_0": "31"}, "from_date", "In post from must be a real date, for example 21 2 2017"),
        ({"from_date_0": "", "from_date_1": "", "from_date_2": ""}, "from_date", "Enter the first day in the post"),
        ({"email": "nell at wychmere"}, "email", "Enter an email address in full, such as name@council.example.uk"),
        ({"address": "x" * 501}, "address", "The address must be 500 characters or fewer. It has 501: shorten it"),
        ({"name": "Nell\x00"}, "name", "The name holds a character that cannot be shown."),
        ({"entry_key": "1", "name": "n" * 151}, "name", "The name must be 150 characters or fewer"),
    ],
)
def test_bad_input_gets_a_sentence_beside_its_field(client, authority, support, changed, field, message):
    answer = client.post(page(authority), sent(**changed))
    assert answer.context["form"].errors[field][0].startswith(message)
    assert not Contact.objects.exists()


def test_overlapping_posts_are_refused_beside_the_date_and_what_was_typed_stays(client, authority, support):
    ContactFactory(authority=authority, director=True, name="Ola Old")
    answer = client.post(page(authority), sent())
    assert "Ola Old is on record" in answer.context["form"].errors["from_date"][0]
    assert "Nell New" in answer.content.decode()


def test_a_stale_form_shows_both_and_saves_on_purpose(client, authority, support):
    contact = ContactFactory(authority=authority, post="Head of quality", version=2)
    answer = client.post(page(authority, "contact-edit", contact.pk), sent(version=1))
    assert answer.context["saved_meanwhile"] == contact
    assert "Head of quality" in answer.content.decode()
    client.post(page(authority, "contact-edit", contact.pk), sent(version=answer.context["form"]["version"].value()))
    contact.refresh_from_db()
    assert contact.name == "Nell New"


def test_the_end_of_a_post_leaves_a_gap_that_is_said(client, authority, support):
    director = ContactFactory(authority=authority, director=True)
    yesterday = timezone.localdate() - timedelta(days=1)
    day = {"last_day_0": yesterday.day, "last_day_1": yesterday.month, "last_day_2": yesterday.year}
    client.post(page(authority, "contact-end", director.pk), day)
    assert "Nobody on record" in told(client, authority)


def test_directors_follow_each_other_newest_first_with_the_gaps_between():
    first = ContactFactory.build(director=True, from_date=date(2020, 1, 1), to_date=date(2021, 6, 30))
    second = ContactFactory.build(director=True, from_date=date(2021, 7, 1), to_date=date(2022, 3, 31))
    third = ContactFactory.build(director=True, from_date=date(2022, 4, 2), to_date=date(2023, 3, 31))
    shown = spells([third, first, second], today=date(2024, 1, 1))
    assert [(one.contact, one.words) for one in shown] == [
        (None, "since 1 April 2023"),
        (third, "2 April 2022 to 31 March 2023"),
        (None, "1 April 2022"),
        (second, "1 July 2021 to 31 March 2022"),
        (first, "1 January 2020 to 30 June 2021"),
    ]
    assert spells([third], today=date(2023, 3, 31))[0].contact == third


@pytest.mark.parametrize(
    ("role", "reads"),
    [("inspector", True), ("quality_reader", True), ("manager", True), ("contributor", True), ("dfe_adviser", False)],
)
def test_addresses_are_for_ofsted_and_the_council_itself(client, authority, role, reads):
    contact = ContactFactory(authority=authority, email="pat@wychmere.example", address="1 High Street")
    is_member = role in {"manager", "contributor", "dfe_adviser"}
    client.sign_in(UserFactory(**{role: True}, member_of=authority if is_member else None))
    shown = client.get(contact.get_absolute_url()).content.decode()
    assert contact.post in shown
    assert [words in shown for words in (contact.email, contact.address)] == [reads, reads]


def test_only_ofsted_reads_who_changed_what(client, authority):
    contact = ContactFactory(authority=authority)
    assert client.sign_in(UserFactory(inspector=True)).get(contact.get_absolute_url()).context["history"]
    client.sign_in(UserFactory(manager=True, member_of=authority))
    assert client.get(contact.get_absolute_url()).context["history"] is None


def test_a_contact_is_found_only_at_its_own_authority(client, authority, support):
    contact = ContactFactory()
    assert client.get(page(authority, "contact", contact.pk)).status_code == 404


def test_a_hundred_people_cost_no_more_queries_than_one(client, authority, support, queries_of):
    ContactFactory(authority=authority)
    few = queries_of(authority.get_absolute_url())
    ContactFactory.create_batch(30, authority=authority)
    ContactFactory.create_batch(30, authority=authority, to_date=date(2024, 3, 1))
    assert queries_of(authority.get_absolute_url()) == few
