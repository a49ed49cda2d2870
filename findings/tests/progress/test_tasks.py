"""A visit's tasks: each missing thing leads to its field, and the letter's steps say what is late and by how much."""

from datetime import date

import pytest

from accounts.tests.factories import UserFactory
from findings.progress.deadlines import Today, late_visits
from findings.progress.next_page import next_page
from findings.progress.tasks import task_groups, tasks, with_facts
from findings.tests.factories import FindingFactory, FollowUpFactory, LetterFactory, ProgressJudgementFactory
from visits.actions import deadlines
from visits.models import Visit
from visits.tests.factories import (
    WHEN,
    CoveredThemeFactory,
    DeadlineFactory,
    HolidayFactory,
    MonitoringProgrammeFactory,
    TimetableFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return UserFactory(inspector=True)


@pytest.fixture
def visit(lead):
    """On 3 and 4 June 2024: draft due 28 June, comments 5 July, final 11 July, publication 15 July."""
    TimetableFactory()
    visit = VisitFactory(number=2, writing_up=True, lead=lead, focus="The front door")
    deadlines.set_for(visit, by=lead, at=WHEN)
    return visit


def read(visit) -> Visit:
    return with_facts(Visit.objects).select_related("programme__authority").get(pk=visit.pk)


def on(visit, day: date) -> Today:
    return Today.of(visit.deadlines.all(), day)


def shown(visit, user, day=date(2024, 6, 10)) -> dict[str, tuple[str, str]]:
    visit = read(visit)
    return {task.title: (task.shown, task.hint) for task in tasks(visit, user, on(visit, day))}


def anchors(visit, user) -> dict[str, str]:
    return {task.title: task.href.partition("#")[2] for task in tasks(read(visit), user) if task.is_missing}


def test_tasks_stand_under_the_part_of_the_visit_they_belong_to(visit, lead):
    groups = {group.part.label: [task.title for task in group.tasks] for group in task_groups(read(visit), lead)}
    assert groups == {
        "Before the visit": ["Dates", "Lead inspector", "Areas covered", "Focus", "What to follow up"],
        "At the visit": ["Findings"],
        "Writing up": ["Evaluation of progress", "Visit done"],
        "Letter": [
            "Draft letter to the council",
            "Council’s comments on the draft",
            "Final letter",
            "Letter published or withheld",
        ],
    }


def test_each_missing_thing_leads_to_its_field(lead):
    visit = VisitFactory(lead=lead)
    assert anchors(visit, lead) == {
        "Areas covered": "id_areas_0",
        "Focus": "id_focus",
        "What to follow up": "id_tick_0",
    }


def test_each_area_covered_is_a_task_of_its_own_until_all_are_evaluated(visit, lead):
    one, two = CoveredThemeFactory(visit=visit), CoveredThemeFactory(visit=visit)
    ProgressJudgementFactory(covered_theme=one, value="steady")

    found = shown(visit, lead)
    assert found[f"Evaluation of progress: {one.theme}"][0] == "Done"
    assert found[f"Evaluation of progress: {two.theme}"][0] == "To do"
    assert anchors(visit, lead)[f"Evaluation of progress: {two.theme}"] == f"id_area-{two.pk}-value_0"

    ProgressJudgementFactory(covered_theme=two)
    assert shown(visit, lead)["Evaluation of progress"] == ("Done", "2 of 2 areas")


def test_what_a_done_visit_never_recorded_is_no_work_to_do(visit, lead):
    CoveredThemeFactory(visit=visit)
    Visit.objects.filter(pk=visit.pk).update(stage="done", done_at=WHEN, focus="")

    found = shown(visit, lead)

    assert found["Evaluation of progress"] == ("Not recorded", "0 of 1 area")
    assert (found["Focus"][0], found["Findings"][0]) == ("Not recorded", "Not recorded")


@pytest.mark.parametrize(
    ("day", "draft", "comments"),
    [
        (date(2024, 6, 10), "To do", "Not yet"),
        (date(2024, 6, 28), "To do", "Not yet"),
        (date(2024, 6, 30), "To do", "Not yet"),
        (date(2024, 7, 1), "1 working day late", "Not yet"),
        (date(2024, 7, 9), "7 working days late", "2 working days late"),
    ],
)
def test_a_step_is_late_by_working_days(visit, lead, day, draft, comments):
    found = shown(visit, lead, day)
    assert found["Draft letter to the council"] == (draft, "Due Friday 28 June 2024")
    assert found["Council’s comments on the draft"][0] == comments


def test_a_bank_holiday_is_no_day_late(visit, lead):
    HolidayFactory(day=date(2024, 7, 1), name="A day off")
    assert shown(visit, lead, date(2024, 7, 2))["Draft letter to the council"][0] == "1 working day late"


def test_steps_are_done_by_the_letters_dates_and_stages(visit, lead):
    late = date(2024, 8, 1)
    letter = LetterFactory(visit=visit, stage="with_council")
    assert shown(visit, lead, late)["Draft letter to the council"][0] == "Done"
    assert shown(visit, lead, late)["Council’s comments on the draft"][0] == "19 working days late"

    letter.stage, letter.letter_date = "final", date(2024, 7, 11)
    letter.save()
    assert shown(visit, lead, late)["Final letter"] == ("Done", "Dated 11 July 2024")
    assert shown(visit, lead, late)["Letter published or withheld"][0] == "13 working days late"

    letter.stage = "on_hold"
    letter.save()
    assert shown(visit, lead, late)["Letter published or withheld"][0] == "To do"


def test_a_visit_whose_letter_is_out_is_never_late(visit, lead):
    Visit.objects.filter(pk=visit.pk).update(stage="done", done_at=WHEN)
    LetterFactory(visit=visit, published=True)

    assert [words for words, _ in list(shown(visit, lead, date(2030, 1, 1)).values())[-4:]] == ["Done"] * 4
    assert late_visits(Visit.objects, lead, date(2030, 1, 1)) == []


def test_a_day_set_by_hand_is_the_one_that_counts(visit, lead):
    one = visit.deadlines.get(step="draft")
    deadlines.override(deadline=one, due=date(2024, 7, 10), reason="Asked for.", version=1, by=lead, at=WHEN)

    assert shown(visit, lead, date(2024, 7, 9))["Draft letter to the council"] == (
        "To do",
        "Due Wednesday 10 July 2024, set by hand",
    )


def test_late_letters_are_listed_longest_late_first_to_those_who_may_read_their_days(lead):
    programme = MonitoringProgrammeFactory()
    shorter = VisitFactory(programme=programme, writing_up=True, lead=lead)
    longer = VisitFactory(programme=programme, writing_up=True)
    for visit, due in ((shorter, date(2024, 7, 12)), (longer, date(2024, 7, 5))):
        DeadlineFactory(visit=visit, computed_due=due)
    DeadlineFactory(visit=VisitFactory(programme=programme, cancelled=True))

    def late(user):
        return [(one.visit, one.step.days_late) for one in late_visits(Visit.objects, user, date(2024, 7, 15))]

    assert late(lead) == late(UserFactory(support=True)) == [(longer, 6), (shorter, 1)]
    assert late(UserFactory(inspector=True)) == []
    assert late(UserFactory(manager=True, member_of=programme.authority)) == []


def test_save_and_continue_names_the_next_page_with_something_missing(visit, lead):
    assert next_page(visit, lead, after="findings:follow-up").words == "continue to findings"
    FindingFactory(visit=visit)
    assert next_page(visit, lead, after="findings:list").words == "continue to the details of the visit"

    covered = CoveredThemeFactory(visit=visit)
    assert next_page(visit, lead, after="findings:list").words == "continue to evaluation of progress"
    ProgressJudgementFactory(covered_theme=covered)
    assert next_page(visit, lead, after="findings:evaluation").words == "continue to progress at this visit"
    assert next_page(visit, lead, after="findings:list").words == "return to the visit"

    senior = UserFactory(senior=True, ofsted_region=visit.programme.authority.ofsted_region)
    assert next_page(visit, senior, after="findings:list").words == "continue to marking the visit as done"


def test_whoever_reads_no_work_of_the_visit_is_led_to_its_page(visit):
    FollowUpFactory(visit=visit)
    support = UserFactory(support=True)
    assert next_page(visit, support, after="").url == visit.get_absolute_url()
