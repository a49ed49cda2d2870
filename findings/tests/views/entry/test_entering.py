"""Entering findings, and reading the list."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.tests.factories import (
    FindingFactory,
    FollowUpFactory,
    LetterFactory,
    LineEventFactory,
    LineOfEnquiryFactory,
)
from findings.tests.views.entry.page import page, said, typed
from visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db


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

    assert response.url.startswith(reverse("findings:evaluation", args=[visit.ref]) + "#id_area-")


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
