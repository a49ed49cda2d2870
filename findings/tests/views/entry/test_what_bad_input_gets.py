"""What bad input on the findings page gets: a sentence, what was typed, and nothing changed."""

import pytest

from findings.models import Finding
from findings.tests.factories import FindingFactory, LineEventFactory, LineOfEnquiryFactory
from findings.tests.views.entry.page import page, said, typed
from visits.models import Visit

pytestmark = pytest.mark.django_db


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
