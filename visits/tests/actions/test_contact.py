"""Who holds which post: who may say so, and that letters keep one addressee on any day."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from ofsted_tracker.errors import Refused, StaleEdit
from visits.actions import contact as contacts
from visits.models import Contact
from visits.tests.factories import ContactFactory, LocalAuthorityFactory, MonitoringProgrammeFactory, VisitFactory

pytestmark = pytest.mark.django_db

FACTS = {"name": "Nell New", "post": "Director of Children's Services", "is_dcs": True, "from_date": date(2024, 6, 1)}


@pytest.fixture
def authority():
    return LocalAuthorityFactory(ofsted_region="West Midlands")


@pytest.fixture
def support():
    return UserFactory(support=True)


def on_a_visit_to(authority) -> dict:
    programme = MonitoringProgrammeFactory(anchor__authority=authority)
    lead = UserFactory(inspector=True)
    VisitFactory(programme=programme, lead=lead)
    return {"programme": programme, "lead": lead}


def people(authority) -> dict:
    return {
        "on the team": on_a_visit_to(authority)["lead"],
        "support": UserFactory(support=True),
        "senior": UserFactory(senior=True),
        "senior elsewhere": UserFactory(senior=True, ofsted_region="London"),
        "other inspector": UserFactory(inspector=True),
        "quality reader": UserFactory(quality_reader=True),
        "manager": UserFactory(manager=True, member_of=authority),
        "adviser": UserFactory(dfe_adviser=True, member_of=authority),
        "administrator": UserFactory(administrator=True),
    }


def test_the_programmes_team_the_senior_of_the_region_and_support_keep_them_and_nobody_else(authority):
    kept = set()
    for who, user in people(authority).items():
        try:
            contacts.add(authority=authority, by=user, name=who, post="Head of service", from_date=date(2024, 1, 1))
            kept.add(who)
        except PermissionDenied:
            pass
    assert kept == {"on the team", "support", "senior"}
    assert set(Contact.objects.values_list("name", flat=True)) == kept


def test_an_inspector_of_a_cancelled_visit_keeps_nothing(authority):
    programme = MonitoringProgrammeFactory(anchor__authority=authority)
    inspector = UserFactory(inspector=True)
    VisitFactory(programme=programme, lead=inspector, cancelled=True)
    with pytest.raises(PermissionDenied):
        contacts.add(authority=authority, by=inspector, **FACTS)


def test_a_past_director_is_filled_in_later(authority, support):
    now = ContactFactory(authority=authority, director=True, from_date=date(2024, 6, 1))
    before = contacts.add(
        authority=authority, by=support, **{**FACTS, "from_date": date(2020, 1, 1), "to_date": date(2024, 5, 31)}
    )
    assert Contact.objects.addressee(authority, date(2022, 1, 1)) == before
    assert Contact.objects.addressee(authority, date(2024, 6, 1)) == now


def test_overlapping_directors_are_refused_naming_whom_and_when(authority, support):
    ContactFactory(authority=authority, director=True, title="Dr", name="Ola Old", from_date=date(2024, 1, 1))
    with pytest.raises(Refused) as refused:
        contacts.add(authority=authority, by=support, **FACTS)
    assert refused.value.field == "from_date"
    assert "Dr Ola Old is on record as director of children's services, from 1 January 2024" in str(refused.value)
    assert Contact.objects.count() == 1


def test_a_post_is_not_made_the_directors_while_there_is_one(authority, support):
    ContactFactory(authority=authority, director=True, name="Ola Old")
    other = ContactFactory(authority=authority, from_date=date(2024, 3, 1))
    with pytest.raises(Refused, match="Ola Old"):
        contacts.change(contact=other, version=1, by=support, is_dcs=True)
    other.refresh_from_db()
    assert not other.is_dcs


def test_an_ended_director_makes_room_for_the_next(authority, support):
    old = ContactFactory(authority=authority, director=True)
    contacts.end(contact=old, last_day=date(2024, 5, 31), by=support)
    new = contacts.add(authority=authority, by=support, **FACTS)
    assert Contact.objects.addressee(authority, date(2024, 5, 31)) == old
    assert Contact.objects.addressee(authority, date(2024, 6, 1)) == new


@pytest.mark.parametrize(
    ("contact", "last_day", "said"),
    [
        ({}, date(2023, 12, 31), "cannot be before the first, 1 January 2024"),
        ({"to_date": date(2024, 2, 1)}, date(2024, 3, 1), "already has a last day, 1 February 2024"),
    ],
)
def test_a_last_day_without_sense_is_refused(contact, last_day, said, support):
    contact = ContactFactory(**contact)
    with pytest.raises(Refused, match=said):
        contacts.end(contact=contact, last_day=last_day, by=support)


def test_days_the_wrong_way_round_are_refused_beside_the_last_day(authority, support):
    with pytest.raises(Refused) as refused:
        contacts.add(authority=authority, by=support, **FACTS, to_date=date(2024, 5, 1))
    assert refused.value.field == "to_date"


def test_the_same_form_sent_twice_makes_one(authority, support):
    key = uuid.uuid4()
    made = contacts.add(authority=authority, by=support, entry_key=key, **FACTS)
    assert contacts.add(authority=authority, by=support, entry_key=key, **FACTS) == made
    with pytest.raises(Refused, match="already added Nell New"):
        contacts.add(authority=authority, by=support, entry_key=key, **{**FACTS, "name": "Other"})
    assert Contact.objects.count() == 1


def test_the_second_save_of_a_stale_form_overwrites_nothing(support):
    contact = ContactFactory()
    contacts.change(contact=contact, version=1, by=support, post="Head of quality")
    with pytest.raises(StaleEdit):
        contacts.change(contact=contact, version=1, by=support, post="Something else")
    contact.refresh_from_db()
    assert contact.post == "Head of quality"


def test_history_tells_who_changed_what(support):
    contact = ContactFactory(post="Head of quality")
    contacts.change(contact=contact, version=1, by=support, post="Head of practice")
    now, before = contact.history.all()[:2]
    assert (before.post, now.post, now.history_user) == ("Head of quality", "Head of practice", support)
