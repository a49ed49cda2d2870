"""First pages of quality readers, support administrators, council contributors and DfE advisers."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tests.factories import UserFactory
from findings.tests.factories import ActionFactory, FindingFactory, LetterFactory, ProgressJudgementFactory
from visits.tests.factories import (
    ContactFactory,
    CoveredThemeFactory,
    DeadlineFactory,
    MembershipFactory,
    MonitoringProgrammeFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return MonitoringProgrammeFactory()


def home(client, user):
    return client.sign_in(user).get(reverse("home"))


def released(programme, **values):
    visit = VisitFactory(programme=programme, done=True, **values)
    LetterFactory(visit=visit, published=True)
    return visit


def draft_due(visit, days: int):
    """Its draft letter is due so many days from today."""
    due = timezone.localdate() + timedelta(days=days)
    return DeadlineFactory(visit=visit, step="draft", counted_from=due - timedelta(days=10), computed_due=due)


# A quality reader


def test_a_quality_reader_sees_what_is_being_written_up_soonest_due_first(client, programme):
    later = VisitFactory(programme=programme, writing_up=True)
    sooner = VisitFactory(programme=programme, writing_up=True)
    undated = VisitFactory(programme=programme, writing_up=True)
    draft_due(later, 20)
    draft_due(sooner, 3)
    VisitFactory(programme=programme)
    released(programme)
    context = home(client, UserFactory(quality_reader=True)).context
    assert [one.visit for one in context["to_read"]] == [sooner, later, undated]
    assert context["waiting"] == []


def test_of_each_visit_a_quality_reader_sees_how_much_there_is_to_read(client, programme):
    visit = VisitFactory(programme=programme, writing_up=True)
    FindingFactory.create_batch(2, visit=visit, strength=True)
    FindingFactory(visit=visit)
    FindingFactory(visit=visit, removed=True)
    ProgressJudgementFactory(covered_theme=CoveredThemeFactory(visit=visit))
    CoveredThemeFactory(visit=visit)
    (one,) = home(client, UserFactory(quality_reader=True)).context["to_read"]
    assert [(kind, count) for kind, _, count in one.kinds] == [("strength", 2), ("area_for_improvement", 1)]
    assert (one.visit.finding_count, one.visit.evaluation_count, one.visit.area_count) == (3, 1, 2)
    assert one.changed_at is not None


def test_a_done_visit_waits_for_its_letter(client, programme):
    waiting = VisitFactory(programme=programme, done=True)
    VisitFactory(programme=programme, outline=True)
    assert home(client, UserFactory(quality_reader=True)).context["waiting"] == [waiting]


# A support administrator


def test_a_support_administrator_sees_each_letter_not_out_yet_in_one_of_three_lists(client, programme):
    planned, writing = VisitFactory(programme=programme), VisitFactory(programme=programme, writing_up=True)
    done = VisitFactory(programme=programme, done=True)
    late = VisitFactory(programme=programme, writing_up=True)
    draft_due(late, -30)
    draft_due(writing, 30)
    released(programme, start=date(2023, 5, 1))
    VisitFactory(programme=programme, outline=True)
    VisitFactory(programme=programme, cancelled=True)
    context = home(client, UserFactory(support=True)).context
    lists = {name: [one.visit for one in context[name]] for name in ("late", "in_hand", "ahead")}
    assert lists == {"late": [late], "in_hand": [writing, done], "ahead": [planned]}
    assert context["late"][0].step.days_late > 0


def test_each_letter_says_to_whom_it_goes_or_that_nobody_is_on_record(client, programme):
    VisitFactory(programme=programme, writing_up=True)
    VisitFactory(programme=MonitoringProgrammeFactory(), writing_up=True)
    ended = {"authority": programme.authority, "director": True, "to_date": date(2024, 6, 30)}
    ContactFactory(**ended)
    director = ContactFactory(authority=programme.authority, director=True, from_date=date(2024, 7, 1))
    response = home(client, UserFactory(support=True))
    assert {one.addressee for one in response.context["in_hand"]} == {director, None}
    assert "Nobody on record" in response.content.decode()


def test_a_support_administrator_reads_nothing_of_what_was_found(client, programme):
    FindingFactory(visit=VisitFactory(programme=programme, writing_up=True), text="Canary of the unfinished visit")
    assert "Canary" not in home(client, UserFactory(support=True)).content.decode()


# A council contributor


def test_a_contributor_opens_with_the_outstanding_actions_of_their_own_post(client, programme):
    contributor = UserFactory(contributor=True)
    MembershipFactory(user=contributor, authority=programme.authority, post="Head of front door")
    mine = ActionFactory(authority=programme.authority, owner="head of  Front door", reference="1.1")
    theirs = ActionFactory(authority=programme.authority, owner="Principal social worker", reference="1.2")
    ActionFactory(authority=programme.authority, owner="Head of front door", complete=True)
    (council,) = home(client, contributor).context["councils"]
    assert council["own"] == [mine]
    assert council["outstanding"] == [mine, theirs]


def test_a_contributor_without_a_post_is_told_who_can_add_it(client, programme):
    contributor = UserFactory(contributor=True, member_of=programme.authority)
    ActionFactory(authority=programme.authority, owner="")
    response = home(client, contributor)
    assert response.context["councils"][0]["own"] == []
    assert "Your post is not on record" in response.content.decode()


# A DfE adviser


def test_an_adviser_sees_how_each_council_stands(client, programme):
    adviser = UserFactory(dfe_adviser=True, member_of=programme.authority)
    other = MembershipFactory(user=adviser).authority
    last = released(programme, start=date(2024, 9, 3))
    VisitFactory(programme=programme, start=date(2099, 9, 1), confirmed=True)
    coming = VisitFactory(programme=programme, start=date(2099, 6, 2), confirmed=True)
    VisitFactory(programme=programme, start=date(2099, 3, 3))
    late = ActionFactory(authority=programme.authority)
    ActionFactory(authority=other, complete=True)
    context = home(client, adviser).context
    stands = {one["authority"]: one for one in context["councils"]}
    assert stands[programme.authority]["last"]["visit"] == last
    assert stands[programme.authority]["next_visit"] == coming
    assert stands[programme.authority]["late"] == [late]
    assert (stands[other]["last"], stands[other]["next_visit"]) == (None, None)
    assert context["late_count"] == 1


# All of them


@pytest.mark.parametrize("role", ["quality_reader", "support", "contributor", "dfe_adviser"])
def test_a_first_page_costs_the_same_for_one_visit_as_for_twenty(client, programme, role, queries_of):
    is_member = role in {"contributor", "dfe_adviser"}
    user = UserFactory(**{role: True}, member_of=programme.authority if is_member else None)
    client.sign_in(user)

    def add():
        for state in ("writing_up", "in_fieldwork", "done", "confirmed"):
            visit = VisitFactory(programme=programme, **{state: True})
            if state != "confirmed":
                FindingFactory(visit=visit)
            draft_due(visit, -5)
        released(programme)
        ActionFactory(authority=programme.authority)

    ContactFactory(authority=programme.authority, director=True)
    add()
    add()
    few = queries_of(reverse("home"))
    for _ in range(5):
        add()
    assert queries_of(reverse("home")) == few
