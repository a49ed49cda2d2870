"""People of an authority: who is written to on a day, and that there is only one."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from visits.models import Contact
from visits.tests.factories import ContactFactory, LocalAuthorityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def authority():
    return LocalAuthorityFactory()


@pytest.fixture
def two_directors(authority):
    """An interim director to the end of March 2024, the permanent one from the middle of April."""
    interim = ContactFactory(
        authority=authority, director=True, interim=True, from_date=date(2024, 1, 1), to_date=date(2024, 3, 31)
    )
    return interim, ContactFactory(authority=authority, director=True, from_date=date(2024, 4, 15))


def checked(**facts) -> None:
    ContactFactory.build(director=True, name="Nell New", **facts).full_clean(exclude=["entry_key"])


@pytest.mark.parametrize(
    ("on", "who"),
    [
        (date(2023, 12, 31), None),
        (date(2024, 1, 1), 0),
        (date(2024, 3, 31), 0),
        (date(2024, 4, 1), None),
        (date(2024, 4, 15), 1),
        (date(2030, 1, 1), 1),
    ],
)
def test_a_letter_is_written_to_the_director_of_its_day_interim_or_not(on, who, authority, two_directors):
    ContactFactory(authority=authority, from_date=date(2020, 1, 1))
    expected = None if who is None else two_directors[who]
    assert Contact.objects.addressee(authority, on) == expected


def test_the_director_of_another_authority_is_not_written_to(two_directors):
    assert Contact.objects.addressee(LocalAuthorityFactory(), date(2024, 5, 1)) is None


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2023, 1, 1), date(2024, 1, 1)),
        (date(2024, 2, 1), date(2024, 2, 2)),
        (date(2023, 1, 1), date(2024, 4, 1)),
    ],
)
def test_two_directors_on_one_day_are_refused_naming_whom_and_when(start, end, authority, two_directors):
    with pytest.raises(ValidationError) as refused:
        checked(authority=authority, from_date=start, to_date=end)
    (said,) = refused.value.message_dict["from_date"]
    assert said.startswith(f"{two_directors[0]} is on record as director of children's services")
    assert "1 January 2024 to 31 March 2024" in said


def test_a_director_of_the_gap_between_two_is_taken(authority, two_directors):
    checked(authority=authority, from_date=date(2024, 4, 1), to_date=date(2024, 4, 14))


def test_other_posts_may_overlap(authority, two_directors):
    ContactFactory.build(authority=authority, from_date=date(2024, 2, 1)).full_clean(exclude=["entry_key"])


def test_the_database_keeps_one_current_director_an_authority(authority, two_directors):
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactFactory(authority=authority, director=True, from_date=date(2024, 5, 1))


@pytest.mark.parametrize(
    "wrong", [{"to_date": date(2023, 12, 31)}, {"name": ""}, {"post": ""}, {"tenure": "borrowed"}], ids=str
)
def test_the_database_refuses_a_contact_without_sense(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactFactory(**wrong)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "Director of Children's Services"),
        ({"tenure": "interim"}, "Director of Children's Services (interim)"),
        ({"tenure": "acting"}, "Director of Children's Services (acting)"),
        ({"tenure": "interim", "post": "Interim Corporate Director"}, "Interim Corporate Director"),
    ],
)
def test_interim_and_acting_are_said_once(facts, words):
    assert ContactFactory.build(**{"director": True, **facts}).post_words == words


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (None, "from 1 January 2024"),
        (date(2024, 3, 31), "1 January 2024 to 31 March 2024"),
        (date(2024, 1, 1), "known for 1 January 2024"),
    ],
)
def test_the_days_in_post_are_told_in_words(end, words):
    assert ContactFactory.build(to_date=end).in_post_words == words
