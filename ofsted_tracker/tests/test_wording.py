from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template

from ofsted_tracker import wording


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2017, 2, 21), date(2017, 2, 21), "21 February 2017"),
        (date(2017, 2, 21), None, "21 February 2017"),
        (date(2017, 2, 21), date(2017, 2, 22), "21 and 22 February 2017"),
        (date(2017, 2, 21), date(2017, 2, 24), "21 to 24 February 2017"),
        (date(2017, 2, 28), date(2017, 3, 1), "28 February to 1 March 2017"),
        (date(2017, 12, 31), date(2018, 1, 2), "31 December 2017 to 2 January 2018"),
    ],
)
def test_a_period_reads_as_in_a_letter(start, end, words):
    assert wording.period(start, end) == words


def test_several_periods_are_joined():
    spans = [(date(2017, 2, 21), date(2017, 2, 22)), (date(2017, 3, 1), date(2017, 3, 1))]
    assert wording.periods(spans) == "21 and 22 February 2017; 1 March 2017"


@pytest.mark.parametrize(
    ("since", "on", "words"),
    [
        (date(2017, 2, 21), date(2017, 2, 21), "today"),
        (date(2017, 2, 21), date(2017, 2, 22), "1 day"),
        (date(2017, 2, 21), date(2017, 3, 6), "13 days"),
        (date(2017, 2, 21), date(2017, 3, 7), "2 weeks"),
        (date(2017, 2, 21), date(2017, 3, 21), "1 month"),
        (date(2017, 1, 31), date(2017, 2, 28), "1 month"),
        (date(2017, 2, 21), date(2017, 12, 22), "10 months"),
        (date(2016, 2, 29), date(2018, 2, 28), "2 years"),
        (date(2015, 1, 1), date(2017, 2, 1), "2 years 1 month"),
        (date(2017, 3, 1), date(2017, 2, 1), "not yet"),
    ],
)
def test_an_age_is_counted_to_the_day_given(since, on, words):
    assert wording.age(since, on) == words


def test_a_moment_is_told_in_london_time():
    assert wording.moment(datetime(2017, 7, 3, 9, 5, tzinfo=UTC)) == "3 July 2017 at 10:05am"
    assert wording.moment(datetime(2017, 1, 3, 12, 0, tzinfo=UTC)) == "3 January 2017 at midday"
    assert wording.day(datetime(2017, 7, 3, 23, 30, tzinfo=UTC)) == "4 July 2017"


def test_templates_print_dates_in_the_same_words_and_nothing_for_no_date():
    source = "{% load dates %}{{ d|day }}|{{ d|day_short }}|{{ d|month }}|{{ p|period }}|{{ d|age:on }}|{{ none|day }}"
    context = {
        "d": date(2017, 2, 21),
        "on": date(2017, 4, 21),
        "p": (date(2017, 2, 21), date(2017, 2, 22)),
        "none": None,
    }
    words = Template(source).render(Context(context))
    assert words == "21 February 2017|21 Feb 2017|February 2017|21 and 22 February 2017|2 months|"
