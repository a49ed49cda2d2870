"""Ways of printing a letter that were once misread, and documents once taken for one."""

import pytest

from findings.letters.reading import CannotRead, read_letter

from .letters import LETTER


def test_a_letter_to_dear_director_is_to_the_person_named_above_their_post():
    lines = ("Ada Byron", "Director of Children's Services", "Town Hall")
    addressee = read_letter(LETTER.with_(addressee=lines, dear="Dear Director").data()).addressee
    assert (addressee.name, addressee.post) == ("Ada Byron", "Director of Children's Services")


def test_an_honour_is_no_part_of_a_name():
    assert read_letter(LETTER.with_(addressee=("Ms Ada Byron-Lane OBE",)).data()).addressee.name == "Ada Byron-Lane"


def test_a_ruled_line_under_a_heading_is_no_paragraph():
    assert len(read_letter(LETTER.with_(findings_heading="Main findings\n=======").data()).findings) == 4


def test_a_copy_to_the_department_closes_the_letter():
    closing = "A copy of this letter goes to the Department for Education."
    assert len(read_letter(LETTER.with_(closing=closing).data()).findings) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ms Roe\n\nMonitoring visit of Leeds\n\nThe visit will take place on 4 May 2021.\n\nYours sincerely\n",
        "Minutes\n\nThis was the second monitoring visit since the council was judged inadequate in May 2019.\n",
        "This report summarises the findings of the monitoring visit to Leeds children's services.\n",
        "Subject: visit\nContent-Type: text/html\n\n" + LETTER.text(),
        "<div>\n" + LETTER.text(),
        "a " * 250_001,
    ],
)
def test_what_is_not_a_letter_about_a_visit_made_is_refused(text):
    with pytest.raises(CannotRead):
        read_letter(text.encode())
