"""Whoever moves to another council, or to another region, has lost the old one at the next request."""

from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone
from zeal import zeal_ignore

from accounts.tests.factories import PASSWORD, UserFactory
from findings.tests.crawl import crawl
from findings.tests.test_access import ROWS
from findings.tests.world import World
from ofsted_tracker.testing.client import TrackerClient
from ofsted_tracker.typed import author_mark
from visits.models import LocalAuthority
from visits.tests.admin.test_reference_in_admin import rows
from visits.tests.factories import MonitoringProgrammeFactory, VisitFactory

pytestmark = pytest.mark.django_db
SECRET = "Typed for Wychmere only"


@pytest.fixture
def world():
    return World()


def move(world, who: str) -> None:
    """The administrator ends one membership and begins another, on the page of the person, in one step."""
    person, yesterday = world.people[who], timezone.localdate() - timedelta(days=1)
    left = person.memberships.get()
    old = {"id": left.pk, "user": person.pk, "authority": left.authority_id, "from_date": left.from_date}
    new = {"user": person.pk, "authority": world.elsewhere.pk, "from_date": yesterday}
    facts = {"email": person.email, "name": person.name, "role": person.role, "is_active": "on"}
    administrator = TrackerClient().sign_in(world.people["administrator"])
    with zeal_ignore():  # the admin looks each authority up by itself
        answer = administrator.post(
            reverse("admin:accounts_user_change", args=[person.pk]),
            facts | rows("memberships", old | {"to_date": yesterday}, new, initial=1),
        )
    assert answer.status_code == 302, answer.context["errors"]


@pytest.mark.parametrize("who", ["contributor", "dfe"])
def test_every_page_answers_as_it_does_to_somebody_who_was_never_there(world, who):
    theirs = TrackerClient().sign_in(world.people[who])
    assert theirs.get(world.authority.get_absolute_url()).status_code == 200

    move(world, who)

    for row in (row for row in ROWS if row.kind):
        for state in row.states():
            url = reverse(row.name, kwargs={**world.arguments(row.kind, state), **row.extra}) + row.query
            assert world.ask(theirs, url, post=row.post) == row.expected(state)["manager_elsewhere"], url
    assert theirs.get(world.elsewhere.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("who", ["manager", "dfe"])
def test_no_list_or_page_names_the_old_council_any_more(world, who):
    theirs = TrackerClient().sign_in(world.people[who])
    move(world, who)
    starts = (reverse("home"), reverse("visits:authorities"), reverse("visits:list"))
    texts = crawl(theirs, *starts, reverse("visits:authority-names") + "?q=wych")
    assert len(texts) > len(starts)
    assert not [url for url, text in texts.items() if "Wychmere" in text]
    assert LocalAuthority.objects.visible_to(world.people[who]).get() == world.elsewhere


def test_what_was_typed_for_the_old_council_is_not_given_back(world):
    manager = world.people["manager"]
    theirs = TrackerClient().sign_in(manager)
    page = reverse("findings:action-new", args=[world.authority.slug])
    Session.objects.all().delete()
    theirs.post(page, {"form_author": author_mark(manager), "wording": SECRET})
    move(world, "manager")

    theirs.post(reverse("account_login"), {"login": manager.email, "password": PASSWORD})

    answer = theirs.get(page)
    assert answer.status_code == 404
    assert SECRET not in answer.content.decode()
    at_the_new_one = theirs.get(reverse("findings:action-new", args=[world.elsewhere.slug]))
    assert at_the_new_one.status_code == 200
    assert SECRET not in at_the_new_one.content.decode()


def test_a_senior_hmi_of_another_region_sees_that_region_at_the_next_request(client, world):
    senior = UserFactory(senior=True, ofsted_region="West Midlands")
    london = MonitoringProgrammeFactory(anchor__authority=world.elsewhere)
    VisitFactory(programme=london, start=date(2099, 6, 2))
    unfinished = reverse("findings:list", args=[world.visits["unfinished"].ref])
    client.sign_in(senior)
    assert client.get(unfinished).status_code == 200
    assert [one.programme for one in client.get(reverse("home")).context["programmes"]] == [world.programme]

    senior.ofsted_region = "London"
    senior.save()

    assert client.get(unfinished).status_code == 404
    home = client.get(reverse("home")).context
    assert (home["region"], [one.programme for one in home["programmes"]]) == ("London", [london])
    assert client.get(reverse("visits:contact-new", args=[world.authority.slug])).status_code == 403
    assert client.get(reverse("visits:contact-new", args=[world.elsewhere.slug])).status_code == 200
