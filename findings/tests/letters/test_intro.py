"""The number of the visit, the month of the judgement and the inspectors, from the sentences that state them."""

import pytest

from findings.letters.reading import read_letter

from .letters import LETTER

WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)


def numbered(sentence: str):
    return read_letter(LETTER.with_(numbered=sentence).data(wrap=66))


@pytest.mark.parametrize(
    "sentence",
    [
        "This was the {} monitoring visit since the local authority was judged to be inadequate in February 2016.",
        "The visit was the {} monitoring visit since the local authority was judged inadequate in February 2016.",
        "This was the {} and final monitoring visit since the council was judged inadequate in February 2016.",
        "This is the local authority's {} monitoring visit since it was judged inadequate in February 2016.",
    ],
)
def test_the_number_of_the_visit_is_read_as_a_word(sentence):
    for number, word in enumerate(WORDS.split(), 1):
        assert numbered(sentence.format(word)).ordinal == number


@pytest.mark.parametrize(("printed", "number"), [("2nd", 2), ("3rd", 3), ("11th", 11), ("21st", 21)])
def test_the_number_of_the_visit_is_read_as_a_figure(printed, number):
    assert numbered(f"This was the {printed} monitoring visit since the judgement.").ordinal == number


def test_other_visits_mentioned_do_not_number_this_one():
    letter = numbered("It followed a monitoring visit in September 2016, and a subsequent focused visit in May 2017.")
    assert letter.ordinal is None
    assert letter.missing == ["ordinal", "judged_inadequate"]
    letter = numbered(
        "This was the second monitoring visit since the local authority was judged inadequate in February 2016. It"
        " followed the first monitoring visit in September 2016."
    )
    assert letter.ordinal == 2


def test_a_number_in_letters_of_another_alphabet_is_not_read():
    assert numbered("This was the fırst monitoring visit since the judgement.").ordinal is None


def test_two_numbers_are_not_chosen_between():
    letter = read_letter(LETTER.with_(title="Second monitoring visit of Wolverhampton children's services").data())
    assert letter.ordinal is None
    assert letter.warnings == ["The letter gives the visit more than one number: 2 and 3."]


@pytest.mark.parametrize(
    ("sentence", "month"),
    [
        ("This was the third visit since the local authority was judged to be inadequate in February 2016.", "2016-02"),
        ("The council was judged inadequate for overall effectiveness in December 2021.", "2021-12"),
        ("The inspection in July 2022 judged services to be inadequate.", "2022-07"),
        ("It was judged inadequate in Dec 2021, and the report was published in February 2022.", "2021-12"),
        ("The council was judged inadequate.", None),
        ("The council was judged inadequate in 2016.", None),
        ("It was judged inadequate in February 2016 and again in March 2018.", None),
    ],
)
def test_the_month_of_the_judgement_is_read_where_it_is_one(sentence, month):
    assert numbered(sentence).judged_inadequate == month


ANN, BO, CY = "Ann Lee", "Bo Ng", "Cy Roe"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The visit was carried out by Ann Lee and Bo Ng, Her Majesty's Inspectors.", [ANN, BO]),
        ("The inspectors were Ann Lee and Bo Ng, Her Majesty’s Inspectors.", [ANN, BO]),
        ("Her Majesty’s inspectors for this visit were Ann Lee and Bo Ng.", [ANN, BO]),
        ("His Majesty’s Inspectors for this visit were Ann Lee, Bo Ng and Cy Roe.", [ANN, BO, CY]),
        ("The visit was carried out by Ann Lee, Her Majesty's Inspector.", [ANN]),
        ("His Majesty's Inspector for this visit was Ann Lee.", [ANN]),
        (
            "The visit was carried out by Ann Lee, Bo Ng, Cy Roe and Di Fox, Her Majesty's Inspectors.",
            [ANN, BO, CY, "Di Fox"],
        ),
        ("The visit was carried out by Ann Lee, Senior HMI, and Bo Ng, Ofsted Inspector.", [ANN, BO]),
        ("The visit was carried out by Ann Lee HMI and Bo Ng HMI.", [ANN, BO]),
        ("The visit was carried out by Ann Lee, Her Majesty's Inspector, and Bo Ng, regulatory inspector.", [ANN, BO]),
        ("The visit was led by Dr Ann Lee, HMI, accompanied by Bo Ng, HMI.", [ANN, BO]),
        ("The lead inspector was Ann Lee HMI. She was accompanied by Bo Ng HMI.", [ANN, BO]),
        ("Ann Lee and Bo Ng, Her Majesty's Inspectors, carried out the visit.", [ANN, BO]),
        ("The visit was carried out by two of Her Majesty's Inspectors, Ann Lee and Bo Ng.", [ANN, BO]),
        (
            "The visit was undertaken by J. P. Smith-Jones and Anna van der Berg.",
            ["J. P. Smith-Jones", "Anna van der Berg"],
        ),
        ("The inspectors were April May and Siân O’Hara.", ["April May", "Siân O’Hara"]),
        ("Inspectors were made welcome by the Chief Executive.", []),
        ("", []),
    ],
)
def test_inspectors_are_named_without_title_or_role(sentence, names):
    letter = read_letter(LETTER.with_(team=sentence).data(wrap=75))
    assert letter.inspectors == names
    assert ("inspectors" in letter.missing) == (not names)


def test_what_is_no_name_among_the_inspectors_is_warned_of():
    letter = read_letter(LETTER.with_(team="The visit was carried out by Ann Lee and two colleagues.").data())
    assert letter.inspectors == [ANN]
    assert letter.warnings == ["“two colleagues” stands among the inspectors but does not read as a name."]


def test_the_opening_may_be_several_paragraphs():
    whole = read_letter(LETTER.data())
    split = read_letter(
        LETTER.with_(visited="\n\n".join([LETTER.visited, LETTER.numbered, LETTER.team]), numbered="", team="").data()
    )
    assert split.as_dict() | {"findings": []} == whole.as_dict() | {"findings": []}
