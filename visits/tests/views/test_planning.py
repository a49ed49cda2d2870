from datetime import date

import pytest
import time_machine
from django.urls import reverse

from accounts.tests.factories import UserFactory
from visits.models import Visit
from visits.tests.factories import (
    JudgementAreaFactory,
    LocalAuthorityFactory,
    MonitoringProgrammeFactory,
    ThemeAreaFactory,
    VisitFactory,
)

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2025-01-06 12:00+00:00", tick=False):
        yield


@pytest.fixture
def programme():
    return MonitoringProgrammeFactory()


@pytest.fixture
def inspector(client):
    user = UserFactory(inspector=True, name="Ida Inspector", email="ida@example.test")
    client.sign_in(user)
    return user


def filled(**more) -> dict:
    return {
        "periods-TOTAL_FORMS": "3",
        "periods-INITIAL_FORMS": "0",
        "periods-0-start_0": "4",
        "periods-0-start_1": "2",
        "periods-0-start_2": "2025",
        "periods-0-end_0": "5 Feb 2025",
        "periods-0-end_1": "",
        "periods-0-end_2": "",
        "lead": "Ida Inspector (ida@example.test)",
        "second": "",
        "others": "",
        "focus": "",
        "kind": "monitoring",
        "number": "",
        **more,
    }


def plan_url(programme) -> str:
    return reverse("visits:plan", args=[programme.authority.slug])


def past_url(programme) -> str:
    return reverse("visits:record-past", args=[programme.authority.slug])


def page_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


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


def test_an_authority_never_monitored_is_said_on_the_page(client, inspector):
    authority = LocalAuthorityFactory()

    page = page_of(client.get(reverse("visits:record-past", args=[authority.slug])))

    assert "has never been in monitoring here" in page


def test_an_unknown_authority_is_not_found(client, inspector):
    assert client.get(reverse("visits:plan", args=["atlantis"])).status_code == 404


def test_a_past_visit_is_recorded_with_names_as_printed(client, inspector, programme):
    client.post(
        past_url(programme),
        filled(
            record="full",
            lead="Jane Printed",
            others="Joan Printed\nida@example.test",
            evidence="Case files.",
            **{"periods-0-start_2": "2024 ", "periods-0-start_1": "Nov", "periods-0-end_0": ""},
        ),
    )

    visit = Visit.objects.get()
    assert (visit.stage, visit.evidence) == ("writing_up", "Case files.")
    assert {(one.name, one.part, one.user) for one in visit.inspectors.all()} == {
        ("Jane Printed", "lead", None),
        ("Joan Printed", "second", None),
        ("Ida Inspector", "second", inspector),
    }


def test_an_outline_is_recorded_with_its_month(client, inspector, programme):
    empty = {name: "" for name in filled() if name.startswith("periods-0")}

    client.post(past_url(programme), filled(record="outline", lead="", month_0="Sep", month_1="2024", **empty))

    assert (Visit.objects.get().record, Visit.objects.get().month) == ("outline", date(2024, 9, 1))


def test_a_past_visit_still_to_come_is_refused(client, inspector, programme):
    page = page_of(client.post(past_url(programme), filled(record="full")))

    assert "is still to come. Check the year, or plan the visit instead." in page


def test_a_past_visit_goes_to_the_programme_that_was_chosen(client, inspector):
    earlier = MonitoringProgrammeFactory(ended_on=date(2024, 12, 1), end_reason="Re-inspected.")
    MonitoringProgrammeFactory(anchor=earlier.anchor, started_on=date(2025, 1, 2))
    days = {"periods-0-start_1": "11", "periods-0-start_2": "2024", "periods-0-end_0": ""}

    client.post(past_url(earlier), filled(record="full", programme=earlier.pk, **days))

    assert Visit.objects.get().programme == earlier


def test_a_programme_of_another_authority_cannot_be_chosen(client, inspector, programme):
    elsewhere = MonitoringProgrammeFactory()
    days = {"periods-0-start_1": "11", "periods-0-start_2": "2024", "periods-0-end_0": ""}

    client.post(past_url(programme), filled(record="full", programme=elsewhere.pk, **days))

    assert Visit.objects.get().programme == programme


@pytest.mark.parametrize("role", ["quality_reader", "support", "manager", "dfe_adviser"])
def test_only_inspectors_plan(client, programme, role):
    client.sign_in(UserFactory(**{role: True}, member_of=programme.authority))

    assert client.get(plan_url(programme)).status_code == 403
    assert client.post(plan_url(programme), filled()).status_code == 403
    assert client.get(reverse("visits:people"), {"q": "ida"}).status_code == 403


def test_people_are_suggested_from_two_letters_and_only_inspectors(client, inspector):
    UserFactory(manager=True, name="Idris Manager")
    UserFactory.create_batch(12, inspector=True, name="Many Inspectors")

    def labels(words):
        return [one["label"] for one in client.get(reverse("visits:people"), {"q": words}).json()]

    assert labels("id") == ["Ida Inspector (ida@example.test)"]
    assert labels("i") == []
    assert len(labels("many")) == 10


def test_two_inspectors_of_one_name_have_to_be_told_apart(client, inspector, programme):
    UserFactory.create_batch(2, inspector=True, name="Same Name")

    page = page_of(client.post(plan_url(programme), filled(second="Same Name")))

    assert "More than one inspector matches “Same Name”" in page


def test_choosing_an_authority_finds_it_by_any_of_its_names(client, inspector):
    MonitoringProgrammeFactory(anchor__authority=LocalAuthorityFactory(name="Dudford", name_as_printed="Dudford Town"))
    LocalAuthorityFactory(name="Otherplace")

    page = page_of(client.get(reverse("visits:new"), {"q": "dudford town council"}))

    assert "Dudford" in page
    assert "Otherplace" not in page


def test_choosing_an_authority_nobody_knows_says_so(client, inspector):
    assert "No authority is called “Atlantis”" in page_of(client.get(reverse("visits:new"), {"q": "Atlantis"}))


def test_the_form_costs_the_same_whatever_is_on_record(client, inspector, programme, queries_of):
    before = queries_of(plan_url(programme))
    for number in range(1, 13):
        VisitFactory(programme=programme, number=number)
        ThemeAreaFactory(area=JudgementAreaFactory(framework=programme.anchor.framework, key="care"))

    assert queries_of(plan_url(programme)) == before
