"""The findings page: entering a finding, and what bad input gets."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.models import Finding
from findings.tests.factories import (
    FindingFactory,
    FollowUpFactory,
    LetterFactory,
    LineEventFactory,
    LineOfEnquiryFactory,
)
from visits.models import Visit
from visits.tests.factories import MonitoringProgrammeFactory, RecommendationFactory, ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspector():
    return UserFactory(inspector=True)


@pytest.fixture
def front_door():
    return ThemeFactory(name="Front door")


@pytest.fixture
def first(inspector):
    programme = MonitoringProgrammeFactory()
    return VisitFactory(programme=programme, done=True, start=date(2024, 6, 3), lead=inspector, number=1)


@pytest.fixture
def visit(first, inspector, front_door):
    return VisitFactory(
        programme=first.programme,
        writing_up=True,
        start=date(2024, 9, 2),
        lead=inspector,
        number=2,
        covering=[front_door],
    )


@pytest.fixture
def signed_in(client, inspector):
    return client.sign_in(inspector)


@pytest.fixture
def recommended(visit, front_door):
    """A line begun from a recommendation that no visit has looked at."""
    recommendation = RecommendationFactory(inspection=visit.programme.anchor)
    return LineOfEnquiryFactory(programme=visit.programme, theme=front_door, from_recommendation=recommendation)


def page(visit):
    return reverse("findings:list", args=[visit.ref])


def typed(**fields):
    return {"kind": "area_for_improvement", "text": "Screening is slow.", "entry_key": str(uuid4()), **fields}


def said(response) -> str:
    """The page as a reader sees it, with the marks of HTML out of the way."""
    return " ".join(response.content.decode().split())


def test_an_open_line_the_kind_and_the_words_make_a_finding_and_the_page_is_ready_for_the_next(
    signed_in, visit, recommended, front_door
):
    response = signed_in.post(page(visit), typed(line=recommended.pk), follow=True)

    assert visit.findings.get().line == recommended
    assert f"Finding {visit.ref}-01 saved." in said(response)
    assert response.redirect_chain == [(f"{page(visit)}?theme={front_door.pk}&kind=area_for_improvement", 302)]
    form = response.context["form"]
    assert (form["theme"].value(), form["kind"].value(), form["text"].value()) == (
        str(front_door.pk),
        "area_for_improvement",
        None,
    )


def test_twelve_findings_take_twelve_page_loads(signed_in, visit, front_door):
    loads = 0
    for number in range(12):
        response = signed_in.post(page(visit), typed(title=f"Matter {number}", theme=front_door.pk), follow=True)
        loads += len(response.redirect_chain)

    assert loads == 12
    assert visit.findings.count() == 12


def test_a_new_matter_is_offered_under_the_area_covered(signed_in, visit, front_door):
    assert signed_in.get(page(visit)).context["form"]["theme"].value() == front_door.pk


def test_save_and_go_on_leads_to_the_evaluation(signed_in, visit, front_door):
    response = signed_in.post(page(visit), typed(title="Consent", theme=front_door.pk, finish="1"))

    assert response.url == reverse("findings:evaluation", args=[visit.ref])


def test_matters_are_offered_followed_up_first_and_closed_last(signed_in, visit, first, recommended):
    ticked = LineOfEnquiryFactory(programme=visit.programme, title="Ticked one", opened_at=first)
    FollowUpFactory(visit=visit, line=ticked)
    closed = FindingFactory(visit=first).line
    LineEventFactory(line=closed, kind="closed", visit=first)
    here = FindingFactory(visit=visit).line

    groups = signed_in.get(page(visit)).context["form"].fields["line"].choices[1:]

    assert [(heading, [pk for pk, _ in options]) for heading, options in groups] == [
        ("To follow up at this visit", [ticked.pk]),
        ("Front door", [recommended.pk]),
        ("Already recorded at this visit", [here.pk]),
        ("Closed before this visit", [closed.pk]),
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Choose a matter from the list, or name a new one"),
        ({"title": "Consent", "theme": ""}, "Choose the theme of the new matter"),
        ({"title": "Consent", "kind": ""}, "Select the kind of finding"),
        ({"title": "Consent", "kind": "judgement"}, "Select one of the four kinds"),
        ({"title": "Consent", "text": "  "}, "Write what inspectors found"),
        ({"title": "Consent", "text": "a" * 50_001}, "The text must be 50,000 characters or fewer"),
        ({"title": "Consent", "text": "Slow\x00"}, "holds a character that cannot be shown"),
        ({"title": "Consent", "extent": "legions"}, "Select a valid choice"),
        ({"line": "999999"}, "Choose a matter of this authority&#x27;s own programme, from the list"),
        ({"line": "1 or 1=1"}, "Choose a matter of this authority&#x27;s own programme, from the list"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_saved(signed_in, visit, front_door, fields, sentence):
    response = signed_in.post(page(visit), typed(**{"theme": front_door.pk, **fields}))

    assert response.status_code == 200
    assert sentence in said(response)
    assert "<title>Error: Findings" in said(response)
    assert not Finding.objects.exists()


def test_the_words_stay_when_something_else_is_wrong(signed_in, visit):
    response = signed_in.post(page(visit), typed(text="Four thousand words."))

    assert response.context["form"]["text"].value() == "Four thousand words."


def test_a_matter_is_chosen_or_named_not_both(signed_in, visit, recommended, front_door):
    response = signed_in.post(page(visit), typed(line=recommended.pk, title="Consent", theme=front_door.pk))

    assert "not both" in said(response)


def test_a_line_of_another_programme_is_not_in_the_list(signed_in, visit):
    response = signed_in.post(page(visit), typed(line=LineOfEnquiryFactory().pk))

    assert "own programme" in said(response)
    assert not visit.findings.exists()


def test_html_is_shown_as_the_text_it_is(signed_in, visit, front_door):
    words = "<script>alert(1)</script> & <b>bold</b>"

    response = signed_in.post(page(visit), typed(title="<i>Consent</i>", theme=front_door.pk, text=words), follow=True)

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;bold" in said(response)
    assert "<i>Consent" not in said(response)


def test_fields_nobody_offered_change_nothing(signed_in, visit, inspector, front_door):
    forged = {
        "stage": "done",
        "version": "9",
        "by": "1",
        "number": "77",
        "position": "5",
        "direction": "better",
        "compared_with": "1",
        "removed_at": "2024-01-01",
    }

    signed_in.post(page(visit), typed(title="Consent", theme=front_door.pk, **forged))

    finding = visit.findings.get()
    assert (finding.number, finding.version, finding.direction) == (1, 1, "first_look")
    assert finding.history.get().history_user == inspector
    assert Visit.objects.get(pk=visit.pk).stage == "writing_up"


def test_a_direction_is_asked_where_the_line_was_looked_at_before(signed_in, visit, first):
    line = FindingFactory(visit=first, text="Contacts wait for days.").line

    response = signed_in.post(page(visit), typed(line=line.pk))
    assert "Select how it compares with visit 1" in said(response)
    assert "<div data-direction>" in said(response)

    signed_in.post(page(visit), typed(line=line.pk, direction="better"))
    assert visit.findings.get().compared_with.visit == first


def test_without_javascript_a_button_shows_what_was_said_last_and_keeps_the_words(signed_in, visit, first):
    line = FindingFactory(visit=first, text="Contacts wait for days.").line

    before = signed_in.get(page(visit))
    assert "<div data-direction hidden>" in said(before)

    response = signed_in.post(page(visit), typed(line=line.pk, show="1", text="Not yet saved."))

    assert response.context["chosen"].last.text == "Contacts wait for days."
    assert "<div data-direction>" in said(response)
    assert response.context["form"]["text"].value() == "Not yet saved."
    assert not visit.findings.exists()


def test_a_line_closed_before_the_visit_is_reopened_in_one_save_when_asked(signed_in, visit, first):
    line = FindingFactory(visit=first).line
    LineEventFactory(line=line, kind="closed", visit=first)

    response = signed_in.post(page(visit), typed(line=line.pk, direction="worse"))
    assert "This matter was closed at visit 1. Tick “Reopen it at this visit” to go on." in said(response)
    assert "<div data-reopen>" in said(response)

    signed_in.post(page(visit), typed(line=line.pk, direction="worse", reopen="on"))
    assert visit.findings.get().line.events.filter(kind="reopened", visit=visit).exists()


def test_a_matter_already_recorded_points_to_its_finding(signed_in, visit):
    finding = FindingFactory(visit=visit)

    response = signed_in.post(page(visit), typed(line=finding.line.pk))

    assert f"{finding.ref} is on this matter already" in said(response)
    assert finding.get_absolute_url() in said(response)


def test_a_double_click_makes_one_finding(signed_in, visit, front_door):
    form = typed(title="Consent", theme=front_door.pk)

    signed_in.post(page(visit), form)
    again = signed_in.post(page(visit), form)

    assert again.status_code == 302
    assert visit.findings.count() == 1


def test_back_and_send_again_with_other_words_keeps_them_and_says_what_to_do(signed_in, visit, front_door):
    form = typed(title="Consent", theme=front_door.pk)
    signed_in.post(page(visit), form)

    response = signed_in.post(page(visit), {**form, "text": "Consent is sought."})

    assert f"This form was already saved as {visit.ref}-01." in said(response)
    assert response.context["form"]["text"].value() == "Consent is sought."
    assert visit.findings.get().text == "Screening is slow."

    key = response.context["form"]["entry_key"].value()
    signed_in.post(page(visit), {**form, "title": "Seeking consent", "text": "Consent is sought.", "entry_key": key})
    assert visit.findings.count() == 2


def test_what_was_typed_comes_back_after_the_log_in_ran_out(client, inspector, visit, front_door):
    shown = client.sign_in(inspector).get(page(visit))
    words = "Many words. " * 400
    sent = typed(title="Consent", theme=front_door.pk, text=words, form_author=_author(shown))
    client.logout()

    asked = client.post(page(visit), sent)
    assert "/login/" in asked.url
    client.sign_in(inspector)
    back = client.get(page(visit))

    assert back.context["form"]["text"].value() == words
    assert back.context["form"]["title"].value() == "Consent"
    assert not visit.findings.exists()


def _author(response) -> str:
    return said(response).split('name="form_author" value="')[1].split('"')[0]


def test_a_visit_finished_meanwhile_takes_nothing_and_the_words_stay(signed_in, visit, front_door):
    Visit.objects.filter(pk=visit.pk).update(stage="done", done_at="2024-10-01T12:00Z")

    response = signed_in.post(page(visit), typed(title="Consent", theme=front_door.pk))

    assert f"{visit.ref} is done, so it cannot be changed" in said(response)
    assert response.context["form"]["text"].value() == "Screening is slow."
    assert not visit.findings.exists()


def test_before_the_fieldwork_the_page_says_what_to_do_and_offers_no_form(signed_in, first, inspector):
    visit = VisitFactory(programme=first.programme, confirmed=True, lead=inspector)

    response = signed_in.get(page(visit))

    assert "Start its fieldwork first" in said(response)
    assert response.context["form"] is None


def test_an_inspector_who_is_not_on_the_team_reads_and_may_not_record(client, visit, first):
    other = UserFactory(inspector=True)
    VisitFactory(programme=first.programme, lead=other)
    client.sign_in(other)

    assert client.get(page(visit)).context["form"] is None
    assert client.post(page(visit), typed()).status_code == 403


def test_the_council_reads_the_findings_once_they_are_released_and_sees_no_earlier_visits_secrets(
    client, first, inspector
):
    finding = FindingFactory(visit=first, text="Words for everyone.")
    unfinished = VisitFactory(programme=first.programme, writing_up=True, lead=inspector, start=date(2024, 9, 2))
    FindingFactory(visit=unfinished, text="Canary words.")
    client.sign_in(UserFactory(manager=True, member_of=first.programme.authority))
    assert client.get(page(first)).status_code == 404

    LetterFactory(visit=first, published=True)

    response = client.get(page(first))
    assert "Words for everyone." in said(response)
    assert "Canary" not in said(response)
    assert client.get(page(unfinished)).status_code == 404
    one = client.get(finding.get_absolute_url())
    assert "Words for everyone." in said(one)
    assert "Who changed what" not in said(one)


def test_all_findings_are_copied_in_letter_order_as_plain_text(signed_in, visit):
    FindingFactory(visit=visit, text="Second.\n\nStill second.", position=2)
    FindingFactory(visit=visit, text="First & <foremost>.", position=1)
    FindingFactory(visit=visit, text="Gone.", removed=True)

    response = signed_in.get(reverse("findings:copy", args=[visit.ref]))

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == "First & <foremost>.\n\nSecond.\n\nStill second.\n"


def test_the_words_are_read_for_extent_and_stage_and_nothing_is_kept(signed_in):
    response = signed_in.post(reverse("findings:read-words"), {"text": "Most plans are reviewed."})

    assert response.json() == {"extent": "Most", "stage_of_change": ""}


def test_sixty_findings_take_as_many_queries_as_one(signed_in, queries_of, visit, first):
    FindingFactory(visit=visit, line=FindingFactory(visit=first).line)
    few = queries_of(page(visit))

    for _ in range(59):
        FindingFactory(visit=visit, line=FindingFactory(visit=first).line)

    assert queries_of(page(visit)) == few
