"""A new matter that the council found itself, between visits."""

from datetime import date

import pytest

from findings.models import LineEvent, LineOfEnquiry
from findings.tests.views.entry.page import boxes, page, said, typed

pytestmark = pytest.mark.django_db


def told(front_door, **fields):
    return typed(title="Unallocated cases", theme=front_door.pk, kind="improvement", **fields)


def test_the_month_it_was_raised_and_the_day_it_was_fixed_are_kept_with_the_new_matter(signed_in, visit, front_door):
    fields = told(front_door, **boxes("raised_on", "6", "2024"), **boxes("fixed_on", "3", "7", "2024"))

    signed_in.post(page(visit), fields)

    event = LineEvent.objects.get()
    assert (event.raised_by, event.raised_on, event.fixed_on) == ("council", date(2024, 6, 1), date(2024, 7, 3))
    story = said(signed_in.get(event.line.get_absolute_url()))
    assert "Raised by the council in June 2024, fixed on 3 July 2024 as it says. Confirmed by" in story
    assert f"{visit.ref}-01</a> at visit 2." in story


def test_the_month_alone_is_enough_and_a_weakness_confirms_nothing(signed_in, visit, front_door):
    signed_in.post(page(visit), {**told(front_door), **boxes("raised_on", "June", "2024"), "kind": "serious_weakness"})

    story = said(signed_in.get(LineOfEnquiry.objects.get().get_absolute_url()))
    assert "Raised by the council in June 2024. Not confirmed; last looked at in" in story


def test_a_matter_of_the_inspectors_own_is_nobody_elses(signed_in, visit, front_door):
    signed_in.post(page(visit), told(front_door))

    assert LineEvent.objects.get().raised_by == "inspectors"
    assert "Found by the council" not in said(signed_in.get(LineOfEnquiry.objects.get().get_absolute_url()))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (boxes("fixed_on", "3", "7", "2024"), "Enter the month in which the council raised it"),
        (
            boxes("raised_on", "6", "2024") | boxes("fixed_on", "3", "5", "2024"),
            "It cannot be fixed before the month in which it was raised",
        ),
        (boxes("raised_on", "13", "2024"), "must be a real month"),
        (boxes("raised_on", "10", "2024"), "It cannot have been raised after the visit"),
        (
            boxes("raised_on", "6", "2024") | boxes("fixed_on", "1", "12", "2024"),
            "It cannot have been fixed after the visit",
        ),
    ],
)
def test_what_cannot_be_is_said_beside_the_boxes_and_nothing_is_saved(signed_in, visit, front_door, fields, sentence):
    response = signed_in.post(page(visit), told(front_door, **fields))

    assert sentence in said(response)
    assert response.context["form"]["raised_on"].value() == [fields.get(f"raised_on_{n}") for n in (0, 1)]
    assert not LineOfEnquiry.objects.exists()


def test_only_a_new_matter_can_be_the_councils_own(signed_in, visit, recommended):
    response = signed_in.post(page(visit), typed(line=recommended.pk, **boxes("raised_on", "6", "2024")))

    assert "Only a new matter can be one the council found itself" in said(response)
    assert not visit.findings.exists()


def test_without_javascript_showing_last_time_keeps_the_dates(signed_in, visit, recommended):
    asked = typed(line=recommended.pk, show="1", **boxes("raised_on", "6", "2024"))

    assert signed_in.post(page(visit), asked).context["form"]["raised_on"].value() == ["6", "2024"]
