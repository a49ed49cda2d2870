"""Who is written to, and who signs."""

import pytest

from findings.letters.reading import read_letter

from .letters import LETTER

POST = "Director of Children's Services"


@pytest.mark.parametrize("wrap", [None, 70])
@pytest.mark.parametrize(
    ("lines", "dear", "post"),
    [
        (("Ms Ada Byron-Lane", POST, "Town Hall"), "Dear Ms Byron-Lane", POST),
        (("Ms Ada Byron-Lane, Director of Children's Services", "Town Hall"), "Dear Ms Byron-Lane", POST),
        (("Ada Byron-Lane", POST, "Wolverhampton City Council"), "Dear Ada Byron-Lane", POST),
        (("Ada Byron-Lane", POST, "Civic Centre"), "Dear Ada", POST),
        (("Ms Ada Byron-Lane, Director of Children's Services, Town Hall, W1 1AA",), "Dear Ms Byron-Lane", POST),
        (("Ms Ada Byron-Lane Director of Children's Services Town Hall W1 1AA",), "Dear Ms Byron-Lane", None),
        (("Ms Ada Byron-Lane Director of Children's Services Town Hall",), "Dear Ada", None),
        (("Ms Ada Byron-Lane", "Town Hall", "Wolverhampton"), "Dear Ms Byron-Lane", None),
        (
            ("Ms Ada Byron-Lane", "Executive Director of People and", "Deputy Chief Executive", "Civic Centre"),
            "Dear Ms Byron-Lane",
            "Executive Director of People and Deputy Chief Executive",
        ),
        (
            ("Ms Ada Byron-Lane", "Corporate Director", "Children and Young People", "Civic Centre"),
            "Dear Ms Byron-Lane",
            "Corporate Director Children and Young People",
        ),
    ],
)
def test_the_addressee_has_a_name_and_where_its_end_shows_a_post(lines, dear, post, wrap):
    addressee = read_letter(LETTER.with_(addressee=lines, dear=dear).data(wrap=wrap)).addressee
    assert (addressee.name, addressee.post) == ("Ada Byron-Lane", post)
    assert addressee.as_printed.split() == " ".join(lines).split()


def test_no_addressee_is_taken_from_the_letterhead():
    top = (
        "Ofsted\nPiccadilly Gate\nStore Street\nManchester\nM1 2WD",
        "T 0300 123 1231\nwww.ofsted.gov.uk",
        "14 July 2017",
    )
    letter = read_letter(LETTER.with_(top=top, addressee=()).data())
    assert letter.missing == ["addressee"]


def test_a_greeting_may_hold_no_name():
    assert read_letter(LETTER.with_(dear="Dear Dr , OBE").data()).addressee.name == "Ada Byron-Lane"


def test_two_addressees_are_not_chosen_between():
    lines = ("Ms Ada Byron-Lane", POST, "Mr Ed Fox", "Chief Executive of the Trust")
    letter = read_letter(LETTER.with_(addressee=lines, dear="Dear Ms Byron-Lane and Mr Fox").data())
    assert letter.addressee.name is None
    assert letter.addressee.as_printed == "\n".join(lines)
    assert letter.warnings == ["The letter is written to more than one person."]


@pytest.mark.parametrize(
    ("lines", "post"),
    [
        (("Yours sincerely", "Rhys ap Owen", "Her Majesty's Inspector"), "Her Majesty's Inspector"),
        (("Yours sincerely,", "Rhys ap Owen, Her Majesty’s Inspector"), "Her Majesty’s Inspector"),
        (("Yours sincerely Rhys ap Owen Her Majesty's Inspector",), "Her Majesty's Inspector"),
        (("Yours sincerely\nRhys ap Owen\nHer Majesty's Inspector\nOfsted",), "Her Majesty's Inspector"),
        (("Yours faithfully", "Mr Rhys ap Owen", "**Senior HMI**"), "Senior HMI"),
        (
            ("Yours sincerely", "[signature]", "Rhys ap Owen", "Regional Director, West Midlands"),
            "Regional Director, West Midlands",
        ),
        (("Yours sincerely", "Rhys ap Owen", "Her Majesty's Inspector", "3"), "Her Majesty's Inspector"),
        (("Yours sincerely", "Rhys ap Owen"), None),
    ],
)
def test_the_signatory_stands_below_the_sign_off(lines, post):
    signatory = read_letter(LETTER.with_(signed=lines).data()).signatory
    assert (signatory.name, signatory.post) == ("Rhys ap Owen", post)


def test_a_letter_without_a_sign_off_names_no_signatory():
    assert read_letter(LETTER.with_(signed=()).data()).missing == ["signatory"]
