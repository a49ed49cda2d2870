"""A visit's page: what is done and missing, who may move it on, and who changed what."""

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.progress.tasks import missing, tasks, with_facts
from findings.tests.factories import (
    FindingFactory,
    FollowUpFactory,
    LetterFactory,
    LineEventFactory,
    PassageFactory,
    ProgressJudgementFactory,
)
from ofsted_tracker.editing import discard, edit
from ofsted_tracker.workflow import move
from visits.models import Visit
from visits.tests.factories import WHEN, CoveredThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return UserFactory(inspector=True, name="Lee Lead")


@pytest.fixture
def visit(lead):
    return VisitFactory(number=2, writing_up=True, lead=lead, focus="The front door")


def page(client, visit, user, query=""):
    return client.sign_in(user).get(reverse("findings:visit", args=[visit.ref]) + query)


def read(visit):
    return with_facts(Visit.objects).get(pk=visit.pk)


def statuses(visit, user) -> dict[str, str]:
    return {task.title: task.status.value for task in tasks(read(visit), user)}


def test_a_visit_just_planned_asks_for_its_particulars_and_not_yet_for_findings(lead):
    visit = VisitFactory(start=None, record="full")
    visit.periods.all().delete()
    found = statuses(visit, lead)
    assert {found[one] for one in ("Dates", "Lead inspector", "Areas covered", "Focus", "What to follow up")} == {
        "missing"
    }
    assert {found[one] for one in ("Findings", "Evaluation of progress", "Visit done", "Letter")} == {"later"}


def test_in_writing_up_what_is_missing_is_read_from_the_facts(visit, lead):
    covered = CoveredThemeFactory(visit=visit)
    assert {task.title for task in missing(read(visit), lead)} == {
        "Findings",
        f"Evaluation of progress: {covered.theme}",
        "Visit done",
    }
    FindingFactory(visit=visit)
    FindingFactory(visit=visit, removed=True)
    ProgressJudgementFactory(covered_theme=covered)
    assert {task.title for task in missing(read(visit), lead)} == {"Visit done"}
    assert "1 finding recorded" in [task.hint for task in tasks(read(visit), lead)]


def test_passages_of_a_letter_that_wait_are_missing_work(visit, lead):
    FindingFactory(visit=visit)
    PassageFactory(letter=LetterFactory(visit=visit, text="Plans are kept."))
    hints = {task.title: task.hint for task in missing(read(visit), lead)}
    assert hints["Findings"] == "1 finding recorded; 1 passage of the letter waiting"


def test_a_done_visit_waits_for_its_letter(visit, lead):
    Visit.objects.filter(pk=visit.pk).update(stage="done", done_at=WHEN)
    assert statuses(visit, lead)["Letter"] == "missing"
    LetterFactory(visit=visit, published=True)
    assert statuses(visit, lead)["Letter"] == "done"


def test_tasks_link_only_where_the_person_may_do_them(visit, lead):
    linked = {task.title for task in tasks(read(visit), lead) if task.href}
    assert linked == {"Dates", "Lead inspector", "Areas covered", "Focus", "What to follow up", "Findings"} | {
        "Evaluation of progress"
    }
    quality = UserFactory(quality_reader=True)
    assert {task.title for task in tasks(read(visit), quality) if task.href} == {"Findings"}


@pytest.mark.parametrize(
    ("stage", "lead_steps", "senior_steps"),
    [
        ("planned", ["confirm", "cancel"], ["confirm", "cancel"]),
        ("confirmed", ["start-fieldwork", "cancel"], ["start-fieldwork", "cancel"]),
        ("fieldwork", ["write-up"], ["write-up"]),
        ("writing_up", [], ["done"]),
        ("done", [], ["letter", "reopen"]),
        ("cancelled", [], []),
    ],
)
def test_the_next_stage_is_offered_to_those_who_may_move_it(client, lead, stage, lead_steps, senior_steps):
    visit = VisitFactory(number=2, lead=lead, stage=stage, done_at=WHEN if stage == "done" else None)
    senior = UserFactory(senior=True)
    for user, expected in ((lead, lead_steps), (senior, senior_steps), (UserFactory(inspector=True), [])):
        offered = page(client, visit, user).context["steps"]
        assert [step.url_name.split(":")[1] for step in offered] == expected


def test_what_comes_next_stands_above_the_particulars_of_the_visit(client, visit, lead):
    said = page(client, visit, lead).content.decode()

    assert said.index("<strong>Next:</strong>") < said.index("was judged inadequate in") < said.index('id="tasks"')


def test_to_mark_the_visit_as_done_comes_next_only_when_all_is_written_up(client, visit, lead):
    senior = UserFactory(senior=True, ofsted_region=visit.programme.authority.ofsted_region)
    done_next = f'<strong>Next:</strong> <a class="govuk-link" href="{reverse("findings:done", args=[visit.ref])}">'
    FollowUpFactory(visit=visit)
    area = CoveredThemeFactory(visit=visit)
    FindingFactory(visit=visit)
    assert done_next not in page(client, visit, senior).content.decode()

    ProgressJudgementFactory(covered_theme=area)

    assert done_next in page(client, visit, senior).content.decode()


def test_a_council_sees_dates_and_team_of_a_visit_it_cannot_read(client, visit):
    manager = UserFactory(manager=True, member_of=visit.programme.authority)
    FindingFactory(visit=visit)
    said = page(client, visit, manager).content.decode()
    assert "Lee Lead" in said
    assert "3 and 4 June 2024" in said
    assert "The front door" not in said
    assert "finding" not in said.split("<main")[1].split("</main>")[0].lower()


def test_a_council_is_not_told_that_an_unreleased_visit_is_done(client, visit):
    manager = UserFactory(manager=True, member_of=visit.programme.authority)

    def told() -> str:
        return page(client, visit, manager).content.decode().split("<main")[1].split("</main>")[0]

    before = told()
    assert "took place" in before
    move(visit, source="writing_up", target="done", by=UserFactory(senior=True), at=WHEN, done_at=WHEN)
    assert told() == before


def test_the_history_holds_field_and_stage_changes_of_everything_on_the_visit_newest_first(client, visit, lead):
    finding = FindingFactory(visit=visit, text="Plans are late.")
    finding = edit(finding, version=1, by=lead, reason="Misheard", text="Plans are on time.")
    edit(read(visit), version=1, by=lead, focus="Early help")
    period = visit.periods.get()
    discard(period, by=lead)
    move(visit, source="writing_up", target="fieldwork", by=lead, at=WHEN, reason="One more day")
    LineEventFactory(line=finding.line, kind="closed", visit=visit, by=lead, reason="Seen to last")
    history = page(client, visit, lead, "?history=all").context["history"]
    told = [(change.what, change.by) for change in history]
    assert (f"Finding {visit.ref}-01: changed", "Lee Lead") in told
    assert ("Visit: changed", "Lee Lead") in told
    assert ("Dates, 3 and 4 June 2024: removed", "Lee Lead") in told
    assert (f"Line of enquiry “{finding.line.title}”: closed", "Lee Lead") in told
    changed = next(change for change in history if change.what.endswith("-01: changed"))
    assert changed.reason == "Misheard"
    assert [(one.field, one.old, one.new) for one in changed.changes] == [
        ("Words", "Plans are late.", "Plans are on time.")
    ]
    moved = next(change for change in history if change.what == "Visit: stage changed")
    assert [(one.old, one.new) for one in moved.changes] == [("Writing up", "Fieldwork")]
    assert [change.at for change in history] == sorted((change.at for change in history), reverse=True)


def test_a_long_history_is_shown_in_part_until_it_is_asked_for(client, visit, lead):
    FindingFactory.create_batch(25, visit=visit)
    assert len(page(client, visit, lead).context["history"]) == 20
    assert page(client, visit, lead).context["history_left_out"] > 0
    assert page(client, visit, lead, "?history=all").context["history_left_out"] == 0


def test_what_came_of_the_visit_is_counted_and_each_count_leads_to_its_lines(client, visit, lead):
    FindingFactory(visit=visit)
    FollowUpFactory(visit=visit)
    response = page(client, visit, lead)
    counted = {group.outcome.value: len(group.lines) for group in response.context["compared"].groups}
    assert counted == {"first_look": 1, "still_planned": 1}
    assert f"/visits/{visit.ref}/progress/#first-look" in response.content.decode()


def test_an_outline_says_that_nothing_is_on_record_and_lists_no_work(client, lead):
    outline = VisitFactory(number=1, outline=True)
    response = page(client, outline, lead)
    said = response.content.decode()
    assert [step.url_name for step in response.context["steps"]] == ["visits:edit"]
    assert "Nothing of it is on record" in said
    assert "What is done and what is missing" not in said
