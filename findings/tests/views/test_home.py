"""First pages: each role opens on its own work."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tests.factories import UserFactory
from findings.tests.factories import (
    ActionFactory,
    FindingFactory,
    LetterFactory,
    LetterTransitionFactory,
    ProgressJudgementFactory,
)
from ofsted_tracker.editing import edit
from visits.tests.factories import (
    CoveredThemeFactory,
    LocalAuthorityFactory,
    MembershipFactory,
    MonitoringProgrammeFactory,
    VisitFactory,
    VisitTransitionFactory,
)

pytestmark = pytest.mark.django_db

BEFORE = datetime(2025, 1, 1, 9, tzinfo=UTC)
SINCE = datetime(2025, 2, 1, 9, tzinfo=UTC)
AFTER = datetime(2025, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def programme():
    return MonitoringProgrammeFactory()


@pytest.fixture
def manager(programme):
    return UserFactory(manager=True, member_of=programme.authority)


def home(client, user, *, here_before: datetime | None = None, query=""):
    client.sign_in(user)
    session = client.session
    session["here_before"] = here_before.isoformat() if here_before else ""
    session.save()
    return client.get(reverse("home") + query)


def released(programme, at: datetime, **values):
    visit = VisitFactory(programme=programme, stage="done", done_at=at, **values)
    LetterTransitionFactory(record=LetterFactory(visit=visit, published=True), at=at)
    return visit


# An inspector


def test_an_inspector_sees_the_next_visits_by_date_and_what_is_missing_in_writing_up(client, programme):
    user = UserFactory(inspector=True)
    later = VisitFactory(programme=programme, lead=user, start=date(2026, 9, 1))
    sooner = VisitFactory(programme=programme, second=user, start=date(2026, 6, 1), confirmed=True)
    writing = VisitFactory(programme=programme, lead=user, start=date(2026, 1, 13), writing_up=True)
    VisitFactory(programme=programme, start=date(2026, 7, 7))
    context = home(client, user).context
    assert context["ahead"] == [sooner, later]
    (one,) = context["writing_up"]
    assert (one.visit, one.step) == (writing, None)
    assert "Findings" in [task.title for task in one.missing]


def test_an_inspector_sees_the_open_programmes_they_work_on_and_no_others(client, programme):
    user = UserFactory(inspector=True)
    VisitFactory(programme=programme, lead=user)
    VisitFactory(programme=programme, second=user)
    VisitFactory(programme=MonitoringProgrammeFactory(ended=True), lead=user)
    MonitoringProgrammeFactory()
    assert [one.programme for one in home(client, user).context["programmes"]] == [programme]


# A senior HMI


def test_a_senior_hmi_sees_the_regions_programmes_visits_and_longest_unlooked_lines(client, programme):
    elsewhere = MonitoringProgrammeFactory(anchor__authority=LocalAuthorityFactory(ofsted_region="London"))
    VisitFactory(programme=elsewhere)
    old = FindingFactory(visit=VisitFactory(programme=programme, start=date(2024, 3, 5), done=True))
    older = FindingFactory(visit=VisitFactory(programme=programme, start=date(2023, 3, 7), done=True))
    ahead = VisitFactory(programme=programme, start=timezone.localdate() + timedelta(days=9))
    FindingFactory(visit=VisitFactory(programme=programme, start=timezone.localdate(), writing_up=True))
    context = home(client, UserFactory(senior=True)).context
    assert [one.programme for one in context["programmes"]] == [programme]
    assert context["ahead"] == [ahead]
    assert [one.life.line for one in context["unlooked"]] == [older.line, old.line]


def test_the_count_of_unlooked_lines_leads_to_all_of_them(client, programme):
    visit = VisitFactory(programme=programme, start=date(2023, 3, 7), done=True)
    FindingFactory.create_batch(12, visit=visit)
    senior = UserFactory(senior=True)
    shown = home(client, senior).context
    assert (shown["unlooked_count"], len(shown["unlooked"])) == (12, 10)
    assert len(home(client, senior, query="?unlooked=all").context["unlooked"]) == 12


# A council


def test_a_council_opens_with_what_was_released_since_it_last_looked(client, programme, manager):
    released(programme, BEFORE)
    new = released(programme, AFTER)
    context = home(client, manager, here_before=SINCE).context
    assert context["released"] == [new]


def test_a_visit_mended_and_done_again_is_new_again(client, programme, manager):
    visit = released(programme, BEFORE)
    type(visit).objects.filter(pk=visit.pk).update(done_at=AFTER)
    assert home(client, manager, here_before=SINCE).context["released"] == [visit]


def test_the_first_time_everything_released_is_listed(client, programme, manager):
    visit = released(programme, BEFORE)
    response = home(client, manager)
    assert response.context["released"] == [visit]
    assert "New since" not in response.content.decode()


def test_a_council_is_told_of_visits_confirmed_since(client, programme, manager):
    VisitTransitionFactory(record=VisitFactory(programme=programme, confirmed=True), at=BEFORE)
    told = VisitTransitionFactory(record=VisitFactory(programme=programme, confirmed=True), at=AFTER)
    assert home(client, manager, here_before=SINCE).context["confirmed"] == [told]


def test_actions_somebody_else_changed_since_are_new_and_ones_own_are_not(client, programme, manager):
    mine, theirs = ActionFactory(authority=programme.authority), ActionFactory(authority=programme.authority)
    since = timezone.now()
    edit(mine, version=1, by=manager, owner="Me")
    edit(theirs, version=1, by=UserFactory(), owner="Somebody else")
    assert home(client, manager, here_before=since).context["changed_actions"] == [theirs]


def test_what_inspectors_last_said_is_the_latest_visit_released_to_the_council(client, programme, manager):
    visit = released(programme, BEFORE, start=date(2024, 6, 4))
    finding = FindingFactory(visit=visit)
    evaluation = ProgressJudgementFactory(covered_theme=CoveredThemeFactory(visit=visit))
    unfinished = VisitFactory(programme=programme, start=date(2024, 9, 3), writing_up=True)
    FindingFactory(visit=unfinished)
    last = home(client, manager).context["councils"][0]["last"]
    assert last["visit"] == visit
    assert last["findings"] == [finding]
    assert last["evaluations"] == [(evaluation.covered_theme, evaluation)]


def test_late_and_soon_due_actions_stand_by_their_due_date(client, programme, manager):
    today = timezone.localdate()
    soon = ActionFactory(authority=programme.authority, due=today + timedelta(days=3))
    late = ActionFactory(authority=programme.authority, due=today - timedelta(days=3))
    later = ActionFactory(authority=programme.authority, due=today - timedelta(days=2))
    ActionFactory(authority=programme.authority, due=today - timedelta(days=3), complete=True)
    council = home(client, manager).context["councils"][0]
    assert council["late"] == [late, later]
    assert council["soon"] == [soon]


def test_a_dfe_adviser_of_two_councils_sees_both_and_adds_no_actions(client, programme):
    adviser = UserFactory(dfe_adviser=True, member_of=programme.authority)
    other = MembershipFactory(user=adviser).authority
    councils = home(client, adviser).context["councils"]
    assert {one["authority"] for one in councils} == {programme.authority, other}
    assert not any(one["may_add_actions"] for one in councils)


def test_an_account_without_a_council_is_told_whom_to_ask(client):
    assert "Ask the administrator" in home(client, UserFactory(manager=True)).content.decode()


# Those behind


def test_an_administrator_is_led_to_the_admin(client):
    assert reverse("admin:index") in home(client, UserFactory(administrator=True)).content.decode()
