from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from visits.models import Visit
from visits.tests.factories import (
    JudgementAreaFactory,
    MonitoringProgrammeFactory,
    ThemeAreaFactory,
    VisitFactory,
)

from .visit_form import filled, page_of, plan_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_january_2025")]


def test_a_visit_is_planned_on_one_page_without_any_script(client, inspector, programme):
    second = UserFactory(inspector=True, name="Sam Second")
    offered = ThemeAreaFactory(area=JudgementAreaFactory(framework=programme.anchor.framework, key="care"))
    area = f"{offered.theme.pk}-{offered.area.pk}"

    response = client.post(
        plan_url(programme), filled(second="sam second", focus="The front door.", number="2", areas=[area])
    )

    visit = Visit.objects.get()
    assert response.url == visit.get_absolute_url()
    assert [(p.start, p.end) for p in visit.fieldwork] == [(date(2025, 2, 4), date(2025, 2, 5))]
    assert (visit.lead.user, visit.number, visit.focus) == (inspector, 2, "The front door.")
    assert visit.has_on_team(second)
    assert visit.covered_themes.get().theme == offered.theme


def test_the_empty_form_offers_the_person_as_lead_and_the_next_number_as_a_hint_only(client, inspector, programme):
    VisitFactory(programme=programme, number=4)

    response = client.get(plan_url(programme))

    page = page_of(response)
    assert 'value="Ida Inspector (ida@example.test)"' in page
    assert "The highest number here is 4, so this may be 5." in page
    assert response.context["form"]["number"].value() is None


def test_themes_are_offered_under_the_judgements_of_the_anchor_inspection(client, inspector, programme):
    own = ThemeAreaFactory(area=JudgementAreaFactory(framework=programme.anchor.framework, key="care"))
    other = ThemeAreaFactory(area=JudgementAreaFactory(framework__code="sif", framework__name="SIF", key="lscb"))

    page = page_of(client.get(plan_url(programme)))

    assert own.theme.name in page
    assert own.area.label in page
    assert other.theme.name not in page


def test_a_further_period_is_written_in_a_spare_row(client, inspector, programme):
    client.post(plan_url(programme), filled(**{"periods-1-start_0": "2025-02-11"}))

    assert [(p.start, p.end) for p in Visit.objects.get().fieldwork] == [
        (date(2025, 2, 4), date(2025, 2, 5)),
        (date(2025, 2, 11), date(2025, 2, 11)),
    ]


def test_days_that_have_passed_are_planned_with_a_warning(client, inspector, programme):
    days = {"periods-0-start_2": "2024", "periods-0-end_0": ""}

    page = page_of(client.post(plan_url(programme), filled(**days), follow=True))

    assert "have passed already. Check the year." in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"periods-0-end_0": "3 Feb 2025"}, "The last day must be 4 February 2025 or later"),
        ({"periods-0-start_0": "31"}, "First day must be a real date"),
        ({"periods-0-start_0": "", "periods-0-start_1": "", "periods-0-start_2": ""}, "Enter the first day, or delete"),
        ({"periods-1-start_0": "5 Feb 2025"}, "Write them as one period"),
        ({"periods-0-start_2": "2023", "periods-0-end_0": ""}, "is not after the inspection"),
        ({"lead": "Nobody Known"}, "No inspector matches “Nobody Known”"),
        ({"lead": ""}, "Enter who leads the visit"),
        ({"second": "ida@example.test"}, "already on this visit"),
        ({"others": "Nobody Known"}, "No inspector matches “Nobody Known”"),
        ({"number": "two"}, "The number must be a whole number"),
        ({"number": "0"}, "The number must be 1 or more"),
        ({"number": "32768"}, "The number must be 99 or less"),
        ({"number": "2", "kind": "focused"}, "Only monitoring visits are numbered"),
        ({"kind": "party"}, "Select a valid choice"),
        ({"areas": ["1-999"]}, "Choose areas from the list"),
        ({"focus": "Bell\x07"}, "holds a character that cannot be shown"),
        ({"focus": "x" * 50_001}, "must be 50,000 characters or fewer"),
        ({"periods-TOTAL_FORMS": "many"}, "The dates did not arrive whole"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(client, inspector, programme, typed, sentence):
    page = page_of(client.post(plan_url(programme), filled(evidence="", **{"focus": "Kept words.", **typed})))

    assert sentence in page
    assert "Error: Plan a visit" in page
    assert typed.get("focus", "Kept words.")[:20].replace("\x07", "") in page
    assert not Visit.objects.exists()


def test_an_empty_form_is_answered_with_what_is_missing(client, inspector, programme):
    page = page_of(client.post(plan_url(programme), {}))

    assert "The dates did not arrive whole" in page


def test_a_form_without_days_asks_for_the_first_day(client, inspector, programme):
    days = {name: "" for name in filled() if name.startswith("periods-0")}

    page = page_of(client.post(plan_url(programme), filled(lead="", **days)))

    assert "Enter the first day of the visit" in page
    assert "Enter who leads the visit" in page


def test_overlapping_fieldwork_is_said_beside_the_first_day(client, inspector, programme):
    VisitFactory(programme=programme, start=date(2025, 2, 5), number=1)

    response = client.post(plan_url(programme), filled())

    assert "overlaps the fieldwork of Visit 1" in page_of(response)
    assert response.context["periods"].first.errors["start"]


def test_stage_version_and_author_sent_by_hand_are_ignored(client, inspector, programme):
    other = UserFactory(inspector=True)

    client.post(plan_url(programme), filled(stage="done", version="9", by=other.pk, record="outline", done_at="now"))

    visit = Visit.objects.get()
    assert (visit.stage, visit.version, visit.record) == ("planned", 1, "full")
    assert visit.history.get().history_user == inspector


def test_words_with_html_are_shown_as_words(client, inspector, programme):
    page = page_of(client.post(plan_url(programme), filled(focus="<script>alert(1)</script>", lead="")))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page


def test_a_double_click_makes_one_visit(client, inspector, programme):
    key = client.get(plan_url(programme)).context["form"]["entry_key"].value()

    first = client.post(plan_url(programme), filled(entry_key=key))
    second = client.post(plan_url(programme), filled(entry_key=key))

    assert first.url == second.url
    assert Visit.objects.count() == 1


def test_back_and_send_again_with_other_words_says_so_and_keeps_them(client, inspector, programme):
    key = client.get(plan_url(programme)).context["form"]["entry_key"].value()
    client.post(plan_url(programme), filled(entry_key=key, focus="As sent."))

    page = page_of(client.post(plan_url(programme), filled(entry_key=key, focus="Sent again.")))

    assert f"already saved as {Visit.objects.get().ref}" in page
    assert "Sent again." in page
    assert Visit.objects.get().focus == "As sent."


def test_what_was_typed_comes_back_after_an_expired_log_in(client, inspector, programme):
    mark = client.get(plan_url(programme)).context["form_author"]
    client.logout()

    answer = client.post(plan_url(programme), filled(focus="Four thousand words.", form_author=mark))
    client.sign_in(inspector)
    page = page_of(client.get(plan_url(programme)))

    assert answer.status_code == 302
    assert "Four thousand words." in page
    assert not Visit.objects.exists()


def test_a_programme_that_has_ended_is_said_on_the_page(client, inspector):
    programme = MonitoringProgrammeFactory(ended=True)

    assert "is not in monitoring now" in page_of(client.get(plan_url(programme)))
    assert "is not in monitoring now" in page_of(client.post(plan_url(programme), filled()))


def test_an_unknown_authority_is_not_found(client, inspector):
    assert client.get(reverse("visits:plan", args=["atlantis"])).status_code == 404


def test_the_form_costs_the_same_whatever_is_on_record(client, inspector, programme, queries_of):
    before = queries_of(plan_url(programme))
    for number in range(1, 13):
        VisitFactory(programme=programme, number=number)
        ThemeAreaFactory(area=JudgementAreaFactory(framework=programme.anchor.framework, key="care"))

    assert queries_of(plan_url(programme)) == before
