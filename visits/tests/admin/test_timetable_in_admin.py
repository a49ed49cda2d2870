"""The calendar and the timetable in the admin: what a change does to deadlines is said, and none is moved."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from visits.models import Deadline, Holiday, Timetable
from visits.tests.factories import DeadlineFactory, TimetableFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return UserFactory(administrator=True, name="Ada Admin")


@pytest.fixture
def admin(client, administrator):
    return client.sign_in(administrator)


def add_holiday(admin, day: str) -> str:
    given = {"day": day, "name": "A royal day", "one_off": "on"}
    return admin.post(reverse("admin:visits_holiday_add"), given, follow=True).content.decode()


def test_a_one_off_holiday_says_which_visits_were_counted_over_it_and_who_added_it(admin, administrator):
    deadline = DeadlineFactory()
    DeadlineFactory(visit=VisitFactory(cancelled=True))

    said = add_holiday(admin, "2024-06-10")

    assert f"Deadlines of {deadline.visit.ref} were counted over this day. They stay as they are" in said
    assert {one.computed_due for one in Deadline.objects.all()} == {date(2024, 6, 28)}
    assert Holiday.objects.get().history.get().history_user == administrator


def test_a_holiday_on_a_weekend_changes_nothing_and_says_so(admin):
    DeadlineFactory()
    assert "8 June 2024 is a Saturday, so it changes no deadline." in add_holiday(admin, "2024-06-08")


def test_a_timetable_is_changed_with_a_reason_and_deadlines_stay(admin, administrator):
    timetable = TimetableFactory()
    DeadlineFactory(timetable=timetable)
    given = {
        "in_use_from": "2024-01-01",
        "draft_days": "10",
        "comments_days": "5",
        "final_days": "27",
        "publication_days": "2",
        "basis": "the handbook of 2027",
        "change_reason": "It is printed now",
    }

    said = admin.post(reverse("admin:visits_timetable_change", args=[timetable.pk]), given, follow=True)

    assert "Deadlines computed with this timetable stay as they are." in said.content.decode()
    latest = timetable.history.latest()
    assert (latest.draft_days, latest.history_user, latest.history_change_reason) == (
        10,
        administrator,
        "It is printed now",
    )
    assert Deadline.objects.get().working_days == 18


def test_a_timetable_out_of_order_gets_a_sentence(admin):
    given = {
        "in_use_from": "2027-01-01",
        "draft_days": "18",
        "comments_days": "10",
        "final_days": "27",
        "publication_days": "2",
        "basis": "a slip",
    }

    said = admin.post(reverse("admin:visits_timetable_add"), given).content.decode()

    assert "The final letter cannot be due before the council’s comments are" in said
    assert not Timetable.objects.exists()
