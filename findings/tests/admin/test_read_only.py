"""What even the administrator cannot do in the admin."""

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.models import Finding, Letter, LineEvent
from findings.tests.factories import (
    ActionFactory,
    FindingFactory,
    FollowUpFactory,
    LetterFactory,
    LetterSectionFactory,
    LetterTransitionFactory,
    LineEventFactory,
    LineOfEnquiryFactory,
    PassageFactory,
    ProgressJudgementFactory,
)
from visits.models import Visit
from visits.tests.factories import MonitoringProgrammeFactory, VisitFactory, VisitTransitionFactory

pytestmark = pytest.mark.django_db

KEPT = [
    VisitFactory,
    VisitTransitionFactory,
    MonitoringProgrammeFactory,
    LineOfEnquiryFactory,
    LineEventFactory,
    FindingFactory,
    FollowUpFactory,
    ProgressJudgementFactory,
    LetterFactory,
    LetterTransitionFactory,
    PassageFactory,
]
WRITTEN_ONCE = [VisitTransitionFactory, LetterTransitionFactory, LineEventFactory]


@pytest.fixture
def admin(client):
    return client.sign_in(UserFactory(administrator=True))


def address(record, page: str = "change") -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_{page}", args=[record.pk])


@pytest.mark.parametrize("factory", KEPT, ids=lambda factory: factory.__name__)
def test_formal_records_are_never_deleted(factory, admin):
    record = factory()

    answer = admin.post(address(record, "delete"), {"post": "yes"})

    assert answer.status_code == 403
    assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("factory", KEPT, ids=lambda factory: factory.__name__)
def test_formal_records_are_not_deleted_in_bulk_either(factory, admin):
    record = factory()
    changelist = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_changelist")

    admin.post(changelist, {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"})

    assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("factory", WRITTEN_ONCE, ids=lambda factory: factory.__name__)
def test_transitions_and_line_events_are_looked_at_only(factory, admin):
    record = factory(reason="As it was")

    answer = admin.post(address(record), {"reason": "As somebody wishes"})

    assert answer.status_code == 403
    record.refresh_from_db()
    assert record.reason == "As it was"


def test_no_stage_is_moved_by_hand(admin):
    visit, letter = VisitFactory(), LetterFactory()

    admin.post(address(visit), {"stage": "done", "kind": "monitoring", "opened_at": 1})
    admin.post(address(letter), {"stage": "published", "published_on": "2024-01-01"})

    assert Visit.objects.get(pk=visit.pk).stage == "planned"
    assert Letter.objects.get(pk=letter.pk).stage == "drafting"
    assert 'name="stage"' not in admin.get(address(visit)).content.decode()
    assert 'name="stage"' not in admin.get(address(letter)).content.decode()


def unreleased_letter() -> Letter:
    letter = LetterFactory(
        visit=VisitFactory(writing_up=True), headline="Canaryheadline", text="Canarytext", source_name="canary.txt"
    )
    LetterSectionFactory(letter=letter, heading="Canaryheading", text="Canarysection")
    return letter


@pytest.mark.parametrize("page", ["change", "history"])
def test_the_words_of_a_letter_are_not_shown_before_it_is_released(page, admin):
    letter = unreleased_letter()
    letter.headline = "Canaryheadline two"
    letter.save()

    assert "canary" not in admin.get(address(letter, page)).content.decode().lower()


def test_an_earlier_state_of_a_letter_shows_no_words_even_after_release(admin):
    letter = LetterFactory(published=True, headline="Canaryheadline")
    letter.headline = "As published"
    letter.save()
    first = letter.history.earliest()

    earlier = admin.get(reverse("admin:findings_letter_simple_history", args=[letter.pk, first.pk]))

    assert earlier.status_code == 200
    assert "canary" not in earlier.content.decode().lower()
    assert "canary" not in admin.get(address(letter, "history")).content.decode().lower()


def test_the_words_of_a_released_letter_are_shown(admin):
    letter = LetterFactory(published=True, headline="Much is better", text="Canarytext")
    LetterSectionFactory(letter=letter, heading="Overview")

    html = admin.get(address(letter)).content.decode()

    assert "Much is better" in html
    assert "Canarytext" in html
    assert "Overview" in html


def test_a_passage_shows_its_words_only_once_the_letter_is_released(admin):
    letter = unreleased_letter()
    waiting = PassageFactory(letter=letter, section="Canaryheading", end=5)
    released = PassageFactory(letter=LetterFactory(published=True, text="Many plans are late."))

    assert "canary" not in admin.get(address(waiting)).content.decode().lower()
    assert "Many plans are late." in admin.get(address(released)).content.decode()


@pytest.mark.parametrize(
    ("place", "lookup"),
    [
        ("accounts_user", "password__startswith"),
        ("accounts_user", "password"),
        ("visits_membership", "user__password__startswith"),
        ("visits_visit", "inspectors__user__password__startswith"),
        ("findings_letter", "text__contains"),
        ("findings_letter", "headline__startswith"),
        ("findings_letter", "sections__text__contains"),
        ("findings_passage", "letter__text__contains"),
        ("findings_finding", "visit__letter__headline__contains"),
        ("findings_finding", "removed_by__password__startswith"),
        ("findings_lineevent", "by__password__startswith"),
    ],
)
def test_lists_cannot_be_used_to_feel_for_what_is_not_shown(place, lookup, admin):
    answer = admin.get(reverse(f"admin:{place}_changelist"), {lookup: "md5"})

    assert answer.status_code == 400


def test_searching_letters_does_not_look_into_their_words(admin):
    unreleased_letter()

    html = admin.get(reverse("admin:findings_letter_changelist"), {"q": "Canary"}).content.decode()

    assert "0 letters" in html


def test_the_listed_filters_work(admin):
    FindingFactory(strength=True)

    for address_, lookup in [
        ("findings_finding", {"kind__exact": "strength"}),
        ("findings_finding", {"line__theme__id__exact": "1"}),
        ("visits_visit", {"programme__authority__ofsted_region": "London"}),
        ("accounts_user", {"is_active__exact": "1"}),
        ("visits_holiday", {"day__gte": "2024-01-01", "day__lt": "2025-01-01"}),
        ("visits_judgementarea", {"framework__id__exact": "1"}),
    ]:
        assert admin.get(reverse(f"admin:{address_}_changelist"), lookup).status_code == 200


def test_an_earlier_state_is_not_put_back_from_the_history(admin):
    action = ActionFactory(owner="First owner")
    action.owner = "Second owner"
    action.save()
    first = action.history.earliest()

    answer = admin.post(
        reverse("admin:findings_action_simple_history", args=[action.pk, first.pk]), {"owner": "First owner"}
    )

    assert answer.status_code == 403
    action.refresh_from_db()
    assert action.owner == "Second owner"


def test_events_and_findings_are_made_on_the_pages_only(admin):
    assert admin.get(reverse("admin:findings_finding_add")).status_code == 403
    assert admin.get(reverse("admin:findings_lineevent_add")).status_code == 403
    assert admin.get(reverse("admin:visits_visit_add")).status_code == 403
    assert LineEvent.objects.count() == Finding.objects.count() == 0
