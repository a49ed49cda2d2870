from datetime import date

import pytest
import time_machine
from django.urls import reverse

from accounts.tests.factories import UserFactory
from ofsted_tracker.testing.words import words_of
from visits.models import Visit
from visits.tests.factories import DeadlineFactory, MonitoringProgrammeFactory, VisitFactory

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2024-05-06 12:00+00:00", tick=False):
        yield


@pytest.fixture
def lead(client):
    user = UserFactory(inspector=True, name="Ida Inspector", email="ida@example.test")
    client.sign_in(user)
    return user


@pytest.fixture
def visit(lead):
    return VisitFactory(lead=lead, start=date(2024, 6, 3))


def url(visit) -> str:
    return reverse("visits:edit", args=[visit.ref])


def as_shown(client, visit, **changed) -> dict:
    """What a browser would send of the form as it is shown."""
    response = client.get(url(visit))
    form = response.context["form"]
    fields = {bound.html_name: bound.value() for bound in form if bound.name not in {"areas", "month"}}
    for row in form.periods:
        for name in ("start", "end"):
            boxes = row[name].field.widget.decompress(row[name].value())
            fields |= {f"{row[name].html_name}_{place}": box for place, box in enumerate(boxes)}
    fields |= {"periods-TOTAL_FORMS": len(form.periods.forms), "periods-INITIAL_FORMS": 0}
    fields["areas"] = form["areas"].value()
    return {name: "" if value is None else value for name, value in (fields | changed).items()}


def test_a_form_sent_as_it_is_shown_changes_nothing(client, visit):
    answer = client.post(url(visit), as_shown(client, visit))

    assert answer.url == f"{reverse('findings:next', args=[visit.ref])}?after=visits:edit"
    assert [row.history_type for row in visit.periods.get().history.all()] == ["+"]
    assert [row.history_type for row in visit.inspectors.get().history.all()] == ["+"]


def test_the_days_are_moved(client, visit):
    client.post(url(visit), as_shown(client, visit, **{"periods-0-start_0": "10", "periods-0-end_0": "11"}))

    assert visit.periods.get().start == date(2024, 6, 10)


@pytest.mark.parametrize(
    ("changed", "is_told"),
    [
        ({"periods-0-start_0": "10", "periods-0-end_0": "11"}, True),
        ({"focus": "The front door."}, False),
    ],
    ids=["other days", "the same days"],
)
def test_moving_the_days_tells_that_a_deadline_set_by_hand_was_taken_back(client, visit, changed, is_told):
    deadline = DeadlineFactory(visit=visit, overridden=True)

    page = client.post(url(visit), as_shown(client, visit, **changed), follow=True).content.decode()

    deadline.refresh_from_db()
    assert ("What was set by hand for the old days was taken back." in page) is is_told
    assert deadline.is_overridden is not is_told


def test_the_second_save_shows_both_texts_and_loses_neither(client, visit):
    stale = as_shown(client, visit, focus="Typed by the second.")
    client.post(url(visit), as_shown(client, visit, focus="Saved by the first."))

    response = client.post(url(visit), stale)

    page = words_of(response)
    assert "Somebody else saved this after you opened it" in page
    assert "Focus Saved by the first." in page
    assert "Focus Typed by the second." in page
    assert '<mark class="app-only">' in response.content.decode()
    assert Visit.objects.get().focus == "Saved by the first."


def test_saving_once_more_with_both_texts_in_view_saves_what_was_typed(client, visit):
    stale = as_shown(client, visit, focus="Typed by the second.")
    client.post(url(visit), as_shown(client, visit, focus="Saved by the first."))
    again = client.post(url(visit), stale).context["form"]["version"].value()

    client.post(url(visit), stale | {"version": again})

    assert Visit.objects.get().focus == "Typed by the second."


@pytest.mark.parametrize("version", ["", "abc", "99"])
def test_a_version_made_up_by_hand_saves_nothing(client, visit, version):
    answer = client.post(url(visit), as_shown(client, visit, focus="Forced", version=version))

    assert answer.status_code == 200
    assert Visit.objects.get().focus == ""


def test_a_lead_whose_access_has_ended_stays_on_a_past_visit(client):
    former = UserFactory(inspector=True, is_active=False, name="Former Lead")
    visit = VisitFactory(lead=former, writing_up=True, start=date(2024, 4, 2))
    client.sign_in(UserFactory(senior=True))

    client.post(url(visit), as_shown(client, visit, focus="Later words."))

    assert Visit.objects.get().focus == "Later words."
    assert visit.inspectors.get().user == former


def test_an_outline_is_filled_in(client, lead):
    outline = VisitFactory(outline=True, month=date(2024, 4, 1))
    days = {"periods-0-start_0": "9 Apr 2024"}

    client.post(url(outline), as_shown(client, outline, record="full", lead="ida@example.test", **days))

    filled = Visit.objects.get()
    assert (filled.stage, filled.record, filled.lead.user) == ("writing_up", "full", lead)


def test_a_done_visit_keeps_what_was_typed_and_says_who_can_reopen_it(client, visit):
    sent = as_shown(client, visit, focus="Typed too late.")
    Visit.objects.update(stage="done", done_at="2024-05-05T12:00Z")

    page = client.post(url(visit), sent).content.decode()

    assert "has to be reopened before it can be changed" in page
    assert "Typed too late." in page


def test_another_inspector_may_look_but_not_change(client, visit):
    client.sign_in(UserFactory(inspector=True))

    assert client.get(url(visit)).status_code == 403


def test_the_council_cannot_open_the_form_of_a_planned_visit(client, visit):
    client.sign_in(UserFactory(manager=True, member_of=visit.programme.authority))

    assert client.get(url(visit)).status_code == 404


def test_the_form_costs_the_same_whatever_is_on_record(client, lead, queries_of):
    programme = MonitoringProgrammeFactory()
    visit = VisitFactory(programme=programme, lead=lead)
    before = queries_of(url(visit))
    VisitFactory.create_batch(8, programme=programme)

    assert queries_of(url(visit)) == before
