"""The authority, by the project's list of names, as letters print it."""

import pytest

from findings.letters.reading import read_letter

from .letters import LETTER


def about(title: str, short: str):
    title = f"Monitoring visit to {title}" if title else ""
    visited = f"This letter summarises the findings of the monitoring visit to {short} on 13 and 14 June 2017."
    return LETTER.with_(title=title, visited=visited)


@pytest.mark.parametrize("wrap", [None, 45, 70])
@pytest.mark.parametrize(
    ("title", "short", "name"),
    [
        ("Dudley Metropolitan Borough Council children's services", "Dudley children's services", "Dudley"),
        (
            "Bournemouth, Christchurch and Poole Council children’s services",
            "Bournemouth, Christchurch and Poole children’s services",
            "Bournemouth, Christchurch and Poole",
        ),
        ("BCP children's services", "BCP", "Bournemouth, Christchurch and Poole"),
        ("City of Bradford Metropolitan District Council children's services", "Bradford", "Bradford"),
        ("Bradford Children and Families Trust", "Bradford Children and Families Trust", "Bradford"),
        ("Telford & Wrekin children's social care services", "Telford & Wrekin", "Telford and Wrekin"),
        ("Telford &amp; Wrekin", "Telford &amp; Wrekin", "Telford and Wrekin"),
        (
            "London Borough of Croydon children's services",
            "the London Borough of Croydon children's services",
            "Croydon",
        ),
        ("Southend-on-Sea city council local authority children's services", "Southend-on-Sea", "Southend-on-Sea"),
        (
            "Kingston Upon Hull City Council children's services",
            "Hull children's services",
            "Kingston upon Hull, City of",
        ),
        ("St Helens children's services", "St. Helens children's services", "St. Helens"),
        ("Stoke-on-Trent City Council's children's services", "Stoke-on-Trent's children's services", "Stoke-on-Trent"),
        ("City of London children's services", "City of London children's services", "City of London"),
        ("Durham County Council children's services", "Durham", "County Durham"),
        ("Bristol City Council", "Bristol", "Bristol, City of"),
        ("Royal Borough of Windsor and Maidenhead", "Windsor & Maidenhead", "Windsor and Maidenhead"),
        ("Nottinghamshire County Council", "Nottinghamshire", "Nottinghamshire"),
        ("", "Nottingham City children's services", "Nottingham"),
        ("Dudley Council's childrens servcies", "Dudley", "Dudley"),
        ("Dudley children's services", "Dudley children's services over two days,", "Dudley"),
        ("", "Dudley children's services over two days,", "Dudley"),
        ("Slough Borough Council and Slough Children's Services Trust", "Slough children's services", "Slough"),
    ],
)
def test_names_are_matched_as_printed(title, short, name, wrap):
    letter = read_letter(about(title, short).data(wrap=wrap))
    assert letter.authority.name == name
    assert letter.warnings == []


def test_the_name_is_kept_as_printed_without_the_words_for_its_services():
    letter = read_letter(about("City of Bradford Metropolitan District Council children's services", "Bradford").data())
    assert letter.authority.as_printed == "City of Bradford Metropolitan District Council"
    assert letter.authority.ons_code == "E08000032"


@pytest.mark.parametrize(
    ("title", "short", "says"),
    [
        ("Ambridge children's services", "Ambridge", "not the name of a local authority"),
        ("North Northamptonshire and West Northamptonshire", "both councils", "more than one local authority"),
        (
            "North and West Northamptonshire children's services",
            "West Northamptonshire",
            "not the name of a local auth",
        ),
        ("Kent children's services", "Surrey children's services", "more than one local authority: Kent and Surrey"),
    ],
)
def test_an_unknown_authority_is_null_with_a_warning(title, short, says):
    letter = read_letter(about(title, short).data())
    assert (letter.authority.name, letter.authority.ons_code) == (None, None)
    assert letter.authority.as_printed
    assert says in letter.warnings[0]


def test_a_phrase_far_too_long_for_a_name_names_no_authority():
    letter = read_letter(about("", "a council of many children's services " * 10).data())
    assert letter.missing == ["authority"]
