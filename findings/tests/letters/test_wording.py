"""Extent, stage of change, kind and theme, as the words have them."""

import pytest

from findings.letters.reading.suggestions import kind_in, suggested_by, theme_in
from findings.letters.reading.themes import THEMES
from findings.letters.wording import extent_in, stage_in


@pytest.mark.parametrize(
    ("words", "extent"),
    [
        ("None of the children seen had a plan.", "none"),
        ("In a very small number of cases, the risk was not seen.", "very_small_number"),
        ("A small number of teams carry the risk.", "small_number"),
        ("A minority of plans are clear.", "minority"),
        ("Many assessments lack analysis.", "many"),
        ("Most children's plans are clear.", "most"),
        ("Almost all reviews are on time.", "almost_all"),
        ("The vast majority of reviews are on time.", "almost_all"),
        ("All children in care have a worker.", "all"),
        ("Too many children wait.", "too_many"),
        ("Their most vulnerable children are known.", ""),
        ("The most recent audits are better.", ""),
        ("Further work is needed to ensure that all partners understand thresholds.", ""),
        ("Most plans are clear, but a small number are not.", ""),
        ("Overall, practice is sound.", ""),
        ("", ""),
    ],
)
def test_extent_is_read_where_the_words_state_one(words, extent):
    assert extent_in(words) == extent


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("Managers plan to introduce a new audit.", "planned"),
        ("There are plans to recruit.", "planned"),
        ("Workers are beginning to record this.", "starting"),
        ("These changes are very recent.", "starting"),
        ("Supervision is not yet consistently good.", "not_consistent"),
        ("Practice remains variable.", "not_consistent"),
        ("Change is not yet embedded.", "not_consistent"),
        ("Views are now consistently recorded.", "consistent"),
        ("The change is embedded.", "sustained"),
        ("Progress has been sustained since the last visit.", "sustained"),
        ("The potential for children’s plans to drift is reducing.", ""),
        ("The work needs to become firmly established and sustained.", ""),
        ("Managers plan to introduce audits, and staff are starting to prepare.", ""),
        ("", ""),
    ],
)
def test_stage_of_change_is_read_where_the_words_state_one(words, stage):
    assert stage_in(words) == stage


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Parenting work is very effective and comprehensive.", "strength"),
        ("Staff morale has improved and caseloads have reduced.", "improvement"),
        ("Plans are not yet clear and lack detail.", "area_for_improvement"),
        ("There are serious weaknesses: children are left at risk of harm.", "serious_weakness"),
        ("Meetings are held, although not always on time, and attendance is good.", None),
        ("The team sits on the second floor.", None),
    ],
)
def test_kind_is_suggested_where_the_words_lean_one_way(words, kind):
    assert kind_in(words) == kind


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ("The front door responds to contacts swiftly.", "FD"),
        ("Early help is targeted well.", "EH"),
        ("Assessments are timely.", "ASM"),
        ("Strategy meetings lead to section 47 enquiries.", "CP"),
        ("Care leavers have pathway plans.", "CL"),
        ("Children in care have health assessments and PEPs; the virtual school follows them.", "HEd"),
        ("Supervision is regular.", "MO"),
        ("Turnover is high and caseloads vary.", "WF"),
        ("The weather was fine.", None),
    ],
)
def test_theme_is_suggested_by_what_the_words_are_most_about(words, theme):
    assert theme_in(words) == theme


def test_there_are_twenty_four_themes():
    assert len(THEMES) == 24


def test_nothing_is_suggested_by_words_that_say_nothing():
    assert set(vars(suggested_by("The team sits on the second floor.")).values()) == {None}
