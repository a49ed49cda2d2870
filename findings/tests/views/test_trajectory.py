"""The page of trajectories: a picture a theme with its table, for every programme of an authority."""

import re
from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.tests.factories import ProgressJudgementFactory
from findings.tests.progress.story import Story
from visits.tests.factories import (
    CoveredThemeFactory,
    InspectionFactory,
    LocalAuthorityFactory,
    MonitoringProgrammeFactory,
    ThemeFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return Story()


@pytest.fixture
def theme():
    return ThemeFactory(name="Front door <i>& MASH</i>")


def evaluated(visit, theme, value):
    return ProgressJudgementFactory(covered_theme=CoveredThemeFactory(visit=visit, theme=theme), value=value)


def page(client, story) -> str:
    url = reverse("findings:trajectory", args=[story.authority.slug])
    return client.sign_in(story.reader).get(url).content.decode()


def table_rows(html: str) -> list[list[str]]:
    rows = re.findall(r"<tr>(.*?)</tr>", html.partition("<tbody>")[2].partition("</tbody>")[0], re.DOTALL)
    return [re.findall(r">([^<>]+)<", row) for row in rows]


def test_a_theme_has_a_picture_and_the_same_in_a_table(client, story, theme):
    first = evaluated(story.visit(1), theme, "insufficient")
    story.visit(2)
    evaluated(story.visit(3), theme, "steady")
    html = page(client, story)
    picture = re.search(r"<svg .*?</svg>", html.partition("<ul")[2].partition("app-charts")[2], re.DOTALL)[0]
    assert "<desc" in picture
    assert (
        "Visit 1, March 2024: insufficient. Visit 2, June 2024: not looked at. Visit 3, September 2024: steady."
        in picture
    )
    assert table_rows(html) == [["Front door &lt;i&gt;&amp; MASH&lt;/i&gt;", "Insufficient", "Not looked at", "Steady"]]
    assert html.count(f'href="{first.get_absolute_url()}"') == 2


def test_a_mark_leads_to_its_place_on_the_page_of_evaluations(client, story, theme):
    evaluation = evaluated(story.visit(1), theme, "early")
    address, _, place = evaluation.get_absolute_url().partition("#")
    assert f'id="{place}"' in client.sign_in(story.reader).get(address).content.decode()


def test_nothing_of_a_picture_needs_what_the_security_policy_forbids_or_is_taken_for_markup(client, story, theme):
    evaluated(story.visit(1), theme, "early")
    html = page(client, story)
    assert "style=" not in html
    assert "<i>" not in html


def test_programmes_stand_apart_the_newest_first(client, story, theme):
    evaluated(story.visit(1), theme, "early")
    earlier = MonitoringProgrammeFactory(
        anchor=InspectionFactory(authority=story.authority),
        judged_in=date(2019, 5, 1),
        started_on=date(2019, 6, 1),
        ended_on=date(2021, 6, 1),
        end_reason="Re-inspected.",
    )
    evaluated(VisitFactory(programme=earlier, number=1, done=True, start=date(2020, 1, 7)), theme, "declined")
    html = page(client, story)
    assert html.index("Judged inadequate in January 2024") < html.index("Judged inadequate in May 2019")
    assert html.count('role="img"') == 2
    assert "app-chart__line" not in html


def test_where_nothing_was_evaluated_the_page_says_so_and_what_was_looked_at(client, story, theme):
    CoveredThemeFactory(visit=story.visit(1), theme=theme)
    html = page(client, story)
    assert "No evaluation of progress is on record" in html
    assert table_rows(html)[0][1] == "Not evaluated"


def test_a_long_programme_scrolls_in_boxes_of_its_own(client, story, theme):
    for number in range(1, 11):
        evaluated(story.visit(number, start=date(2024, number, 2)), theme, "limited")
    html = page(client, story)
    assert "app-charts--long" in html
    assert 'aria-label="Evaluation of progress, Front door' in html


def test_a_visit_against_the_last_shows_how_its_areas_have_come_along(client, story, theme):
    evaluated(story.visit(1), theme, "limited")
    second = story.visit(2)
    evaluated(second, theme, "good")
    client.sign_in(story.reader)
    html = client.get(reverse("findings:visit-progress", args=[second.ref])).content.decode()
    assert "Visit 1, March 2024: limited. Visit 2, June 2024: good.</desc>" in html
    assert html.count('class="app-chart__line"') == 1


def test_every_word_is_defined(client, story, theme):
    html = page(client, story)
    for words in ("Better for many children, and the pace is right.", "Weaker than at the last look."):
        assert words in html


def test_matrix_and_authority_lead_to_it(client, story):
    url = reverse("findings:trajectory", args=[story.authority.slug])
    client.sign_in(story.reader)
    for name in ("findings:matrix", "findings:authority"):
        assert f'href="{url}"' in client.get(reverse(name, args=[story.authority.slug])).content.decode()


def test_an_authority_without_a_programme_has_none(client):
    url = reverse("findings:trajectory", args=[LocalAuthorityFactory().slug])
    assert client.sign_in(UserFactory(inspector=True)).get(url).status_code == 404
