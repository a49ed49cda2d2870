"""Passages on the findings page and on their own: used, cut, dropped and brought back without JavaScript."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.models import Finding, Passage
from findings.tests.factories import FindingFactory, LetterFactory, LineOfEnquiryFactory
from findings.tests.letters.letters import FINDINGS
from findings.tests.letters.recorded import imported, programme_of_letters
from visits.models import Visit
from visits.tests.factories import ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def theme():
    return ThemeFactory(code="CIN", name="Children in need")


@pytest.fixture
def inspector():
    return UserFactory(inspector=True)


@pytest.fixture
def visit(inspector, theme):
    programme_of_letters()
    return imported(by=inspector).visit


@pytest.fixture
def passages(visit) -> list[Passage]:
    return list(visit.letter.passages.all())


@pytest.fixture
def findings_page(client, inspector, visit):
    """The findings page as its recorder sees it now."""
    client.sign_in(inspector)
    return lambda: client.get(reverse("findings:list", args=[visit.ref])).content.decode()


def address(passage, verb: str) -> str:
    return reverse(f"findings:passage-{verb}", args=[passage.letter.visit.ref, passage.pk])


def said(theme, **given) -> dict:
    return {"title": "Plans for children", "theme": theme.pk, "kind": "area_for_improvement", **given}


def test_each_waiting_passage_stands_there_with_its_words_and_what_they_suggest(findings_page):
    shown = findings_page()
    assert "Passages of the letter (4 waiting)" in shown
    assert FINDINGS[1] in shown
    assert "Area for improvement" in shown
    assert "Findings in letter order (0)" in shown


def test_a_passage_is_used_on_a_page_that_offers_what_its_words_suggest(client, findings_page, passages, visit, theme):
    findings_page()
    form = client.get(address(passages[1], "use")).context["form"]
    assert form["kind"].value() == "area_for_improvement"
    assert form["theme"].value() == theme.pk
    response = client.post(address(passages[1], "use"), said(theme))
    assert response["Location"].startswith(reverse("findings:list", args=[visit.ref]))
    finding = Finding.objects.get()
    assert (finding.text, finding.kind, finding.line.title) == (
        FINDINGS[1],
        "area_for_improvement",
        "Plans for children",
    )
    assert "Passages of the letter (3 waiting)" in findings_page()


def test_one_may_go_on_to_the_next_that_waits(client, findings_page, passages, theme):
    findings_page()
    response = client.post(address(passages[1], "use"), said(theme, next="1"))
    assert response["Location"] == address(passages[2], "use")
    Passage.objects.exclude(pk=passages[0].pk).exclude(pk=passages[2].pk).filter(state="waiting").update(
        state="dropped"
    )
    response = client.post(address(passages[2], "drop"), {"next": "1"})
    assert response["Location"] == address(passages[0], "use")


def test_a_second_passage_is_added_to_the_finding_on_its_matter(client, findings_page, passages, theme):
    findings_page()
    client.post(address(passages[0], "use"), said(theme))
    line = Finding.objects.get().line
    client.post(address(passages[1], "use"), {"line": line.pk})
    assert Finding.objects.get().paragraphs == [FINDINGS[0], FINDINGS[1]]


def test_without_javascript_what_was_said_last_is_one_press_away(client, findings_page, passages, visit):
    findings_page()
    earlier = VisitFactory(programme=visit.programme, done=True, number=2, start=date(2017, 3, 7))
    LetterFactory(visit=earlier, published=True)
    last = FindingFactory(visit=earlier, text="What was said in March.")
    asked = {"show": "1", "line": last.line.pk, "kind": "improvement", "extent": "most"}
    answer = client.post(address(passages[0], "use"), asked)
    form = answer.context["form"]
    assert "What was said in March." in answer.content.decode()
    assert form.asks_direction
    assert (form["kind"].value(), form["extent"].value()) == ("improvement", "most")
    assert Finding.objects.get() == last


def test_a_matter_looked_at_before_needs_its_direction(client, findings_page, passages, visit):
    findings_page()
    earlier = VisitFactory(programme=visit.programme, done=True, number=2, start=date(2017, 3, 7))
    LetterFactory(visit=earlier, published=True)
    last = FindingFactory(visit=earlier)
    chosen = {"line": last.line.pk, "kind": "improvement"}
    assert "Select how it compares" in client.post(address(passages[0], "use"), chosen).content.decode()
    client.post(address(passages[0], "use"), {**chosen, "direction": "better"})
    assert visit.findings.get().compared_with == last


def test_what_is_left_out_is_said_beside_its_field(client, findings_page, passages, theme):
    findings_page()
    shown = client.post(address(passages[0], "use"), {"title": "Plans", "theme": "", "kind": ""}).content.decode()
    assert "Select the kind of finding" in shown
    assert "Choose the theme of the new matter" in shown
    assert 'value="Plans"' in shown
    assert not Finding.objects.exists()


def test_a_matter_of_another_authority_cannot_be_forged(client, findings_page, passages):
    findings_page()
    forged = {"line": LineOfEnquiryFactory().pk, "kind": "strength"}
    shown = client.post(address(passages[0], "use"), forged).content.decode()
    assert "own programme" in shown
    assert not Finding.objects.exists()


def test_a_passage_of_another_visit_is_not_there(client, findings_page, passages, visit):
    findings_page()
    other = VisitFactory(programme=visit.programme, writing_up=True, number=9)
    url = reverse("findings:passage-use", args=[other.ref, passages[0].pk])
    assert client.get(url).status_code == 404


def test_a_passage_is_cut_and_joined_again(client, findings_page, passages):
    findings_page()
    shown = client.get(address(passages[0], "cut")).content.decode()
    assert "Practitioners say that they now have time" in shown
    place = passages[0].letter.text.index("Practitioners say")
    undo = client.post(address(passages[0], "cut"), {"before": place}, follow=True).content.decode()
    assert address(passages[0], "join") in undo
    assert "Passages of the letter (5 waiting)" in findings_page()
    client.post(address(passages[0], "join"))
    assert "Passages of the letter (4 waiting)" in findings_page()


def test_cutting_needs_a_sentence(client, findings_page, passages):
    findings_page()
    shown = client.post(address(passages[0], "cut"), {"before": "7"}).content.decode()
    assert "Select one of the sentences shown" in shown
    assert Passage.objects.count() == 4


def test_dropping_offers_undo(client, findings_page, passages):
    findings_page()
    shown = client.post(address(passages[3], "drop"), follow=True).content.decode()
    assert f'action="{address(passages[3], "wait")}"' in shown
    client.post(address(passages[3], "wait"))
    assert "Passages of the letter (4 waiting)" in findings_page()


def test_a_passage_used_meanwhile_is_not_offered_again(client, findings_page, passages, theme):
    findings_page()
    client.post(address(passages[0], "use"), said(theme))
    response = client.get(address(passages[0], "use"), follow=True)
    assert "already used in" in response.content.decode()
    assert client.get(address(passages[0], "cut")).status_code == 302


def test_sent_twice_a_passage_makes_one_finding(client, findings_page, passages, theme):
    findings_page()
    client.post(address(passages[0], "use"), said(theme))
    client.post(address(passages[0], "use"), said(theme))
    assert Finding.objects.count() == 1


def test_on_a_done_visit_its_importer_is_shown_the_way_to_reopen_it(findings_page, passages, visit):
    Visit.objects.filter(pk=visit.pk).update(stage="done", done_at="2017-08-01T12:00Z")
    shown = findings_page()
    assert "Reopen it first" in shown
    assert reverse("findings:reopen", args=[visit.ref]) in shown


def test_on_a_done_visit_the_page_says_who_can_help(client, findings_page, passages, visit, theme):
    Visit.objects.filter(pk=visit.pk).update(stage="done", done_at="2017-08-01T12:00Z", number=1)
    shown = findings_page()
    assert "A senior HMI can reopen it" in shown
    assert reverse("findings:reopen", args=[visit.ref]) not in shown
    assert address(passages[0], "use") not in shown
    answer = client.post(address(passages[0], "use"), said(theme)).content.decode()
    assert "is done" in answer
    assert "Plans for children" in answer
    assert not Finding.objects.exists()


def test_those_who_only_read_see_no_passages(client, visit, findings_page):
    reader = UserFactory(quality_reader=True)
    shown = client.sign_in(reader).get(reverse("findings:list", args=[visit.ref])).content.decode()
    assert "Passages of the letter" not in shown
    assert FINDINGS[0] not in shown


def test_more_passages_cost_no_more_queries(client, inspector, visit, passages, queries_of):
    client.sign_in(inspector)
    url = reverse("findings:list", args=[visit.ref])
    Passage.objects.exclude(pk=passages[0].pk).update(state="dropped")
    few = queries_of(url)
    Passage.objects.update(state="waiting")
    assert queries_of(url) == few
