from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.models import ProgressJudgement
from findings.tests.factories import FindingFactory, LetterFactory, LineOfEnquiryFactory, ProgressJudgementFactory
from ofsted_tracker.testing.words import words_of
from visits.models import Visit
from visits.tests.factories import CoveredThemeFactory, MonitoringProgrammeFactory, ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspector():
    return UserFactory(inspector=True)


@pytest.fixture
def themes():
    return [ThemeFactory(name="Front door"), ThemeFactory(name="Permanence")]


@pytest.fixture
def first(inspector, themes):
    programme = MonitoringProgrammeFactory()
    return VisitFactory(
        programme=programme, done=True, start=date(2024, 6, 3), lead=inspector, number=1, covering=themes[:1]
    )


@pytest.fixture
def visit(first, inspector, themes):
    return VisitFactory(
        programme=first.programme,
        writing_up=True,
        start=date(2024, 9, 2),
        lead=inspector,
        number=2,
        covering=themes,
    )


@pytest.fixture
def signed_in(client, inspector):
    return client.sign_in(inspector)


def page(visit):
    return reverse("findings:evaluation", args=[visit.ref])


def typed(*areas):
    """Each area: what is covered, the value, the reason and the version that was opened."""
    fields = {}
    for covered, value, rationale, version in areas:
        fields[f"area-{covered.pk}-value"] = value
        fields[f"area-{covered.pk}-rationale"] = rationale
        fields[f"area-{covered.pk}-version"] = version
    return fields


def said(response) -> str:
    return " ".join(response.content.decode().split())


def test_each_area_covered_is_offered_with_the_definitions_and_the_last_evaluation(signed_in, visit, first):
    ProgressJudgementFactory(covered_theme=first.covered_themes.get(), value="early", rationale="Too soon to tell.")

    shown = said(signed_in.get(page(visit)))

    assert "Front door" in shown
    assert "Permanence" in shown
    assert "Recent change; too soon to see its effect." in shown
    assert "Too soon to tell." in shown
    assert "Visit 1, 3 and 4 June 2024" in shown


def test_what_this_visit_found_on_a_theme_stands_beside_its_evaluation(signed_in, visit, themes):
    line = LineOfEnquiryFactory(programme=visit.programme, theme=themes[0], title="Consent")
    FindingFactory(visit=visit, line=line)

    areas = signed_in.get(page(visit)).context["areas"]

    assert [[finding.line.title for finding in area.findings] for area in areas] == [["Consent"], []]


def test_areas_are_saved_together_and_an_empty_one_stays_empty(signed_in, visit, inspector):
    one, two = visit.covered_themes.all()

    response = signed_in.post(page(visit), typed((one, "steady", "Better for many.", 0), (two, "", "", 0)))

    assert response.url == reverse("visits:edit", args=[visit.ref]) + "#id_focus"
    evaluation = ProgressJudgement.objects.get()
    assert (evaluation.covered_theme, evaluation.value, evaluation.by) == (one, "steady", inspector)


@pytest.mark.parametrize(
    ("value", "rationale", "sentence"),
    [
        ("steady", "", "Say why, in a sentence or two, for Front door"),
        ("", "Because.", "Select how Front door has progressed"),
        ("inadequate", "Because.", "Select one of the evaluations listed"),
        ("steady", "a" * 50_001, "The reason must be 50,000 characters or fewer"),
    ],
)
def test_one_area_that_is_wrong_stops_all_and_keeps_what_was_typed(signed_in, visit, value, rationale, sentence):
    one, two = visit.covered_themes.all()

    response = signed_in.post(page(visit), typed((one, value, rationale, 0), (two, "good", "Clear.", 0)))

    assert sentence in said(response)
    assert response.context["areas"][1]["rationale"].value() == "Clear."
    assert not ProgressJudgement.objects.exists()


def test_an_area_that_is_not_covered_cannot_be_evaluated(signed_in, visit):
    elsewhere = CoveredThemeFactory()

    response = signed_in.post(page(visit), typed((elsewhere, "good", "Clear.", 0)))

    assert "not among the areas this visit covered" in said(response)
    assert not ProgressJudgement.objects.exists()


def test_a_colleagues_evaluation_is_shown_beside_mine_and_neither_is_lost(signed_in, visit):
    one, _two = visit.covered_themes.all()
    mine = (one, "steady", "Mine.", 0)
    ProgressJudgementFactory(covered_theme=one, value="limited", rationale="Theirs.")

    response = signed_in.post(page(visit), typed(mine))
    assert '<mark class="app-only"><span class="govuk-visually-hidden">[only here: </span>Theirs.' in said(response)
    assert response.context["areas"][0]["rationale"].value() == "Mine."
    assert response.context["areas"][0].joined == "Theirs.\n\nMine."
    assert ProgressJudgement.objects.get().rationale == "Theirs."

    dropped = {**typed((one, "steady", "Mine.", 1)), f"area-{one.pk}-keep_theirs": "on"}
    signed_in.post(page(visit), dropped)
    assert ProgressJudgement.objects.get().rationale == "Theirs."

    signed_in.post(page(visit), typed((one, "steady", "Mine.", 1)))
    assert ProgressJudgement.objects.get().rationale == "Mine."


def test_what_each_of_us_changed_of_an_evaluation_is_marked(signed_in, visit):
    one, _two = visit.covered_themes.all()
    signed_in.post(page(visit), typed((one, "limited", "Calls are late. Plans drift.", 0)))
    signed_in.post(page(visit), typed((one, "limited", "Calls are answered. Plans drift.", 1)))

    response = signed_in.post(page(visit), typed((one, "early", "Calls are late. Plans are kept.", 1)))

    shown = words_of(response)
    assert "Why Calls are late. answered. Plans drift." in shown
    assert "Why Calls are late. Plans drift. are kept." in shown
    assert response.context["areas"][0].joined == "Calls are answered. Plans are kept."


def test_an_area_i_did_not_touch_keeps_what_a_colleague_made_of_it_meanwhile(signed_in, visit):
    one, two = visit.covered_themes.all()
    signed_in.post(page(visit), typed((one, "limited", "As it was.", 0)))
    signed_in.post(page(visit), typed((one, "early", "As a colleague changed it.", 1)))

    response = signed_in.post(page(visit), typed((one, "limited", "As it was.", 1), (two, "good", "Clear.", 0)))

    assert response.status_code == 302
    assert ProgressJudgement.objects.get(covered_theme=one).rationale == "As a colleague changed it."
    assert ProgressJudgement.objects.get(covered_theme=two).value == "good"


def test_a_visit_finished_meanwhile_takes_nothing_and_the_words_stay(signed_in, visit):
    one, _two = visit.covered_themes.all()
    Visit.objects.filter(pk=visit.pk).update(stage="done", done_at="2024-10-01T12:00Z")

    response = signed_in.post(page(visit), typed((one, "steady", "Mine.", 0)))

    assert "is done, so it cannot be changed" in said(response)
    assert response.context["areas"][0]["rationale"].value() == "Mine."


def test_the_council_reads_evaluations_of_a_released_visit_and_is_offered_no_form(client, first):
    ProgressJudgementFactory(covered_theme=first.covered_themes.get(), rationale="Words for everyone.")
    LetterFactory(visit=first, published=True)
    client.sign_in(UserFactory(manager=True, member_of=first.programme.authority))

    response = client.get(page(first))

    assert "Words for everyone." in said(response)
    assert "<textarea" not in said(response)


def test_twenty_areas_take_as_many_queries_as_one(signed_in, queries_of, first, inspector):
    visit = VisitFactory(
        programme=first.programme, writing_up=True, start=date(2024, 9, 2), lead=inspector, covering=[ThemeFactory()]
    )
    ProgressJudgementFactory(covered_theme=visit.covered_themes.get())
    few = queries_of(page(visit))

    for _ in range(19):
        ProgressJudgementFactory(covered_theme=CoveredThemeFactory(visit=visit))

    assert queries_of(page(visit)) == few
