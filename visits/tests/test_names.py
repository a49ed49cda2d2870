"""Names of authorities are compared without case, punctuation and the words for a kind of council."""

import csv
from pathlib import Path

import pytest

import visits
from visits.names import NameIndex, matched_form, without_services

REFERENCE = Path(visits.__file__).parent / "reference"


def rows(name: str) -> list[dict]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dudley Metropolitan Borough Council", "dudley"),
        ("City of Bradford Metropolitan District Council", "Bradford"),
        ("London Borough of Croydon", "Croydon"),
        ("Telford & Wrekin", "Telford and Wrekin"),
        ("St Helens", "St. Helens"),
        ("Kingston Upon Hull City Council", "Kingston upon Hull, City of"),
        ("Durham County Council", "County Durham"),
        ("Herefordshire Council", "Herefordshire, County of"),
        ("Birmingham Children’s Trust", "Birmingham Childrens Trust"),
        ("Dudley's", "Dudley"),
    ],
)
def test_the_same_authority_is_matched(one, other):
    assert matched_form(one) == matched_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nottingham", "Nottinghamshire"), ("Derby City", "Derbyshire County"), ("City of London", "London Borough of")],
)
def test_different_authorities_are_not(one, other):
    assert matched_form(one) != matched_form(other)


def test_words_count_where_leaving_them_out_leaves_nothing():
    assert matched_form("City of London") == "city of london"


def test_words_count_where_leaving_them_out_makes_two_equal():
    index = NameIndex([("Barset City Council", "A"), ("Barset County Council", "B")])
    assert index.find("Barset City Council") == "A"
    assert index.find("Barset county council") == "B"
    assert index.find("Barset") is None


def test_the_reference_list_has_each_authority_once_and_no_name_twice():
    authorities, variants = rows("local_authorities.csv"), rows("local_authority_names.csv")
    assert len(authorities) == len({row["ons_code"] for row in authorities}) == 153
    assert {row["ons_code"] for row in variants} <= {row["ons_code"] for row in authorities}
    forms = [matched_form(row["name"]) for row in [*authorities, *variants]]
    assert len(forms) == len(set(forms))
    index = NameIndex([(row["name"], row["ons_code"]) for row in [*authorities, *variants]])
    assert all(index.find(row["name"]) == row["ons_code"] for row in [*authorities, *variants])


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Dudley Metropolitan Borough Council children's services", "Dudley Metropolitan Borough Council"),
        ("Wirral’s children’s social care services", "Wirral"),
        ("Southend-on-Sea city council local authority children's services", "Southend-on-Sea city council"),
        ("the local authority of Kent", "Kent"),
        ("Doncaster Children's Services Trust", "Doncaster Children's Services Trust"),
    ],
)
def test_words_for_the_services_are_no_part_of_a_name(printed, name):
    assert without_services(printed) == name


def test_two_authorities_in_one_phrase_are_both_found():
    index = NameIndex([("Slough", "S"), ("Slough Children First", "S"), ("Kent", "K"), ("Brighton and Hove", "B")])
    assert index.find_all("Slough Borough Council and Slough Children First") == {"S"}
    assert index.find_all("Kent and Ambridge") == set()
    assert index.find_all("Kent and Slough") == {"K", "S"}
    assert index.find_all("Brighton & Hove and Kent") == {"B", "K"}
