from datetime import date

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import override_settings

from accounts.models import User
from accounts.roles import Role
from findings.demo.accounts import PASSWORD
from findings.models import Action, Finding, FollowUp, Letter, LineEvent, ProgressJudgement
from findings.progress.matrix import Shown, lines_shown
from findings.progress.record import ProgrammeRecord
from visits.models import Contact, Inspection, LocalAuthority, MonitoringProgramme, Visit

from .loading import TODAY, load
from .two_more_councils import TestEveryState, TestHollinshire, TestWyncaster  # noqa: F401 -- collected here

pytestmark = pytest.mark.usefixtures("demo")

KINDS, DIRECTIONS = Finding.Kind, Finding.Direction


def row_counts() -> dict[str, int]:
    """Every table of the rooms, histories and transitions among them."""
    ours = [model for room in ("accounts", "visits", "findings") for model in apps.get_app_config(room).get_models()]
    return {model._meta.label: model.objects.count() for model in ours}


@pytest.fixture
def inspector(db):
    return User.objects.get(email="inspector@demo.test")


@pytest.fixture
def manager(db):
    return User.objects.get(email="manager@demo.test")


@pytest.fixture
def thornmere(inspector):
    return ProgrammeRecord.load(MonitoringProgramme.objects.get(authority__slug="thornmere"), inspector)


@pytest.mark.django_db
class TestTheCommand:
    def test_a_second_run_adds_nothing(self):
        before = row_counts()
        said = load()
        assert row_counts() == before
        assert "nothing to add" in said

    def test_a_second_run_keeps_what_was_typed(self):
        of_the_fifth = Finding.objects.filter(visit__number=5, visit__programme__authority__slug="thornmere")
        of_the_fifth.update(text="Typed by somebody trying the tracker.")
        User.objects.filter(email="second@demo.test").update(name="Somebody Else")
        load()
        assert Finding.objects.filter(text="Typed by somebody trying the tracker.").count() == 15
        assert User.objects.get(email="second@demo.test").name == "Somebody Else"

    def test_it_prints_every_account_and_the_password_each_time(self):
        said = load()
        assert all(user.email in said for user in User.objects.all())
        assert PASSWORD in said

    def test_it_is_refused_in_production(self):
        with pytest.raises(CommandError, match="not loaded in production"), override_settings(DEMO_DATA=False):
            call_command("load_demo_data")

    def test_a_day_before_the_newest_framework_is_refused(self):
        with pytest.raises(CommandError, match="22 June 2026"):
            load(today=date(2026, 6, 21))


@pytest.mark.django_db
class TestAccounts:
    def test_there_is_one_of_each_part_with_the_password_printed(self):
        assert sorted(user.email.split("@")[0] for user in User.objects.all()) == [
            "admin",
            "contributor",
            "dfe",
            "inspector",
            "manager",
            "manager.dudley",
            "quality",
            "second",
            "senior",
            "support",
        ]
        assert {user.role for user in User.objects.all()} == set(Role)
        assert all(user.check_password(PASSWORD) for user in User.objects.all())

    def test_the_dfe_adviser_advises_two_invented_councils(self):
        adviser = User.objects.get(email="dfe@demo.test")
        assert [one.slug for one in LocalAuthority.objects.visible_to(adviser)] == ["thornmere", "wyncaster"]

    def test_each_council_manager_sees_one_authority(self, manager):
        of_dudley = User.objects.get(email="manager.dudley@demo.test")
        assert [one.slug for one in LocalAuthority.objects.visible_to(manager)] == ["thornmere"]
        assert [one.slug for one in LocalAuthority.objects.visible_to(of_dudley)] == ["dudley"]


@pytest.mark.django_db
class TestDudley:
    @pytest.fixture
    def programme(self):
        return MonitoringProgramme.objects.get(authority__slug="dudley")

    def test_the_inspection_of_2016_is_graded_in_the_words_of_its_framework(self):
        inspection = Inspection.objects.get(authority__slug="dudley", framework__code="sif")
        assert [(str(one.area), one.words) for one in inspection.judgements.all()] == [
            ("Overall effectiveness", "Inadequate"),
            ("1 Children who need help and protection", "Inadequate"),
            ("2 Children looked after and achieving permanence", "Inadequate"),
            ("2.1 Adoption performance", "Inadequate"),
            ("2.2 Experiences and progress of care leavers", "Requires improvement"),
            ("3 Leadership, management and governance", "Inadequate"),
            ("Local Safeguarding Children Board", "Inadequate"),
        ]

    def test_what_is_not_on_record_is_in_outline(self, programme):
        visits = programme.visits.order_by("number")
        assert [(one.number, one.record, one.month) for one in visits] == [
            (1, "outline", None),
            (2, "from_letter", None),
            (3, "outline", None),
            (4, "outline", date(2017, 10, 1)),
            (5, "outline", date(2018, 1, 1)),
            (6, "outline", date(2018, 5, 1)),
        ]

    def test_nothing_is_evaluated_compared_or_planned_about_a_real_council(self, programme):
        findings = Finding.objects.filter(visit__programme=programme)
        assert not findings.exclude(direction=DIRECTIONS.FIRST_LOOK).exists()
        assert not findings.exclude(extent="", stage_of_change="").exists()
        assert not ProgressJudgement.objects.filter(covered_theme__visit__programme=programme).exists()
        assert not FollowUp.objects.filter(visit__programme=programme).exists()
        assert not Action.objects.filter(authority=programme.authority).exists()

    def test_every_finding_says_that_it_is_paraphrased(self, programme):
        texts = Finding.objects.filter(visit__programme=programme).values_list("text", flat=True)
        assert 8 <= len(texts) <= 12
        assert all(text.endswith("(Paraphrased from the published letter of 23 March 2017.)") for text in texts)

    def test_the_letter_has_its_dates_and_waits_for_its_text(self, programme):
        letter = Letter.objects.get(visit__programme=programme)
        assert (letter.stage, letter.letter_date, letter.text, letter.text_hash) == (
            "published",
            date(2017, 3, 23),
            "",
            None,
        )

    def test_of_its_people_only_what_the_letter_prints_is_on_record(self, programme):
        contact = Contact.objects.get(authority=programme.authority)
        assert (contact.from_date, contact.to_date) == (date(2017, 3, 23), date(2017, 3, 23))
        assert (contact.is_dcs, contact.email, contact.address) == (False, "", "")

    def test_the_programme_ended_with_the_inspection_of_2018(self, programme, inspector):
        assert programme.ended_on == date(2018, 12, 10)
        assert ProgrammeRecord.load(programme, inspector).open_lines() == []


@pytest.mark.django_db
class TestThornmere:
    def test_four_visits_are_done_and_the_fifth_is_being_written_up(self, thornmere):
        assert [(one.number, one.stage) for one in thornmere.visits] == [
            (1, "done"),
            (2, "done"),
            (3, "done"),
            (4, "done"),
            (5, "writing_up"),
        ]
        assert (TODAY - thornmere.visits[-1].first_fieldwork_day).days < 15

    def test_each_letter_is_addressed_to_a_director_and_an_interim_one_was_before(self, thornmere):
        authority = thornmere.programme.authority
        days = Letter.objects.filter(visit__programme=thornmere.programme).values_list("letter_date", flat=True)
        assert all(Contact.objects.addressee(authority, day) for day in days)
        directors = Contact.objects.directors().filter(authority=authority)
        assert [one.tenure for one in directors] == ["permanent", "interim"]

    def test_only_the_first_letter_is_withheld(self, thornmere):
        letters = Letter.objects.filter(visit__programme=thornmere.programme).order_by("visit__number")
        assert [one.stage for one in letters] == ["withheld", "published", "published", "published"]

    def test_there_are_about_sixty_findings_over_about_twenty_five_lines(self, thornmere):
        findings = [one for life in thornmere.lines for one in life.findings]
        assert 55 <= len(findings) <= 65
        assert 22 <= len(thornmere.lines) <= 30
        assert set(KINDS) == {one.kind for one in findings}
        assert set(DIRECTIONS) == {one.direction for one in findings}
        assert not any(life.direction_needs_check(one) for life in thornmere.lines for one in life.findings)

    def test_lines_are_closed_reopened_left_alone_and_praised(self, thornmere):
        assert len(lines_shown(thornmere, Shown.CLOSED, TODAY)) >= 2
        assert len([life for life in thornmere.lines if any(event.kind == "reopened" for event in life.events)]) == 1
        assert len(lines_shown(thornmere, Shown.UNLOOKED, TODAY)) >= 3
        assert len(lines_shown(thornmere, Shown.STRENGTHS, TODAY)) >= 2

    def test_one_matter_was_found_by_the_council_itself(self, thornmere):
        raised = LineEvent.objects.get(raised_by="council", line__programme=thornmere.programme)
        assert raised.raised_on < raised.fixed_on < raised.visit.first_fieldwork_day

    def test_something_planned_was_not_reached(self, thornmere):
        second = thornmere.visits[1]
        planned = [life for life in thornmere.lines if life.follow_up_at(second) and not life.finding_at(second)]
        assert [life.line.title for life in planned] == ["Hand-over from the out of hours team"]

    def test_progress_is_evaluated_for_every_area_of_the_visits_that_are_done(self, thornmere):
        for visit in thornmere.visits[:4]:
            assert all(thornmere.evaluation(visit, one.theme) for one in visit.covered_themes.all())
        last = thornmere.visits[4]
        assert len([one for one in last.covered_themes.all() if thornmere.evaluation(last, one.theme)]) == 1

    def test_a_dozen_actions_are_owned_by_posts_and_linked_to_lines(self, thornmere):
        actions = Action.objects.filter(authority=thornmere.programme.authority)
        assert 12 <= actions.count() <= 14
        assert set(Action.Status) == set(actions.values_list("status", flat=True))
        assert actions.overdue(TODAY).count() >= 3
        assert not actions.filter(lines=None).exists()

    def test_its_manager_reads_what_was_released_and_not_the_fifth_visit(self, thornmere, manager):
        read = ProgrammeRecord.load(thornmere.programme, manager)
        assert [one.number for one in read.visits] == [1, 2, 3, 4]

    def test_it_is_marked_as_an_example(self, thornmere):
        assert thornmere.programme.authority.is_example

    def test_nothing_was_typed_in_before_it_could_be_or_after_today(self, thornmere):
        for finding in Finding.objects.filter(visit__programme=thornmere.programme).select_related("visit"):
            typed_on = finding.history.earliest().history_date.date()
            assert finding.visit.last_fieldwork_day < typed_on <= TODAY


@pytest.mark.django_db
class TestEasterdale:
    def test_it_is_monitored_on_leaders_alone_without_an_overall_grade(self):
        programme = MonitoringProgramme.objects.get(authority__slug="easterdale")
        judged = {one.area.key: one.words for one in programme.anchor.judgements.all()}
        assert programme.judged_on == "leaders"
        assert "overall" not in judged
        assert [area for area, words in judged.items() if words == "Inadequate"] == ["leaders"]

    def test_its_first_visit_is_planned_and_no_recommendation_is_followed_yet(self):
        programme = MonitoringProgramme.objects.get(authority__slug="easterdale")
        assert [(one.number, one.stage) for one in programme.visits.all()] == [(1, Visit.Stage.PLANNED)]
        assert programme.anchor.recommendations.count() == 5
        assert not programme.lines.exists()
