"""Passages of an imported letter become findings only by the hand of a person."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tests.factories import UserFactory
from findings.actions import passage as passages
from findings.actions.finding import revise
from findings.actions.finding_removal import remove
from findings.actions.matter import Matter
from findings.models import Finding, LineOfEnquiry, Passage
from findings.tests.factories import FindingFactory, LetterFactory, LineOfEnquiryFactory, PassageFactory
from ofsted_tracker.errors import Refused
from visits.tests.factories import ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
TEXT = (
    "Most plans are reviewed on time. Some of\nthem are thin. St. Mary's team does better.\n\n"
    "Supervision is regular. Records of it are sparse.\n"
)
FIRST, SECOND = TEXT.split("\n\n")


@pytest.fixture
def inspector():
    return UserFactory(inspector=True)


@pytest.fixture
def visit(inspector):
    return VisitFactory(writing_up=True, lead=inspector, number=2)


@pytest.fixture
def first(visit):
    letter = LetterFactory(visit=visit, text=TEXT)
    return PassageFactory(letter=letter, start=0, end=len(FIRST), paragraph=1)


@pytest.fixture
def second(first):
    start = TEXT.index(SECOND)
    return PassageFactory(letter=first.letter, start=start, end=start + len(SECOND.rstrip()), paragraph=2)


@pytest.fixture
def use(inspector):
    def used(passage, matter=None, **given) -> Finding:
        matter = matter or Matter(title="Review of plans", theme=ThemeFactory(code="CIN"))
        given = {"kind": "improvement", "by": inspector, "at": NOW, **given}
        return passages.use(passage=passage, matter=matter, **given)

    return used


def state_of(passage) -> tuple:
    passage.refresh_from_db()
    return passage.state, passage.finding


def test_a_used_passage_is_a_finding_on_a_new_line_in_the_letters_words(visit, first, use):
    finding = use(first)
    assert finding.text == "Most plans are reviewed on time. Some of them are thin. St. Mary's team does better."
    assert (finding.visit, finding.line.title, finding.extent) == (visit, "Review of plans", "most")
    assert state_of(first) == ("used", finding)


def test_a_passage_may_go_on_a_line_that_is_open_with_a_direction(visit, first, use):
    earlier = FindingFactory(visit=VisitFactory(programme=visit.programme, done=True, number=1))
    visit.periods.update(start="2025-01-06", end="2025-01-07")
    finding = use(first, Matter(line=earlier.line), direction="better")
    assert (finding.line, finding.direction, finding.compared_with) == (earlier.line, "better", earlier)


def test_a_second_passage_on_the_same_line_is_a_further_paragraph_of_that_finding(first, second, use):
    finding = use(first)
    again = use(second, Matter(line=finding.line), kind="")
    assert again == finding
    assert again.paragraphs == [first.text, second.text]
    assert again.kind == "improvement"
    assert Finding.objects.count() == 1
    assert state_of(second) == ("used", finding)


def test_using_the_same_passage_twice_makes_one_finding(first, use):
    finding = use(first)
    assert use(first) == finding
    assert Finding.objects.count() == 1


def test_a_used_passage_is_not_used_for_something_else(first, use):
    finding = use(first)
    with pytest.raises(Refused, match=finding.ref):
        use(first, Matter(title="Another matter", theme=ThemeFactory()))
    assert LineOfEnquiry.objects.count() == 1


def test_what_cannot_be_recorded_leaves_the_passage_waiting(first, use):
    other = LineOfEnquiryFactory()
    with pytest.raises(Refused):
        use(first, Matter(line=other))
    assert state_of(first) == ("waiting", None)


def test_a_dropped_passage_can_be_brought_back(first, inspector, use):
    passages.drop(passage=first, by=inspector)
    assert state_of(first) == ("dropped", None)
    with pytest.raises(Refused, match="dropped meanwhile"):
        use(first)
    passages.bring_back(passage=first, by=inspector, at=NOW)
    assert state_of(first) == ("waiting", None)


def test_a_used_passage_is_not_dropped_by_a_page_that_was_open_before(first, inspector, use):
    use(first)
    with pytest.raises(Refused, match="already used"):
        passages.drop(passage=first, by=inspector)


def test_bringing_back_the_only_passage_of_a_finding_removes_it(first, inspector, use):
    finding = use(first)
    passages.bring_back(passage=first, by=inspector, at=NOW)
    finding.refresh_from_db()
    assert finding.is_removed
    assert state_of(first) == ("waiting", None)


def test_bringing_back_one_of_two_passages_takes_its_paragraph_out(first, second, inspector, use):
    finding = use(first)
    use(second, Matter(line=finding.line))
    passages.bring_back(passage=second, by=inspector, at=NOW)
    finding.refresh_from_db()
    assert finding.paragraphs == [first.text]
    assert not finding.is_removed


def test_a_passage_whose_words_were_edited_is_not_brought_back_over_the_edit(first, inspector, use):
    finding = use(first)
    revise(finding=finding, version=1, kind="improvement", text="Plans are reviewed.", by=inspector, at=NOW)
    with pytest.raises(Refused, match="were changed"):
        passages.bring_back(passage=first, by=inspector, at=NOW)
    finding.refresh_from_db()
    assert finding.text == "Plans are reviewed."
    assert state_of(first) == ("used", finding)


def test_a_passage_of_a_removed_finding_can_be_brought_back(first, inspector, use):
    remove(finding=use(first), by=inspector, at=NOW)
    passages.bring_back(passage=first, by=inspector, at=NOW)
    assert state_of(first) == ("waiting", None)


def test_a_passage_is_cut_before_a_sentence_and_each_part_waits(first, inspector):
    places = passages.places_to_cut(first)
    assert [sentence for _, sentence in places] == ["Some of them are thin.", "St. Mary's team does better."]
    rest = passages.cut(passage=first, before=places[1][0], by=inspector)
    first.refresh_from_db()
    assert first.text == "Most plans are reviewed on time. Some of them are thin."
    assert rest.text == "St. Mary's team does better."
    assert (rest.section, rest.paragraph, rest.state) == (first.section, first.paragraph, "waiting")


def test_cutting_twice_at_the_same_place_cuts_once(first, inspector):
    place = passages.places_to_cut(first)[0][0]
    once = passages.cut(passage=first, before=place, by=inspector)
    assert passages.cut(passage=first, before=place, by=inspector) == once
    assert Passage.objects.count() == 2


@pytest.mark.parametrize("place", [0, 3, 10_000])
def test_a_passage_is_cut_nowhere_else(first, inspector, place):
    with pytest.raises(Refused):
        passages.cut(passage=first, before=place, by=inspector)
    assert Passage.objects.count() == 1


def test_what_was_cut_can_be_joined_again(first, inspector):
    before = first.text
    passages.cut(passage=first, before=passages.places_to_cut(first)[0][0], by=inspector)
    joined = passages.join(passage=first, by=inspector)
    assert joined.text == before
    assert Passage.objects.count() == 1


def test_what_is_used_in_part_is_not_joined(first, inspector, use):
    rest = passages.cut(passage=first, before=passages.places_to_cut(first)[0][0], by=inspector)
    use(rest)
    with pytest.raises(Refused, match="already used"):
        passages.join(passage=first, by=inspector)


def test_passages_of_different_paragraphs_are_not_joined(first, second, inspector):
    assert passages.join(passage=first, by=inspector).text == first.text
    assert Passage.objects.count() == 2


def test_nothing_is_done_with_passages_of_a_visit_that_is_done(visit, first, inspector, use):
    visit.stage, visit.done_at = "done", NOW
    visit.save()
    for verb in (
        lambda: use(first),
        lambda: passages.drop(passage=first, by=inspector),
        lambda: passages.bring_back(passage=first, by=inspector, at=NOW),
        lambda: passages.cut(passage=first, before=1, by=inspector),
        lambda: passages.join(passage=first, by=inspector),
    ):
        with pytest.raises(Refused, match="is done"):
            verb()


def test_only_those_who_record_on_the_visit_use_its_passages(first, use):
    for other in (UserFactory(inspector=True), UserFactory(senior=True), UserFactory(quality_reader=True)):
        with pytest.raises(PermissionDenied):
            use(first, by=other)


def test_the_history_of_a_passage_says_who_did_what(first, inspector, use):
    finding = use(first)
    latest = first.history.first()
    assert (latest.state, latest.finding, latest.history_user) == ("used", finding, inspector)
