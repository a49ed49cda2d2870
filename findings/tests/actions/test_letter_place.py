"""A letter that disagrees with what is on record is refused, and nothing is changed."""

from datetime import date

import pytest

from accounts.tests.factories import UserFactory
from findings.models import Letter, Passage
from findings.tests.factories import LetterFactory
from findings.tests.letters.letters import LETTER
from findings.tests.letters.recorded import DAYS, NOW, imported, programme_of_letters
from ofsted_tracker.errors import Refused
from visits.models import LocalAuthority, Visit
from visits.tests.factories import LocalAuthorityFactory, LocalAuthorityNameFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return programme_of_letters()


def refusal(letter=LETTER, **given) -> str:
    """What the import says no with; nothing may have changed."""
    before = on_record()
    with pytest.raises(Refused) as refused:
        imported(letter, **given)
    assert on_record() == before
    return str(refused.value)


def on_record() -> tuple:
    return tuple(list(model.objects.values()) for model in (Visit, Letter, Passage))


def test_an_authority_that_is_not_known():
    assert "No local authority is known as “City of Wolverhampton Council”" in refusal()


def test_a_letter_that_names_no_authority(programme):
    letter = LETTER.with_(
        title="Monitoring visit", visited="This letter summarises the findings of the monitoring visit."
    )
    assert "does not say which local authority" in refusal(letter)


def test_a_letter_about_two_authorities(programme):
    LocalAuthorityFactory(name="Slough")
    letter = LETTER.with_(title="Monitoring visit of Slough Borough Council children's services")
    assert "more than one local authority" in refusal(letter)


def test_a_name_that_in_the_records_means_another_authority(programme):
    LocalAuthority.objects.filter(pk=programme.authority_id).update(ons_code="E08000031", name="Renamed")
    programme.authority.names.all().delete()
    other = LocalAuthorityFactory(name="Otherbury")
    LocalAuthorityNameFactory(authority=other, name="Wolverhampton")
    assert "may mean Otherbury and Renamed" in refusal()


def test_no_programme_of_the_month_printed(programme):
    letter = LETTER.with_(numbered="This was the third monitoring visit since it was judged inadequate in May 2014.")
    said = refusal(letter)
    assert "judged inadequate in May 2014" in said
    assert "February 2016" in said


def test_an_authority_without_any_programme():
    LocalAuthorityFactory(name="Wolverhampton")
    assert "no programme is on record" in refusal()


def test_two_programmes_of_the_month_printed(programme):
    programme_of_letters(authority=programme.authority, ended_on=date(2017, 1, 1), end_reason="Begun anew.")
    assert "2 of its monitoring programmes fit" in refusal()


def test_a_letter_that_prints_no_month_of_judgement(programme):
    assert "in which month" in refusal(LETTER.with_(numbered="This was the third monitoring visit."))


def test_a_number_taken_by_a_visit_on_other_days(programme):
    taken = VisitFactory(programme=programme, number=3, start=date(2017, 3, 7), done=True)
    said = refusal()
    assert f"{taken.ref} on 7 and 8 March 2017" in said
    assert "13 and 14 June 2017" in said


def test_the_same_days_under_another_number(programme):
    there = VisitFactory(programme=programme, number=4, start=DAYS[0], done=True)
    assert f"{there.ref}, is recorded as visit 4" in refusal()


def test_the_days_of_one_visit_and_the_number_of_another(programme):
    VisitFactory(programme=programme, start=DAYS[0], done=True)
    VisitFactory(programme=programme, outline=True, number=3)
    assert "Correct one of the two visits" in refusal()


def test_days_that_overlap_another_visit_without_being_its_days(programme):
    VisitFactory(programme=programme, number=2, start=DAYS[1], done=True)
    assert "overlap those of Visit 2" in refusal()


def test_an_outline_is_not_filled_with_days_of_another_visit(programme):
    VisitFactory(programme=programme, outline=True, number=3)
    VisitFactory(programme=programme, number=2, start=DAYS[1], done=True)
    assert "overlap those of Visit 2" in refusal()


def test_a_focused_visit_on_the_same_days(programme):
    VisitFactory(programme=programme, kind="focused", start=DAYS[0], done=True)
    assert "focused visit" in refusal()


@pytest.mark.parametrize("stage", ["planned", "confirmed", "fieldwork"])
def test_a_visit_that_is_not_yet_written_up(programme, stage):
    inspector = UserFactory(inspector=True)
    VisitFactory(programme=programme, number=3, start=DAYS[0], stage=stage, lead=inspector)
    assert "Move it on to writing up" in refusal(by=inspector)


def test_a_visit_that_is_cancelled_is_passed_over(programme):
    cancelled = VisitFactory(programme=programme, number=3, start=DAYS[0], cancelled=True)
    assert imported().visit != cancelled


def test_an_unfinished_visit_of_another_team(programme):
    VisitFactory(programme=programme, number=3, start=DAYS[0], writing_up=True, lead=UserFactory(inspector=True))
    assert "you are not on its team" in refusal()


def test_a_visit_whose_letter_has_other_words(programme):
    visit = imported().visit
    said = refusal(LETTER.with_(headline="Improvement has slowed down."))
    assert f"{visit.ref} already has another letter, imported from letter.txt" in said


def test_a_letter_on_record_with_another_date(programme):
    visit = VisitFactory(programme=programme, number=3, start=DAYS[0], done=True)
    LetterFactory(visit=visit, published=True, letter_date=date(2017, 7, 4), published_on=date(2017, 7, 20))
    assert "on record with the date 4 July 2017" in refusal()


def test_what_may_be_a_first_visits_published_letter_is_not_filled_by_just_anybody(programme):
    visit = VisitFactory(programme=programme, start=DAYS[0], done=True)
    LetterFactory(visit=visit, published=True, letter_date=None, published_on=date(2017, 7, 20))
    letter = LETTER.with_(numbered="The local authority was judged inadequate in February 2016.")
    assert "may be the first visit" in refusal(letter)
    assert imported(letter, by=UserFactory(senior=True)).visit == visit


def test_days_before_the_inspection(programme):
    letter = LETTER.with_(
        top=("14 July 2015",),
        visited=LETTER.visited.replace("2017", "2015"),
    )
    assert "not after the inspection" in refusal(letter)


def test_days_still_to_come(programme):
    assert "still to come" in refusal(at=NOW.replace(month=6, day=13))


def test_a_letter_without_the_days_of_the_visit(programme):
    undated = LETTER.with_(visited=LETTER.visited.replace(" on 13 and 14 June 2017", ""))
    assert "no visit has its number" in refusal(undated)
    outline = VisitFactory(programme=programme, outline=True, number=3)
    assert f"{outline.ref} has none on record either" in refusal(undated)


def test_a_letter_without_days_takes_those_of_the_outline_with_its_number(programme):
    outline = VisitFactory(programme=programme, outline=True, number=3)
    outline.periods.create(start=DAYS[0], end=DAYS[1])
    undated = LETTER.with_(visited=LETTER.visited.replace(" on 13 and 14 June 2017", ""))
    visit = imported(undated).visit
    assert visit == outline
    assert [(one.start, one.end) for one in visit.fieldwork] == [DAYS]
