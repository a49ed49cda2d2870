"""What the database itself refuses about findings, lines, evaluations, letters and actions, whoever writes it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from findings.models import Action, Finding, Letter, LineEvent, Passage, ProgressJudgement
from findings.tests.factories import (
    ActionFactory,
    FindingFactory,
    FollowUpFactory,
    LetterFactory,
    LineEventFactory,
    LineOfEnquiryFactory,
    PassageFactory,
    ProgressJudgementFactory,
)
from ofsted_tracker.append_only import AppendOnlyError
from visits.tests.factories import RecommendationFactory, VisitFactory

pytestmark = pytest.mark.django_db


def refused(row, **changes) -> str:
    """The message of the rule broken by writing `changes` straight into the database."""
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**changes)
    return str(broken.value)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"kind": "other"}, "finding_kind_known"),
        ({"extent": "some"}, "finding_extent_known"),
        ({"stage_of_change": "done"}, "finding_stage_of_change_known"),
        ({"text": ""}, "finding_said"),
        ({"direction": "better"}, "finding_direction_has_an_earlier_look"),
        ({"removed_at": "2025-01-06T12:00Z"}, "finding_removed_by_someone"),
    ],
)
def test_a_finding_cannot_be_stored_that_breaks_a_rule(changes, rule):
    assert rule in refused(FindingFactory(), **changes)


def test_a_direction_is_one_of_the_known_ones():
    earlier = FindingFactory()
    visit = VisitFactory(programme=earlier.visit.programme, writing_up=True)
    finding = FindingFactory(visit=visit, line=earlier.line, compared_with=earlier)
    assert "finding_direction_known" in refused(finding, direction="other")


def test_a_matter_has_one_finding_at_a_visit():
    finding = FindingFactory()
    with pytest.raises(IntegrityError):
        FindingFactory(visit=finding.visit, line=finding.line)


def test_a_removed_finding_makes_room_for_another_on_its_matter():
    finding = FindingFactory(removed=True)
    assert FindingFactory(visit=finding.visit, line=finding.line).number == 2


def test_a_reference_is_given_once():
    finding = FindingFactory()
    with pytest.raises(IntegrityError):
        FindingFactory(visit=finding.visit, number=finding.number)


def test_a_finding_is_about_a_matter_of_the_visits_own_programme():
    finding = FindingFactory()
    finding.line = LineOfEnquiryFactory()
    with pytest.raises(ValidationError, match="own programme"):
        finding.full_clean()


def test_a_line_from_a_recommendation_belongs_to_the_inspection_of_its_programme():
    line = LineOfEnquiryFactory()
    line.recommendation = RecommendationFactory()
    with pytest.raises(ValidationError, match="anchor inspection"):
        line.full_clean()


def test_something_that_happened_to_a_line_happened_somewhere():
    with pytest.raises(IntegrityError):
        LineEventFactory(visit=None)


def test_what_happened_to_a_line_is_never_changed_or_removed():
    event = LineEventFactory()
    with pytest.raises(AppendOnlyError):
        LineEvent.objects.update(reason="rewritten")
    with pytest.raises(AppendOnlyError):
        event.delete()


def test_a_matter_is_ticked_for_follow_up_once_at_a_visit():
    tick = FollowUpFactory()
    with pytest.raises(IntegrityError):
        FollowUpFactory(visit=tick.visit, line=tick.line)


def test_an_area_covered_is_evaluated_once():
    evaluation = ProgressJudgementFactory()
    with pytest.raises(IntegrityError):
        ProgressJudgementFactory(covered_theme=evaluation.covered_theme)


def test_an_evaluation_has_one_of_the_values_and_a_rationale():
    evaluation = ProgressJudgementFactory()
    assert "evaluation_value_known" in refused(evaluation, value="4")
    assert "evaluation_has_rationale" in refused(evaluation, rationale="")


def test_an_area_covered_that_was_evaluated_cannot_be_taken_away():
    evaluation = ProgressJudgementFactory()
    with pytest.raises(ProtectedError):
        evaluation.covered_theme.delete()


def test_every_evaluation_has_its_definition():
    assert set(ProgressJudgement.DEFINITIONS) == set(ProgressJudgement.Value)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"stage": "lost"}, "letter_stage_known"),
        ({"stage": "published"}, "letter_published_has_its_date"),
        ({"published_on": date(2024, 7, 5)}, "letter_published_has_its_date"),
        ({"stage": "withheld"}, "letter_withheld_has_its_date"),
        (
            {"stage": "published", "letter_date": date(2024, 7, 5), "published_on": date(2024, 7, 4)},
            "letter_published_after_its_date",
        ),
    ],
)
def test_a_letter_cannot_be_stored_that_breaks_a_rule(changes, rule):
    assert rule in refused(LetterFactory(), **changes)


def test_a_visit_has_one_letter():
    letter = LetterFactory()
    with pytest.raises(IntegrityError):
        LetterFactory(visit=letter.visit)


def test_a_passage_that_is_used_belongs_to_a_finding():
    passage = PassageFactory()
    assert "passage_used_has_finding" in refused(passage, state="used")
    passage.finding = FindingFactory(visit=passage.letter.visit)
    passage.state = Passage.State.DROPPED
    with pytest.raises(ValidationError):
        passage.full_clean()


def test_a_passage_has_words():
    assert "passage_starts_before_it_ends" in refused(PassageFactory(), end=0)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"status": "finished"}, "action_status_known"),
        ({"status": "complete"}, "action_complete_has_its_date"),
        ({"completed_on": date(2024, 9, 2)}, "action_complete_has_its_date"),
        ({"wording": ""}, "action_worded"),
    ],
)
def test_an_action_cannot_be_stored_that_breaks_a_rule(changes, rule):
    assert rule in refused(ActionFactory(), **changes)


def test_an_action_reference_is_used_once_in_an_authority():
    action = ActionFactory()
    with pytest.raises(IntegrityError):
        ActionFactory(authority=action.authority, reference=action.reference)


def test_an_action_is_overdue_from_the_day_after_it_was_due():
    action = ActionFactory(due=date(2024, 9, 30))
    assert not Action.objects.overdue(date(2024, 9, 30)).exists()
    assert list(Action.objects.overdue(date(2024, 10, 1))) == [action]


def test_a_complete_action_is_never_overdue():
    ActionFactory(complete=True, due=date(2024, 9, 1))
    assert not Action.objects.overdue(date(2026, 1, 1)).exists()


def test_references_of_findings_carry_the_visits_reference():
    visit = VisitFactory(writing_up=True)
    finding = FindingFactory(visit=visit, number=7)
    assert finding.ref == f"MV-{visit.pk:04d}-07"
    assert Finding.objects.get(pk=finding.pk).ref == finding.ref


def test_a_published_letter_is_read_by_every_council_but_a_withheld_one_is_not():
    from accounts.tests.factories import UserFactory
    from visits.tests.factories import LocalAuthorityFactory

    published = LetterFactory(published=True)
    LetterFactory(withheld=True)
    stranger = UserFactory(manager=True, member_of=LocalAuthorityFactory())
    assert list(Letter.objects.readable_by(stranger)) == [published]
