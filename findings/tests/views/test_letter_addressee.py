"""To whom a letter is addressed: as printed, or the director of children's services on its day."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.letters.addressee import is_written_to
from findings.tests.factories import LetterFactory
from visits.tests.factories import ContactFactory, VisitFactory

pytestmark = pytest.mark.django_db

PRINTED = "Mr Idris Vale\nDirector of People\nThe Old Mill"


@pytest.fixture
def letter():
    """Dated 3 July 2024."""
    return LetterFactory(visit=VisitFactory(done=True, number=2), published=True)


@pytest.fixture
def authority(letter):
    """An interim director until June 2024, the permanent one from July."""
    authority = letter.visit.programme.authority
    posts = {"authority": authority, "director": True}
    ContactFactory(name="Inga Interim", interim=True, from_date=date(2023, 1, 1), to_date=date(2024, 6, 30), **posts)
    ContactFactory(name="Petra Vale", from_date=date(2024, 7, 1), **posts)
    return authority


def page(client, letter, user, name="letter") -> str:
    answer = client.sign_in(user).get(reverse(f"findings:{name}", args=[letter.visit.ref]))
    return " ".join(answer.content.decode().replace("’", "'").split())


def printing(letter, words: str):
    letter.addressee = words
    letter.save()
    return letter


def test_a_letter_recorded_here_is_addressed_to_the_director_of_its_day(client, letter, authority):
    assert "Petra Vale" in page(client, letter, UserFactory(inspector=True))
    letter.letter_date = date(2024, 6, 30)
    letter.save()
    told = page(client, letter, UserFactory(manager=True, member_of=authority))
    assert "Inga Interim" in told
    assert "Director of Children&#x27;s Services (interim)" in told
    assert "Petra Vale" not in told


def test_a_day_without_a_director_on_record_is_said(client, letter):
    told = page(client, letter, UserFactory(inspector=True))
    assert "Nobody is on record as director of children's services for 3 July 2024" in told


def test_before_a_letter_is_recorded_its_page_proposes_todays_director(client, authority, letter):
    visit = VisitFactory(programme=letter.visit.programme, done=True, number=3)
    told = page(client, LetterFactory.build(visit=visit), UserFactory(senior=True), "letter-publish")
    assert "Petra Vale" in told
    assert "Director of children's services today" in told


def test_what_is_printed_stands_and_ofsted_is_told_where_the_record_disagrees(client, letter, authority):
    printing(letter, "Ms Olga Other\nDirector of Children's Services")
    told = page(client, letter, UserFactory(inspector=True))
    assert "Ms Olga Other" in told
    assert "The letter prints somebody else than is on record: on 3 July 2024" in told
    for_council = page(client, letter, UserFactory(manager=True, member_of=authority))
    assert "Ms Olga Other" in for_council
    assert "somebody else than is on record" not in for_council


def test_where_print_and_record_agree_nothing_is_noted(client, letter, authority):
    told = page(client, printing(letter, "Ms P Vale\nDirector"), UserFactory(inspector=True))
    assert "than is on record" not in told
    assert "Nobody is on record" not in told


def test_other_councils_read_what_is_printed_and_no_contact(client, letter, authority):
    elsewhere = UserFactory(manager=True, member_of=ContactFactory().authority)
    assert "Petra Vale" not in page(client, letter, elsewhere)
    assert "Ms Olga Other" in page(client, printing(letter, "Ms Olga Other"), elsewhere)


@pytest.mark.parametrize(
    ("printed", "name", "agrees"),
    [
        (PRINTED, "Idris Vale", True),
        (PRINTED, "I. Vale", True),
        (PRINTED, "Petra Mill", False),
        ("Mr Idris Vale Director of People The Old Mill Park", "Anna Park", False),
        ("Dr Aoife O’Neill-Day", "Aoife O'Neill-Day", True),
        ("", "Idris Vale", False),
        (PRINTED, "", False),
    ],
)
def test_the_surname_where_the_addressee_begins_decides_whether_they_agree(printed, name, agrees):
    assert is_written_to(printed, name) == agrees
