"""The page of a line of enquiry: its whole life, in order of visits."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.tests.factories import ActionFactory, FollowUpFactory, LetterFactory, LineEventFactory
from findings.tests.progress.story import Story
from visits.tests.factories import RecommendationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return Story()


def page(client, line, user):
    return client.sign_in(user).get(reverse("findings:line", args=[line.pk]))


def told(response) -> list[str]:
    return [chapter.title for chapter in response.context["chapters"]]


def test_a_life_is_told_in_order_of_visits_though_typed_in_another(story, client):
    five, two = story.visit(5), story.visit(2)
    line = story.line(opened_at=five)
    story.found(five, line)
    story.found(two, line)
    assert told(page(client, line, story.reader)) == ["Visit 2", "Visit 5"]


def test_it_begins_at_the_inspection_that_recommended_it(story, client):
    line = story.line(from_recommendation=RecommendationFactory(inspection=story.programme.anchor, text="Supervise."))
    story.found(story.visit(1), line)
    response = page(client, line, story.reader)
    assert told(response) == ["Inspection", "Visit 1"]
    assert "Supervise." in response.content.decode()


def test_visits_that_did_not_look_are_told_as_such(story, client):
    one, two, three = story.visit(1), story.visit(2), story.visit(3)
    story.outline(4)
    line = story.line(opened_at=one)
    story.found(one, line)
    FollowUpFactory(visit=three, line=line)
    response = page(client, line, story.reader)
    silent = [chapter.visit for chapter in response.context["chapters"] if chapter.is_silent]
    assert silent[0] == two
    assert "Planned, not reached" in response.content.decode()
    assert "Nothing on record" in response.content.decode()


def test_what_the_council_raised_stands_on_its_day_with_the_day_it_says_it_was_fixed(story, client):
    line = story.line()
    LineEventFactory(
        line=line,
        visit=None,
        on=date(2024, 5, 1),
        raised_by="council",
        raised_on=date(2024, 5, 1),
        fixed_on=date(2024, 8, 1),
    )
    said = page(client, line, story.reader).content.decode()
    assert "raised by the council in May 2024; fixed on 1 August 2024, the council says" in said


def test_a_council_reads_the_released_part_of_a_life_and_no_history_of_its_wording(story, client):
    seen, unfinished = story.visit(1), story.visit(2, stage="writing_up", done_at=None)
    LetterFactory(visit=seen, published=True)
    line = story.line(opened_at=seen)
    story.found(seen, line)
    story.found(unfinished, line, "worse", text="Much worse.")
    response = page(client, line, UserFactory(manager=True, member_of=story.authority))
    assert told(response) == ["Visit 1"]
    assert response.context["history"] is None
    assert page(client, line, story.reader).context["history"]


def test_actions_that_answer_it_are_shown_to_those_who_may_see_them(story, client):
    seen = story.visit(1)
    LetterFactory(visit=seen, published=True)
    line = story.line(opened_at=seen)
    story.found(seen, line)
    action = ActionFactory(authority=story.authority, lines=[line])
    assert list(page(client, line, story.reader).context["actions"]) == [action]
    assert list(page(client, line, UserFactory(inspector=True)).context["actions"]) == []


def test_a_line_whose_only_finding_was_removed_has_no_page(story, client):
    one = story.visit(1)
    line = story.line(opened_at=one)
    story.found(one, line, removed=True)
    assert page(client, line, story.reader).status_code == 404
