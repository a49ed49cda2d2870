from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from visits.actions.reference import load_all
from visits.models import (
    Framework,
    Grade,
    Holiday,
    JudgementArea,
    LocalAuthority,
    LocalAuthorityName,
    Theme,
    ThemeArea,
    Timetable,
)

pytestmark = pytest.mark.django_db

LOADED = [Framework, Grade, Holiday, JudgementArea, LocalAuthority, LocalAuthorityName, Theme, ThemeArea, Timetable]


def everything() -> dict:
    return {model.__name__: sorted(map(str, model.objects.values())) for model in LOADED}


def test_there_are_153_authorities_of_the_right_kinds_in_eight_ofsted_regions():
    load_all()

    kinds = Counter(LocalAuthority.objects.values_list("la_type", flat=True))
    assert LocalAuthority.objects.count() == 153
    assert kinds == {
        "unitary authority": 63,
        "metropolitan district": 36,
        "London borough": 33,
        "county": 21,
    }
    assert LocalAuthority.objects.order_by().values("ofsted_region").distinct().count() == 8
    assert LocalAuthority.objects.filter(is_example=True).count() == 0


def test_every_loaded_row_keeps_the_rules_of_its_record():
    load_all()

    for model in LOADED:
        for row in model.objects.all():
            row.full_clean(validate_unique=False, validate_constraints=model is not Holiday)


@pytest.mark.parametrize(
    ("printed", "authority"),
    [
        ("Dudley Metropolitan Borough Council", "Dudley"),
        ("DUDLEY COUNCIL", "Dudley"),
        ("Herefordshire Council", "Herefordshire, County of"),
        ("Telford & Wrekin Council", "Telford and Wrekin"),
        ("Kingston upon Hull City Council", "Kingston upon Hull, City of"),
        ("Hull City Council", "Kingston upon Hull, City of"),
        ("London Borough of Barnet", "Barnet"),
        ("Durham County Council", "County Durham"),
        ("St Helens Metropolitan Borough Council", "St. Helens"),
        ("Bristol City Council", "Bristol, City of"),
    ],
)
def test_an_authority_is_found_by_the_names_letters_print(printed, authority):
    load_all()

    found = LocalAuthority.objects.named(printed)

    assert [one.name for one in found] == [authority]


def test_sif_and_ilacs_overlap_and_a_person_chooses():
    load_all()

    def on(day):
        return list(Framework.objects.in_use_on(day).values_list("code", flat=True))

    assert on(date(2017, 12, 31)) == ["sif"]
    assert on(date(2018, 1, 1)) == ["sif", "ilacs-2018"]
    assert on(date(2018, 8, 31)) == ["sif", "ilacs-2018"]
    assert on(date(2018, 9, 1)) == ["ilacs-2018"]
    assert on(date(2022, 12, 31)) == ["ilacs-2018"]
    assert on(date(2023, 1, 1)) == ["ilacs-2023"]
    assert on(date(2026, 3, 31)) == ["ilacs-2023"]
    assert on(date(2026, 4, 27)) == ["ilacs-2026"]


def test_judgement_areas_stand_in_each_frameworks_own_words_and_order():
    load_all()

    printed = {framework.code: [str(area) for area in framework.areas.all()] for framework in Framework.objects.all()}
    assert printed["sif"] == [
        "Overall effectiveness",
        "1 Children who need help and protection",
        "2 Children looked after and achieving permanence",
        "2.1 Adoption performance",
        "2.2 Experiences and progress of care leavers",
        "3 Leadership, management and governance",
        "Local Safeguarding Children Board",
    ]
    assert printed["ilacs-2018"] == [
        "The impact of leaders on social work practice with children and families",
        "The experiences and progress of children who need help and protection",
        "The experiences and progress of children in care and care leavers",
        "Overall effectiveness",
    ]
    assert printed["ilacs-2023"] == [
        "The impact of leaders on social work practice with children and families",
        "The experiences and progress of children who need help and protection",
        "The experiences and progress of children in care",
        "The experiences and progress of care leavers",
        "Overall effectiveness",
    ]
    assert printed["ilacs-2026"] == printed["ilacs-2023"][:-1]


def test_only_sifs_review_of_the_safeguarding_board_is_separate():
    load_all()

    assert list(JudgementArea.objects.filter(separate_review=True).values_list("key", flat=True)) == ["lscb"]


def test_the_third_grade_is_worded_as_the_framework_words_it():
    load_all()

    words = dict(Grade.objects.filter(key="requires_improvement").values_list("framework__code", "label"))
    assert words == {
        "sif": "Requires improvement",
        "ilacs-2018": "Requires improvement to be good",
        "ilacs-2023": "Requires improvement to be good",
        "ilacs-2026": "Requires improvement to be good",
    }


def test_each_of_24_themes_has_one_place_in_every_framework():
    load_all()

    places = Counter(ThemeArea.objects.values_list("theme__code", "area__framework__code"))
    assert Theme.objects.count() == 24
    assert len(places) == 24 * 4
    assert set(places.values()) == {1}


def test_care_leavers_stand_in_the_combined_area_where_there_was_one():
    load_all()

    places = dict(ThemeArea.objects.filter(theme__code="CL").values_list("area__framework__code", "area__key"))
    assert places == {
        "sif": "care_leavers",
        "ilacs-2018": "care_and_care_leavers",
        "ilacs-2023": "care_leavers",
        "ilacs-2026": "care_leavers",
    }


def test_a_second_run_changes_nothing():
    load_all()
    before = everything()

    added = load_all()

    assert set(added.values()) == {0}
    assert everything() == before


def test_what_a_person_changed_moved_or_took_away_stays_so():
    load_all()
    theme = Theme.objects.get(code="FD")
    theme.name = "First contact"
    theme.save()
    dudley = LocalAuthority.objects.get(name="Dudley")
    dudley.ofsted_region = "North West"
    dudley.save()
    place = ThemeArea.objects.get(theme=theme, area__framework__code="sif")
    place.area = JudgementArea.objects.get(framework__code="sif", key="leadership")
    place.save()
    LocalAuthorityName.objects.get(name="RBKC").delete()
    before = everything()

    added = load_all()

    assert set(added.values()) == {0}
    assert everything() == before


def test_rows_that_were_never_there_are_added_beside_what_a_person_keeps():
    Holiday.objects.create(day=date(2026, 12, 25), name="Christmas, as we call it")

    load_all()

    assert Holiday.objects.get(day=date(2026, 12, 25)).name == "Christmas, as we call it"
    assert Holiday.objects.filter(day=date(2026, 12, 28)).exists()


def test_a_one_off_holiday_and_a_timetable_somebody_changed_stay_when_it_is_loaded_again():
    load_all()
    Holiday.objects.create(day=date(2027, 7, 6), name="A royal day")
    Timetable.objects.filter(in_use_from=date(2024, 1, 1)).update(draft_days=10)

    load_all()

    assert Holiday.objects.get(day=date(2027, 7, 6)).one_off
    assert list(Timetable.objects.values_list("draft_days", "comments_days", "final_days", "publication_days")) == [
        (12, 5, 21, 2),
        (10, 5, 27, 2),
    ]


def test_history_says_where_the_rows_came_from():
    load_all()

    row = LocalAuthority.objects.get(name="Dudley").history.get()
    assert row.history_change_reason == "Loaded from the project's reference files."


def test_the_command_says_what_it_added():
    first, second = StringIO(), StringIO()

    call_command("load_reference_data", stdout=first)
    call_command("load_reference_data", stdout=second)

    assert "153 authorities" in first.getvalue()
    assert second.getvalue() == "Reference data: nothing to add.\n"
