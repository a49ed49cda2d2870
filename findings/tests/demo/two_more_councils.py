"""Wyncaster and Hollinshire, with which every state of every page can be seen in the demonstration.

Run by `test_load_demo_data`, which loads the demonstration once for all its tests: that takes seconds.
"""

import pytest

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from findings.models import Action, Finding, Letter, LineEvent, Passage, ProgressJudgement
from findings.progress.deadlines import late_visits
from findings.progress.matrix import Shown, lines_shown
from findings.progress.outcome import Outcome, outcome_of
from findings.progress.record import ProgrammeRecord
from visits.models import Contact, MonitoringProgramme, Visit
from visits.tests.factories import MembershipFactory

from .loading import TODAY

# Nothing on a page moves a letter to these yet.
STAGES_TO_COME = {"in_qa", "responding", "final", "pre_published", "on_hold"}


@pytest.mark.django_db
class TestEveryState:
    """Nobody has to type anything to see what a page can show."""

    @pytest.fixture
    def records(self, person):
        """Each programme as its inspector reads it."""
        return list(ProgrammeRecord.load_many(MonitoringProgramme.objects.all(), person("inspector")).values())

    @pytest.mark.parametrize(
        ("model", "field"),
        [
            (Visit, "stage"),
            (Visit, "record"),
            (Visit, "kind"),
            (Finding, "kind"),
            (Finding, "direction"),
            (Finding, "extent"),
            (Finding, "stage_of_change"),
            (ProgressJudgement, "value"),
            (LineEvent, "kind"),
            (LineEvent, "raised_by"),
            (Passage, "state"),
            (Action, "status"),
            (Contact, "tenure"),
        ],
        ids=lambda given: given if isinstance(given, str) else given._meta.verbose_name,
    )
    def test_every_value_is_seen(self, model, field):
        values = {key for key, _ in model._meta.get_field(field).choices}
        assert values <= set(model.objects.values_list(field, flat=True))

    def test_a_letter_stands_at_every_stage_a_page_can_show(self):
        assert set(Letter.objects.values_list("stage", flat=True)) == set(Letter.Stage.values) - STAGES_TO_COME

    def test_every_outcome_of_a_visit_for_a_line_is_seen(self, records):
        seen = {outcome_of(life, visit) for record in records for visit in record.visits for life in record.lines}
        assert set(Outcome) <= seen

    def test_a_programme_has_ended_one_has_no_line_yet_and_the_others_go_on(self, records):
        by_lines = {(record.programme.is_open, bool(record.lines)) for record in records}
        assert by_lines == {(False, True), (True, False), (True, True)}

    def test_a_direction_asks_to_be_checked_since_an_earlier_visit_was_added(self, records):
        assert any(
            life.direction_needs_check(one) for record in records for life in record.lines for one in life.findings
        )

    def test_actions_are_late_soon_due_and_complete(self):
        assert Action.objects.overdue(TODAY).exists()
        assert Action.objects.filter(status=Action.Status.COMPLETE).exists()


@pytest.mark.django_db
class TestWyncaster:
    """Its third letter is with the council."""

    @pytest.fixture
    def third(self, programme):
        return programme("wyncaster").visits.get(number=3, stage=Visit.Stage.WRITING_UP)

    def test_everything_is_written_up(self, third, person):
        record = ProgrammeRecord.load(third.programme, person("second"))
        assert len(record.findings_at(record.visit(third.pk))) >= 10
        assert third.covered_themes.filter(evaluation=None).count() == 0

    def test_the_letter_went_out_after_quality_assurance(self, third):
        stages = list(third.letter.transitions.values_list("target", flat=True))
        assert stages == ["in_qa", "with_council"]

    def test_its_comments_are_late_and_the_final_letter_has_another_day_for_a_reason(self, third, person):
        late = late_visits(Visit.objects.filter(pk=third.pk), person("senior"), TODAY)
        assert [one.step.deadline.step for one in late] == ["comments"]
        assert third.deadlines.get(step="final").override_reason

    def test_the_council_reads_nothing_of_it(self, third):
        manager = UserFactory(role=Role.COUNCIL_MANAGER)
        MembershipFactory(user=manager, authority=third.programme.authority)
        record = ProgrammeRecord.load(third.programme, manager)
        assert [visit.number for visit in record.visits] == [1, 2]
        assert not any("unregistered homes than" in life.findings[-1].text for life in record.lines if life.findings)

    def test_a_visit_was_cancelled_with_a_reason_and_its_number_used_again(self, third):
        cancelled = third.programme.visits.get(stage=Visit.Stage.CANCELLED)
        assert cancelled.number == third.number
        assert cancelled.transitions.last().reason

    def test_the_next_visit_is_confirmed(self, third):
        assert third.programme.visits.filter(number=4, stage=Visit.Stage.CONFIRMED).exists()


@pytest.mark.django_db
class TestHollinshire:
    """Visited for the last time before it is inspected again."""

    @pytest.fixture
    def record(self, programme, person):
        return ProgrammeRecord.load(programme("hollinshire"), person("inspector"))

    def test_six_visits_one_not_on_record_and_the_last_going_on(self, record):
        assert [(visit.number, visit.stage, visit.record) for visit in record.visits] == [
            (1, "done", "full"),
            (2, "done", "full"),
            (3, "done", "outline"),
            (4, "done", "full"),
            (5, "done", "full"),
            (6, "fieldwork", "full"),
        ]

    def test_the_first_letter_is_withheld(self, record):
        assert record.visits[0].letter.stage == Letter.Stage.WITHHELD

    def test_most_lines_are_closed(self, record):
        assert len(lines_shown(record, Shown.CLOSED, TODAY)) > len(record.open_lines())

    def test_progress_is_good_or_sustained_in_most_areas_last_evaluated(self, record):
        fifth = record.visits[4]
        values = [record.evaluation(fifth, one.theme).value for one in fifth.covered_themes.all()]
        assert sum(value in {"good", "sustained"} for value in values) > len(values) / 2

    def test_one_line_is_carried_over_from_a_programme_that_ended(self, record):
        carried = [life.line for life in record.lines if life.line.continues]
        assert [line.continues.programme.is_open for line in carried] == [False]

    def test_a_visit_of_the_earlier_programme_waits_to_be_sorted_from_its_letter(self, record):
        earlier = record.programme.authority.programmes.exclude(pk=record.programme.pk).get()
        letter = Letter.objects.exclude(text="").get(visit__programme=earlier)
        assert letter.passages.waiting().count() == 4
