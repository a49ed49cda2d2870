"""Editing in the admin keeps the rules of the pages: reason, version, history."""

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.tests.factories import ActionFactory, FindingFactory, LineOfEnquiryFactory, ProgressJudgementFactory
from visits.tests.factories import LocalAuthorityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return UserFactory(administrator=True, name="Ada Minstrator")


@pytest.fixture
def admin(client, administrator):
    return client.sign_in(administrator)


def address(record) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


def typed(finding, **changes) -> dict:
    return {
        "kind": finding.kind,
        "text": finding.text,
        "direction": finding.direction,
        "extent": finding.extent,
        "stage_of_change": finding.stage_of_change,
        "opened_at": finding.version,
        **changes,
    }


def test_an_edit_of_a_finding_asks_for_a_reason(admin):
    finding = FindingFactory(text="As it was.")

    html = admin.post(address(finding), typed(finding, text="As it is.")).content.decode()

    assert "Say why this is changed" in html
    assert "As it is." in html
    finding.refresh_from_db()
    assert finding.text == "As it was."


def test_an_edit_of_a_finding_raises_its_version_and_keeps_who_and_why(admin, administrator):
    finding = FindingFactory(text="As it was.")

    answer = admin.post(address(finding), typed(finding, text="As it is.", change_reason="A slip of the pen"))

    assert answer.status_code == 302
    finding.refresh_from_db()
    assert (finding.text, finding.version) == ("As it is.", 2)
    latest = finding.history.latest()
    assert (latest.history_user, latest.history_change_reason) == (administrator, "A slip of the pen")
    assert latest.prev_record.text == "As it was."


def test_the_second_save_of_a_stale_form_shows_both_texts_and_loses_neither(admin):
    finding = FindingFactory(text="As it was.")
    stale = typed(finding, text="Mine.", change_reason="Because")
    finding.text, finding.version = "Theirs.", 2
    finding.save()

    html = admin.post(address(finding), stale).content.decode()

    assert "Theirs." in html
    assert "Mine." in html
    finding.refresh_from_db()
    assert finding.text == "Theirs."


def test_after_reading_both_texts_the_second_save_may_stand(admin):
    finding = FindingFactory(text="As it was.")
    finding.text, finding.version = "Theirs.", 2
    finding.save()
    page = admin.post(address(finding), typed(finding, text="Mine.", change_reason="Because", opened_at=1))
    again = page.context["adminform"].form["opened_at"].value()

    admin.post(address(finding), typed(finding, text="Mine.", change_reason="Because", opened_at=again))

    finding.refresh_from_db()
    assert (finding.text, finding.version) == ("Mine.", 3)


@pytest.mark.parametrize("forged", ["", "99", "x"])
def test_a_forged_version_saves_nothing(forged, admin):
    finding = FindingFactory(text="As it was.")

    answer = admin.post(address(finding), typed(finding, text="Mine.", change_reason="Because", opened_at=forged))

    assert answer.status_code == 200
    finding.refresh_from_db()
    assert finding.text == "As it was."


@pytest.mark.parametrize("text", ["", "x" * 50_001])
def test_words_that_are_missing_or_too_long_get_a_sentence(text, admin):
    finding = FindingFactory(text="As it was.")

    answer = admin.post(address(finding), typed(finding, text=text, change_reason="Because"))

    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["text"]


def test_a_direction_without_an_earlier_look_gets_a_sentence(admin):
    finding = FindingFactory()

    html = admin.post(address(finding), typed(finding, direction="better", change_reason="Because")).content.decode()

    assert "A direction needs an earlier finding on the same matter" in html


def test_a_direction_taken_back_to_first_look_compares_with_nothing(admin):
    earlier = FindingFactory()
    later = FindingFactory(
        line=earlier.line, visit__programme=earlier.visit.programme, compared_with=earlier, direction="same"
    )

    admin.post(address(later), typed(later, direction="first_look", change_reason="It was a different matter"))

    later.refresh_from_db()
    assert (later.direction, later.compared_with) == ("first_look", None)


def test_an_evaluation_is_changed_with_a_reason_too(admin):
    evaluation = ProgressJudgementFactory(value="steady")
    data = {"value": "good", "rationale": "Seen in most plans.", "opened_at": 1}

    refused = admin.post(address(evaluation), data)
    saved = admin.post(address(evaluation), {**data, "change_reason": "Read again"})

    assert (refused.status_code, saved.status_code) == (200, 302)
    evaluation.refresh_from_db()
    assert evaluation.value == "good"


def test_saving_without_a_change_writes_no_history(admin):
    finding = FindingFactory()
    before = finding.history.count()

    admin.post(address(finding), typed(finding, change_reason="Only looked"))

    assert finding.history.count() == before


def test_an_action_is_added_and_its_lines_are_kept_with_its_history(admin, administrator):
    line = LineOfEnquiryFactory()
    authority = LocalAuthorityFactory()

    answer = admin.post(
        reverse("admin:findings_action_add"),
        {
            "authority": authority.pk,
            "reference": "1.1",
            "wording": "Review every plan",
            "owner": "Head of service",
            "due": "2026-12-01",
            "status": "not_started",
            "completed_on": "",
            "lines": [line.pk],
        },
    )

    assert answer.status_code == 302
    action = authority.actions.get()
    assert list(action.lines.all()) == [line]
    assert action.history.latest().history_user == administrator


def test_a_complete_action_without_its_date_gets_a_sentence(admin):
    action = ActionFactory()

    html = admin.post(
        address(action),
        {
            "authority": action.authority.pk,
            "reference": action.reference,
            "wording": action.wording,
            "owner": action.owner,
            "due": "2026-12-01",
            "status": "complete",
            "completed_on": "",
            "opened_at": action.version,
        },
    ).content.decode()

    assert "Give the date it was completed" in html
