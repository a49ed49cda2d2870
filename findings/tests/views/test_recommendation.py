import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.models import LineOfEnquiry
from visits.tests.factories import InspectionFactory, RecommendationFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspector():
    return UserFactory(inspector=True)


def ask(client, recommendation, **extra):
    return client.post(reverse("findings:open-line", args=[recommendation.pk]), **extra)


def test_one_click_makes_a_line_of_a_recommendation(client, inspector):
    visit = VisitFactory(lead=inspector)
    recommendation = RecommendationFactory(inspection=visit.programme.anchor)

    response = ask(client.sign_in(inspector), recommendation)
    ask(client, recommendation)

    assert response.url == LineOfEnquiry.objects.get().get_absolute_url()


def test_without_a_programme_or_a_theme_the_page_says_what_to_do(client, inspector):
    client.sign_in(inspector)
    visit = VisitFactory(lead=inspector)
    bare = RecommendationFactory(inspection=visit.programme.anchor, theme=None)
    unfollowed = RecommendationFactory(inspection=InspectionFactory())

    for recommendation in (bare, unfollowed):
        response = ask(client, recommendation, headers={"referer": "http://testserver/accessibility/"})
        assert response.url == "/accessibility/"

    shown = client.get("/accessibility/").content.decode()
    assert "Choose the theme this recommendation is about." in shown
    assert "There is no monitoring programme since this inspection." in shown
    assert not LineOfEnquiry.objects.exists()
