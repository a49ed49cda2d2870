from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.tests.factories import FindingFactory, FollowUpFactory, LineOfEnquiryFactory
from visits.models import Visit
from visits.tests.factories import MonitoringProgrammeFactory, RecommendationFactory, ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspector():
    return UserFactory(inspector=True)


@pytest.fixture
def covered():
    return ThemeFactory(name="Front door", position=5)


@pytest.fixture
def programme():
    return MonitoringProgrammeFactory()


@pytest.fixture
def first(programme, inspector):
    return VisitFactory(programme=programme, done=True, start=date(2024, 3, 4), lead=inspector, number=1)


@pytest.fixture
def second(programme, inspector):
    return VisitFactory(programme=programme, done=True, start=date(2024, 6, 3), lead=inspector, number=2)


@pytest.fixture
def visit(programme, first, second, inspector, covered):
    return VisitFactory(programme=programme, start=date(2024, 9, 2), lead=inspector, number=3, covering=[covered])


@pytest.fixture
def signed_in(client, inspector):
    return client.sign_in(inspector)


def page(visit):
    return reverse("findings:follow-up", args=[visit.ref])


def said(response) -> str:
    return " ".join(response.content.decode().split())


def test_matters_stand_in_the_order_in_which_inspectors_choose(signed_in, visit, first, second, covered):
    def line(title, theme=None, at=first, **traits):
        line = LineOfEnquiryFactory(programme=visit.programme, title=title, theme=theme or ThemeFactory())
        return FindingFactory(visit=at, line=line, **traits)

    line("Elsewhere, looked at second", at=second)
    line("Elsewhere, looked at first")
    line("Covered, looked at second", theme=covered, at=second)
    line("Covered, looked at first", theme=covered)
    line("A strength", strength=True)
    RecommendationFactory(inspection=visit.programme.anchor, number=2, text="Recommended, no line yet", theme=covered)
    followed = RecommendationFactory(inspection=visit.programme.anchor, number=1, text="Recommended first")
    LineOfEnquiryFactory(programme=visit.programme, title="Recommended first", from_recommendation=followed)

    rows = signed_in.get(page(visit)).context["form"].rows

    assert [row["one"].title for row in rows["to_improve"]] == [
        "Recommended first",
        "Recommended, no line yet",
        "Covered, looked at first",
        "Covered, looked at second",
        "Elsewhere, looked at first",
        "Elsewhere, looked at second",
    ]
    assert [row["one"].title for row in rows["strengths"]] == ["A strength"]


def test_each_matter_shows_its_age_and_what_was_said_last(signed_in, visit, first):
    FindingFactory(visit=first, text="Contacts wait for days.")

    shown = said(signed_in.get(page(visit)))

    assert "Contacts wait for days." in shown
    assert "Visit 1, March 2024" in shown
    assert "5 months before" in shown


def test_what_a_later_visit_said_is_not_last_time(signed_in, programme, visit, first):
    line = FindingFactory(visit=first, text="Said before.").line
    later = VisitFactory(programme=programme, done=True, start=date(2025, 1, 6), number=4)
    FindingFactory(visit=later, line=line, text="Said after.")

    shown = said(signed_in.get(page(visit)))

    assert "Said before." in shown
    assert "Said after." not in shown


def test_many_are_ticked_in_one_save_and_the_next_page_follows_the_stage(signed_in, visit, first):
    one, two = FindingFactory(visit=first).line, FindingFactory(visit=first).line
    recommendation = RecommendationFactory(inspection=visit.programme.anchor)
    ticks = [f"line-{one.pk}", f"line-{two.pk}", f"recommendation-{recommendation.pk}"]

    response = signed_in.post(page(visit), {"tick": ticks, "shown": ""})
    assert visit.follow_ups.count() == 3
    assert response.url == reverse("visits:edit", args=[visit.ref]) + "#id_focus"

    Visit.objects.filter(pk=visit.pk).update(stage="fieldwork")
    response = signed_in.post(page(visit), {"tick": ticks[:1], "shown": " ".join(ticks[:2])})
    assert response.url == reverse("findings:list", args=[visit.ref]) + "#id_line"
    assert {tick.line for tick in visit.follow_ups.all()} == {one, recommendation.line}


def test_a_colleagues_tick_made_meanwhile_stays(signed_in, visit, first):
    theirs = FindingFactory(visit=first).line
    FollowUpFactory(visit=visit, line=theirs)

    signed_in.post(page(visit), {"tick": [], "shown": ""})

    assert visit.follow_ups.get().line == theirs


def test_a_matter_that_is_not_listed_is_refused(signed_in, visit):
    response = signed_in.post(page(visit), {"tick": [f"line-{LineOfEnquiryFactory().pk}"], "shown": "junk line-0"})

    assert "not among them any more" in said(response)
    assert not visit.follow_ups.exists()


def test_a_recommendation_without_a_theme_is_given_one(signed_in, visit, covered):
    recommendation = RecommendationFactory(inspection=visit.programme.anchor, theme=None)
    tick = f"recommendation-{recommendation.pk}"

    response = signed_in.post(page(visit), {"tick": [tick], "shown": ""})
    assert "Choose the theme this recommendation is about" in said(response)

    signed_in.post(page(visit), {"tick": [tick], "shown": "", f"theme-{tick}": covered.pk})
    assert visit.follow_ups.get().line.theme == covered


def test_ticks_typed_while_the_visit_was_finished_stay_on_the_page(signed_in, visit, first):
    line = FindingFactory(visit=first).line
    Visit.objects.filter(pk=visit.pk).update(stage="done", done_at="2024-10-01T12:00Z")

    response = signed_in.post(page(visit), {"tick": [f"line-{line.pk}"], "shown": ""})

    assert "is done, so it cannot be changed" in said(response)
    assert f'value="line-{line.pk}" id="tick-line-{line.pk}" aria-describedby="said-line-{line.pk}" checked' in said(
        response
    )


def test_of_a_done_visit_the_list_is_read(signed_in, first, second):
    line = LineOfEnquiryFactory(programme=first.programme, title="Consent")
    FindingFactory(visit=first, line=line)
    FollowUpFactory(visit=second, line=line)

    response = signed_in.get(page(second))

    assert response.context["form"] is None
    assert "Consent" in said(response)


def test_sixty_matters_take_as_many_queries_as_one(signed_in, queries_of, visit, first):
    FollowUpFactory(visit=visit, line=FindingFactory(visit=first).line)
    few = queries_of(page(visit))

    for _ in range(59):
        FollowUpFactory(visit=visit, line=FindingFactory(visit=first).line)

    assert queries_of(page(visit)) == few
