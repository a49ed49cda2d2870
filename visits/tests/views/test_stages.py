import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from visits.models import Visit
from visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(client):
    user = UserFactory(inspector=True)
    client.sign_in(user)
    return user


def url(name, visit) -> str:
    return reverse(f"visits:{name}", args=[visit.ref])


def stage_of(visit) -> str:
    return Visit.objects.get(pk=visit.pk).stage


def test_confirming_asks_first_and_says_who_will_see_what(client, lead):
    visit = VisitFactory(lead=lead)

    page = client.get(url("confirm", visit)).content.decode()

    assert "the council and its DfE adviser see these dates and this team" in page
    assert stage_of(visit) == "planned"


def test_a_confirmed_visit_is_seen_by_the_council(client, lead):
    visit = VisitFactory(lead=lead)
    manager = UserFactory(manager=True, member_of=visit.programme.authority)
    assert not Visit.objects.visible_to(manager).exists()

    client.post(url("confirm", visit))

    assert Visit.objects.visible_to(manager).get() == visit


def test_confirming_twice_says_that_it_was_moved_on(client, lead):
    visit = VisitFactory(lead=lead, confirmed=True)

    page = client.post(url("confirm", visit)).content.decode()

    assert "already been moved on" in page
    assert visit.transitions.count() == 0


def test_a_step_is_one_press_with_a_way_back(client, lead):
    visit = VisitFactory(lead=lead, confirmed=True)

    client.post(url("start-fieldwork", visit))
    undo = reverse("visits:undo-step", args=[visit.ref, visit.transitions.get().pk])
    page = client.get(visit.get_absolute_url()).content.decode()

    assert stage_of(visit) == "fieldwork"
    assert undo in page
    client.post(undo)
    assert stage_of(visit) == "confirmed"


def test_a_step_out_of_turn_is_refused_with_a_sentence(client, lead):
    visit = VisitFactory(lead=lead)

    page = client.post(url("write-up", visit), follow=True).content.decode()

    assert "already been moved on" in page
    assert stage_of(visit) == "planned"


def test_a_step_of_another_visit_cannot_be_undone_through_this_one(client, lead):
    visit = VisitFactory(lead=lead, in_fieldwork=True)
    other = VisitFactory(lead=lead, confirmed=True)
    client.post(url("start-fieldwork", other))
    step = other.transitions.get().pk

    assert client.post(reverse("visits:undo-step", args=[visit.ref, step])).status_code == 404


def test_cancelling_asks_for_the_reason(client, lead):
    visit = VisitFactory(lead=lead)

    page = client.post(url("cancel", visit), {"reason": " "}).content.decode()

    assert "Say why the visit is cancelled" in page
    assert stage_of(visit) == "planned"


def test_a_cancelled_visit_keeps_its_reason(client, lead):
    visit = VisitFactory(lead=lead, confirmed=True)

    client.post(url("cancel", visit), {"reason": "Inspectors are ill."})

    assert visit.transitions.get().reason == "Inspectors are ill."


@pytest.mark.parametrize("name", ["start-fieldwork", "write-up"])
def test_looking_never_moves_a_visit(client, lead, name):
    assert client.get(url(name, VisitFactory(lead=lead))).status_code == 405


@pytest.mark.parametrize("name", ["confirm", "cancel", "start-fieldwork", "write-up"])
def test_the_council_cannot_move_a_visit_it_sees(client, name):
    visit = VisitFactory(confirmed=True)
    client.sign_in(UserFactory(manager=True, member_of=visit.programme.authority))

    assert client.post(url(name, visit)).status_code == 403
    assert stage_of(visit) == "confirmed"
