"""The authority's page: the circle so far, what is open, its actions and the next visit."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tests.factories import UserFactory
from findings.tests.factories import ActionFactory, FindingFactory, LetterFactory, LineEventFactory
from visits.tests.factories import (
    InspectionFactory,
    JudgementFactory,
    LocalAuthorityFactory,
    MonitoringProgrammeFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return MonitoringProgrammeFactory()


def page(client, programme, user, query=""):
    return client.sign_in(user).get(reverse("findings:authority", args=[programme.authority.slug]) + query)


def inspector(**values):
    return UserFactory(inspector=True, **values)


def manager_of(programme):
    return UserFactory(manager=True, member_of=programme.authority)


def test_judgements_stand_in_the_frameworks_words_and_order_with_what_was_not_judged_apart(client, programme):
    areas = {area.key: area for area in programme.anchor.framework.areas.all()}
    for key in ("overall", "leaders"):
        JudgementFactory(inspection=programme.anchor, area=areas[key])
    JudgementFactory(inspection=programme.anchor, area=areas["care"], grade=None, not_judged=True)
    areas["care_leavers"].separate_review = True
    areas["care_leavers"].save()
    JudgementFactory(inspection=programme.anchor, area=areas["care_leavers"])
    chapter = page(client, programme, inspector()).context["chapters"][0]
    assert [one.area.key for one in chapter.judged] == ["leaders", "overall"]
    assert [one.area.key for one in chapter.not_judged] == ["care"]
    assert [one.area.key for one in chapter.reviewed] == ["care_leavers"]


def test_the_circle_runs_from_inspection_through_visits_to_the_re_inspection(client):
    programme = MonitoringProgrammeFactory(ended=True)
    later = InspectionFactory(
        authority=programme.authority, period=(date(2026, 5, 4), date(2026, 5, 15)), published_on=date(2026, 6, 1)
    )
    first, second = VisitFactory(programme=programme, number=1), VisitFactory(programme=programme, number=2)
    found = page(client, programme, inspector()).context["chapters"]
    assert [chapter.inspection for chapter in found] == [programme.anchor, later]
    assert [entry.visit for entry in found[0].programmes[0].visits] == [first, second]
    assert found[1].programmes == []


def test_a_visit_of_which_nothing_is_on_record_says_so(client, programme):
    VisitFactory(programme=programme, number=1, outline=True)
    assert "Nothing on record" in page(client, programme, inspector()).content.decode()


def test_the_month_letters_print_is_said_with_what_was_judged(client):
    programme = MonitoringProgrammeFactory(judged_in=date(2016, 2, 1), judged_on="leaders")
    assert "Judged inadequate in February 2016 (leaders)" in page(client, programme, inspector()).content.decode()


def test_an_invented_council_is_marked_as_an_example(client):
    programme = MonitoringProgrammeFactory(anchor__authority=LocalAuthorityFactory(is_example=True))
    assert "invented" in page(client, programme, inspector()).content.decode()
    assert "invented" not in page(client, MonitoringProgrammeFactory(), inspector()).content.decode()


def test_a_council_learns_of_a_visit_when_it_is_confirmed_and_not_before(client, programme):
    VisitFactory(programme=programme, number=8)
    assert "Visit 8" not in page(client, programme, manager_of(programme)).content.decode()
    programme.visits.update(stage="confirmed")
    assert "Visit 8" in page(client, programme, manager_of(programme)).content.decode()


def test_a_council_is_not_told_how_many_findings_an_unfinished_visit_has(client, programme):
    visit = VisitFactory(programme=programme, number=2, writing_up=True)
    FindingFactory(visit=visit)
    entry = page(client, programme, manager_of(programme)).context["chapters"][0].programmes[0].visits[0]
    assert (entry.is_readable, entry.finding_count, entry.letter) == (False, 0, None)
    assert entry.stage.words == "Letter awaited"


def test_the_next_visit_is_the_first_by_its_dates(client, programme):
    later = VisitFactory(programme=programme, start=date(2026, 9, 1))
    sooner = VisitFactory(programme=programme, start=date(2026, 6, 1))
    VisitFactory(programme=programme, start=date(2026, 3, 3), done=True)
    assert page(client, programme, inspector()).context["next_visit"] == sooner
    assert later.programme == programme


@pytest.mark.parametrize(
    ("who", "buttons"),
    [
        ({"inspector": True}, {"may_plan", "may_record_past"}),
        ({"senior": True}, {"may_plan", "may_record_past", "may_end"}),
        ({"quality_reader": True}, set()),
        ({"support": True}, set()),
    ],
)
def test_buttons_are_for_those_who_may(client, programme, who, buttons):
    context = page(client, programme, UserFactory(**who)).context
    rights = ("may_plan", "may_record_past", "may_start", "may_end", "may_add_actions")
    assert {name for name in rights if context[name]} == buttons


def test_a_past_visit_can_be_recorded_in_an_ended_programme_and_none_planned(client):
    context = page(client, MonitoringProgrammeFactory(ended=True), inspector()).context
    assert (context["may_record_past"], context["may_plan"]) == (True, False)


def test_a_senior_hmi_of_the_region_may_start_a_programme_where_none_is_open(client):
    programme = MonitoringProgrammeFactory(ended=True)
    assert page(client, programme, UserFactory(senior=True)).context["may_start"]
    assert not page(client, programme, UserFactory(senior=True, ofsted_region="London")).context["may_start"]


def test_each_figure_of_actions_counts_the_rows_its_link_shows(client, programme):
    today = timezone.localdate()
    late = ActionFactory(authority=programme.authority, due=today - timedelta(days=1))
    soon = ActionFactory(authority=programme.authority, due=today + timedelta(days=30))
    ActionFactory(authority=programme.authority, due=today + timedelta(days=31))
    ActionFactory(authority=programme.authority, due=today - timedelta(days=9), complete=True)
    manager = manager_of(programme)
    context = page(client, programme, manager, "?actions=late").context
    assert (context["actions"], context["late_count"]) == ([late], 1)
    context = page(client, programme, manager, "?actions=soon").context
    assert (context["actions"], context["soon_count"]) == ([soon], 1)
    assert len(page(client, programme, manager, "?actions=nonsense").context["actions"]) == 4


def test_an_inspector_of_another_programme_does_not_see_the_councils_actions(client, programme):
    ActionFactory(authority=programme.authority, wording="Rebuild supervision")
    assert "Rebuild supervision" not in page(client, programme, inspector()).content.decode()


def test_what_is_open_says_what_was_said_last(client, programme):
    visit = VisitFactory(programme=programme, number=2, done=True)
    LetterFactory(visit=visit, published=True)
    FindingFactory(visit=visit, text="Supervision was rare.")
    response = page(client, programme, manager_of(programme))
    assert "Supervision was rare." in response.content.decode()
    assert response.context["open_count"] == 1


def test_an_ended_programme_is_read_with_all_its_lines(client):
    programme = MonitoringProgrammeFactory(ended=True)
    finding = FindingFactory(visit=VisitFactory(programme=programme, done=True))
    LineEventFactory(line=finding.line, kind="closed", visit=finding.visit)
    matrix = client.sign_in(inspector()).get(reverse("findings:matrix", args=[programme.authority.slug]))
    assert matrix.context["shown"] == "all"


def test_an_ended_programme_is_read_with_all_its_visits(client):
    programme = MonitoringProgrammeFactory(ended=True)
    for number in range(1, 7):
        VisitFactory(programme=programme, number=number, done=True)
    matrix = client.sign_in(UserFactory(senior=True)).get(reverse("findings:matrix", args=[programme.authority.slug]))
    assert [visit.number for visit in matrix.context["matrix"].visits] == [1, 2, 3, 4, 5, 6]


def test_what_was_open_when_the_last_programme_ended_is_shown(client):
    programme = MonitoringProgrammeFactory(ended=True)
    visit = VisitFactory(programme=programme, done=True)
    left, resolved = FindingFactory(visit=visit, text="Drift was left."), FindingFactory(visit=visit)
    LineEventFactory(line=resolved.line, kind="closed", visit=visit)
    LineEventFactory(line=left.line, kind="closed", visit=None, on=programme.ended_on)
    response = page(client, programme, UserFactory(senior=True))
    lines = [one.life.line for group in response.context["open_groups"] for one in group.lines]
    assert lines == [left.line]
    assert "What was open when monitoring ended" in response.content.decode()


def test_the_stage_of_the_next_visit_is_told_a_council_in_its_own_words(client, programme):
    VisitFactory(programme=programme, stage="fieldwork")
    assert "(inspectors visiting)" in page(client, programme, manager_of(programme)).content.decode()
    assert "(fieldwork)" in page(client, programme, inspector()).content.decode()


def test_an_outline_says_its_focus(client, programme):
    VisitFactory(programme=programme, outline=True, focus="Adoption of older children")
    assert "Adoption of older children" in page(client, programme, inspector()).content.decode()


def test_a_programme_without_visits_and_an_authority_without_programme_have_a_page(client, programme):
    assert "Nothing is open" in page(client, programme, inspector()).content.decode()
    bare = LocalAuthorityFactory()
    said = client.get(bare.get_absolute_url()).content.decode()
    assert "No monitoring programme is on record" in said
    assert client.get(reverse("findings:matrix", args=[bare.slug])).status_code == 404
