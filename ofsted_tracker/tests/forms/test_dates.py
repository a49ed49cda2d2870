from datetime import date

import pytest
from django import forms

from ofsted_tracker.forms.dates import DayField, MonthField


class Visit(forms.Form):
    first_day = DayField(label="First day", missing="Enter the first day of the visit")
    last_day = DayField(label="Last day", required=False)
    judged_in = MonthField(label="The month", required=False)


def visit(**boxes) -> Visit:
    return Visit({"first_day_0": "21", "first_day_1": "2", "first_day_2": "2017", **boxes})


def first_day(day="", month="", year="") -> Visit:
    return visit(first_day_0=day, first_day_1=month, first_day_2=year)


@pytest.mark.parametrize(
    "boxes",
    [
        ("21", "2", "2017"),
        (" 21 ", "02", "2017"),
        ("21", "Feb", "2017"),
        ("21", "february", "2017"),
        ("21st", "Feb.", "2017"),
        ("21 Feb 2017", "", ""),
        ("", "21 February 2017", ""),
        ("", "", "21/02/2017"),
        ("2017-02-21", "", ""),
        ("21.2.2017", "", ""),
        ("21-02-2017", "", ""),
        ("Tuesday 21st February 2017", "", ""),
        ("Tue, 21 Feb 2017", "", ""),
        ("February 21, 2017", "", ""),
        ("21\u00a0February\u00a02017", "", ""),
    ],
)
def test_a_day_may_be_typed_in_boxes_or_pasted_whole_into_any_of_them(boxes):
    form = first_day(*boxes)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["first_day"] == date(2017, 2, 21)


@pytest.mark.parametrize(
    ("boxes", "message"),
    [
        (("", "", ""), "Enter the first day of the visit"),
        (("31", "2", "2017"), "First day must be a real date, for example 21 2 2017"),
        (("29", "2", "2017"), "First day must be a real date, for example 21 2 2017"),
        (("21", "13", "2017"), "First day must be a real date, for example 21 2 2017"),
        (("0", "2", "2017"), "First day must be a real date, for example 21 2 2017"),
        (("21", "Febtober", "2017"), "First day must be a real date, for example 21 2 2017"),
        (("twenty", "2", "2017"), "First day must be a real date, for example 21 2 2017"),
        (("²", "2", "2017"), "First day must be a real date, for example 21 2 2017"),
        (("-1", "2", "2017"), "First day must be a real date, for example 21 2 2017"),
        (("1\x00", "2", "2017"), "First day must be a real date, for example 21 2 2017"),
        (("21", "2", ""), "First day must include a year"),
        (("21", "", "2017"), "First day must include a month"),
        (("21", "", ""), "First day must include a month and a year"),
        (("tomorrow", "", ""), "First day must include a month and a year"),
        (("31 Feb 2017", "", ""), "First day must be a real date, for example 21 2 2017"),
        (("21", "2", "17"), "First day must have a year of four figures, for example 2017"),
        (("21", "2", "1066"), "First day must have a year of four figures, for example 2017"),
        (("9" * 5000, "2", "2017"), "First day must be a real date, for example 21 2 2017"),
    ],
)
def test_what_is_not_a_day_is_answered_with_what_to_do(boxes, message):
    form = first_day(*boxes)
    assert form.errors["first_day"] == [message]


def test_a_day_that_is_not_required_may_be_left_out():
    form = visit()
    assert form.is_valid()
    assert form.cleaned_data["last_day"] is None


def test_boxes_that_never_arrived_are_empty_boxes():
    assert Visit({}).errors == {"first_day": ["Enter the first day of the visit"]}


def test_a_leap_day_is_a_day():
    assert first_day("29", "2", "2016").is_valid()


@pytest.mark.parametrize(
    "boxes",
    [("2", "2016"), ("Feb", "2016"), ("February 2016", ""), ("", "02/2016"), ("2016-02", ""), ("12 Feb 2016", "")],
)
def test_a_month_is_kept_as_its_first_day(boxes):
    form = visit(judged_in_0=boxes[0], judged_in_1=boxes[1])
    assert form.is_valid(), form.errors
    assert form.cleaned_data["judged_in"] == date(2016, 2, 1)


@pytest.mark.parametrize(
    ("boxes", "message"),
    [
        (("14", "2016"), "The month must be a real month, for example 2 2017"),
        (("2", ""), "The month must include a year"),
        (("", "2016"), "The month must include a month"),
    ],
)
def test_what_is_not_a_month_is_answered_with_what_to_do(boxes, message):
    form = visit(judged_in_0=boxes[0], judged_in_1=boxes[1])
    assert form.errors["judged_in"] == [message]


def test_what_was_typed_is_shown_again_and_only_the_wrong_box_is_red():
    form = first_day("21", "Febtober", "2017")
    shown = str(form["first_day"].value())
    form.is_valid()
    assert shown == "['21', 'Febtober', '2017']"
    assert form["first_day"].field.widget.wrong_boxes == {1}


def test_a_day_on_record_is_shown_in_the_boxes():
    field = Visit(initial={"first_day": date(2017, 2, 21)})["first_day"]
    assert field.field.widget.decompress(field.value()) == ["21", "2", "2017"]


def test_the_same_day_typed_in_another_way_is_no_change():
    same = Visit(
        {"first_day_0": "21 Feb 2017", "first_day_1": "", "first_day_2": ""}, initial={"first_day": date(2017, 2, 21)}
    )
    other = Visit(
        {"first_day_0": "22", "first_day_1": "2", "first_day_2": "2017"}, initial={"first_day": date(2017, 2, 21)}
    )
    assert same.changed_data == []
    assert other.changed_data == ["first_day"]
