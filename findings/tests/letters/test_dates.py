"""The dates of a visit, in the ways letters print them."""

from datetime import date

import pytest

from findings.letters.reading import read_letter
from findings.letters.reading.dates import date_alone, months_in

from .letters import LETTER


def visited(dates: str) -> bytes:
    visit = "the monitoring visit to Wolverhampton children's services"
    return LETTER.with_(visited=f"This letter summarises the findings of {visit} {dates}.").data(wrap=70)


@pytest.mark.parametrize(
    ("printed", "fieldwork"),
    [
        ("on 20 August 2020", ["2020-08-20 2020-08-20"]),
        ("on 21 and 22 February 2017", ["2017-02-21 2017-02-22"]),
        ("on 21 & 22 February 2017", ["2017-02-21 2017-02-22"]),
        ("on 21st and 22nd February 2017", ["2017-02-21 2017-02-22"]),
        ("on Tuesday 21 and Wednesday 22 February 2017", ["2017-02-21 2017-02-22"]),
        ("on 21 February 2017 and 22 February 2017", ["2017-02-21 2017-02-22"]),
        ("on 28 February and 1 March 2023", ["2023-02-28 2023-03-01"]),
        ("on 28 February–1 March 2017", ["2017-02-28 2017-03-01"]),
        ("between 28 February and 2 March 2017", ["2017-02-28 2017-03-02"]),
        ("on 14–16 June 2017", ["2017-06-14 2017-06-16"]),
        ("on 14 - 16 June 2017", ["2017-06-14 2017-06-16"]),
        ("from 14 to 16 June 2017", ["2017-06-14 2017-06-16"]),
        ("on 14, 15 and 16 June 2017", ["2017-06-14 2017-06-16"]),
        ("on 31 December 2019 and 1 January 2020", ["2019-12-31 2020-01-01"]),
        ("from 30 December to 2 January 2020", ["2019-12-30 2020-01-02"]),
        ("on 29 February 2016", ["2016-02-29 2016-02-29"]),
        ("on 6 and 9 June 2017", ["2017-06-06 2017-06-06", "2017-06-09 2017-06-09"]),
        ("on 21 and 22 February 2017 and on 7 March 2017", ["2017-02-21 2017-02-22", "2017-03-07 2017-03-07"]),
        (
            "on 30 September to 11 October 2024 and 13 to 16 January 2025",
            ["2024-09-30 2024-10-11", "2025-01-13 2025-01-16"],
        ),
        ("on 6 and 7 June 2017, after the inspection that ended on 3 March 2016", ["2017-06-06 2017-06-07"]),
        ("that took place on 6 and 7 June 2017", ["2017-06-06 2017-06-07"]),
    ],
)
def test_fieldwork_is_read_from_the_first_sentence(printed, fieldwork):
    read = [f"{start} {end}" for start, end in read_letter(visited(printed)).fieldwork]
    assert read == fieldwork


def test_a_year_left_out_is_the_letters_with_a_warning():
    letter = read_letter(visited("on 13 and 14 June"))
    assert letter.fieldwork == [(date(2017, 6, 13), date(2017, 6, 14))]
    assert "no year" in letter.warnings[0]


@pytest.mark.parametrize("printed", ["on 30 and 31 February 2017", "from 16 to 14 June 2017"])
def test_impossible_dates_are_not_taken(printed):
    letter = read_letter(visited(printed))
    assert letter.fieldwork == []
    assert letter.missing == ["fieldwork"]
    assert len(letter.warnings) == 1


def test_a_letter_dated_before_the_visit_ended_is_warned_of():
    letter = read_letter(visited("on 13 and 14 August 2017"))
    assert letter.warnings == ["The letter is dated before the visit ended."]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("23 March 2017", date(2017, 3, 23)),
        ("Thursday 23rd March 2017", date(2017, 3, 23)),
        ("Date: 23 March 2017", date(2017, 3, 23)),
        ("23/03/2017", date(2017, 3, 23)),
        ("31 February 2017", None),
        ("March 2017", None),
        ("Embargoed until 29 May 2018", None),
        ("Visit on 21 and 22 February 2017", None),
    ],
)
def test_the_date_of_the_letter_is_a_line_of_its_own(line, day):
    assert date_alone(line) == day
    assert read_letter(LETTER.with_(top=(line,)).data()).letter_date == day


def test_two_dates_above_the_salutation_leave_the_letters_open():
    letter = read_letter(LETTER.with_(top=("14 July 2017", "17 July 2017")).data())
    assert letter.letter_date is None
    assert "More than one date" in letter.warnings[0]


def test_months_are_read_with_their_year():
    assert months_in("in February 2016 and in Sept 2018, not May") == ["2016-02", "2018-09"]
