"""Bytes and numbers nobody types by accident get a sentence or "not found", never a failure."""

import pytest
from django.db import transaction
from django.urls import reverse

from findings.models import Finding
from findings.tests.world import World
from visits.models import Visit
from visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db

HUGE = "9" * 20
ENDLESS = "9" * 5000
UNUSUAL = {
    "a NUL": "a\x00b",
    "a bell": "a\x07b",
    "half a character": b"a\xed\xa0\x80b",
    "a number no database holds": HUGE,
    "a number of 5,000 figures": ENDLESS,
    "figures of another script": "٣",
    "a raised figure": "²",
    "a number below nought": "-1",
    "50,001 characters": "x" * 50_001,
    "nothing": "",
}


@pytest.fixture
def world():
    return World()


@pytest.fixture
def team(client, world):
    return client.sign_in(world.people["team"])


def failing(client, url: str, sent) -> list[str]:
    """Which unusual values are answered with neither the form nor a redirect; what each saved is undone."""
    failed = []
    for name, unusual in UNUSUAL.items():
        with transaction.atomic():
            status = client.post(url, sent(unusual)).status_code
            transaction.set_rollback(True)
        if status not in {200, 302}:
            failed.append(f"{name}: {status}")
    return failed


def entry(world, **typed) -> dict:
    words = {"title": "A new matter", "theme": world.theme.pk, "kind": "strength", "text": "Words."}
    return {**words, **typed}


LINE_FORMS = [
    *[("merge", field) for field in ("into", "reason")],
    *[("split", field) for field in ("title_1", "theme_1", "close", "reason")],
    ("carry-over", "title"),
    ("carry-over", "theme"),
]


@pytest.mark.parametrize(("step", "field"), LINE_FORMS)
def test_the_steps_of_a_line_answer_whatever_a_field_holds(team, world, step, field):
    line = world.earlier_line if step == "carry-over" else world.lines["released"]
    sent = {"title": "A name", "title_1": "A part", "theme": world.theme.pk, "theme_1": world.theme.pk}
    sent |= {"into": world.lines["unfinished"].pk, "reason": "Why."}
    url = reverse(f"findings:line-{step}", args=[line.pk])
    assert failing(team, url, lambda unusual: {**sent, field: unusual}) == []


@pytest.mark.parametrize("field", ["line", "title", "theme", "kind", "direction", "extent", "text", "entry_key"])
def test_the_entry_form_answers_whatever_a_field_holds(team, world, field):
    url = reverse("findings:list", args=[world.visits["unfinished"].ref])
    assert failing(team, url, lambda unusual: entry(world, **{field: unusual})) == []


@pytest.mark.parametrize("field", ["version", "line", "title", "theme", "direction"])
def test_the_form_that_moves_a_finding_answers_whatever_a_field_holds(team, world, field):
    finding = world.findings["unfinished"]
    url = reverse("findings:move-line", args=[finding.visit.ref, finding.number])
    sent = {"version": 1, "title": "Another matter", "theme": world.theme.pk}
    assert failing(team, url, lambda unusual: {**sent, field: unusual}) == []


def test_an_evaluation_of_a_forged_version_saves_nothing_and_does_not_fail(team, world):
    visit = world.visits["unfinished"]
    area = f"area-{visit.covered_themes.get().pk}"
    sent = {f"{area}-value": "steady", f"{area}-rationale": "Better."}
    url = reverse("findings:evaluation", args=[visit.ref])
    assert failing(team, url, lambda unusual: {**sent, f"{area}-version": unusual}) == []


@pytest.mark.parametrize("field", ["lines", "version", "reference", "owner", "status", "entry_key"])
def test_the_form_of_an_action_answers_whatever_a_field_holds(client, world, field):
    url = reverse("findings:action-edit", args=[world.authority.slug, world.action.pk])
    sent = {"reference": "1", "wording": "Do it.", "owner": "Head", "status": "on_track", "version": 1}
    sent |= {"due_0": "1", "due_1": "3", "due_2": "2025"}
    assert failing(client.sign_in(world.people["manager"]), url, lambda unusual: {**sent, field: unusual}) == []


def planned(**typed) -> dict:
    days = {"periods-TOTAL_FORMS": "1", "periods-INITIAL_FORMS": "0"}
    days |= {f"periods-0-start_{box}": value for box, value in enumerate(["2", "9", "2025"])}
    return {"lead": "Tess Lead", "kind": "monitoring", **days, **typed}


@pytest.mark.parametrize(
    "field", ["lead", "second", "others", "areas", "focus", "number", "periods-TOTAL_FORMS", "periods-0-start_2"]
)
def test_the_form_of_a_visit_answers_whatever_a_field_holds(team, world, field):
    url = reverse("visits:plan", args=[world.authority.slug])
    assert failing(team, url, lambda unusual: planned(**{field: unusual})) == []


@pytest.mark.parametrize("total", ["0", "-1", HUGE, "x", "9999"])
def test_a_forged_count_of_periods_gets_a_sentence(team, world, total):
    url = reverse("visits:plan", args=[world.authority.slug])
    answer = team.post(url, planned(**{"periods-TOTAL_FORMS": total, "periods-0-start_0": ""}))
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()


@pytest.mark.parametrize("field", ["lead", "second", "others"])
def test_a_name_with_a_control_character_is_refused_with_a_sentence(team, world, field):
    url = reverse("visits:record-past", args=[world.authority.slug])
    answer = team.post(url, planned(record="full", **{field: "Kim\x07Example"}))
    assert "a character that cannot be shown" in answer.content.decode()
    assert Visit.objects.filter(programme=world.programme).count() == 2


@pytest.mark.parametrize("year", ["0", "0000", "1", "9999999", "99999", "-5", "٢٠٢٥"])
def test_a_year_that_cannot_be_is_said_beside_the_date(team, world, year):
    url = reverse("visits:plan", args=[world.authority.slug])
    answer = team.post(url, planned(**{"periods-0-start_2": year}))
    assert answer.status_code == 200
    assert "First day must" in answer.content.decode()


ADDRESSES = [
    "/lines/{n}/",
    "/visits/MV-{n}/",
    "/visits/{ref}/findings/{n}/",
    "/visits/{ref}/findings/{n}/move/",
    "/visits/{ref}/passages/{n}/use/",
    "/authorities/{slug}/inspections/{n}/",
    "/authorities/{slug}/programmes/{n}/",
    "/authorities/{slug}/actions/{n}/",
    "/accounts/invitation/{n}/{n}/",
]


@pytest.mark.parametrize("number", [HUGE, ENDLESS, "999999999", "0"], ids=["huge", "endless", "large", "nought"])
def test_a_number_nothing_has_is_not_found(team, world, number):
    for address in ADDRESSES:
        url = address.format(n=number, ref=world.visits["unfinished"].ref, slug=world.authority.slug)
        assert team.get(url).status_code in ({200, 302, 404} if "invitation" in address else {404})


@pytest.mark.parametrize("verb", ["findings/{n}/remove", "findings/{n}/reorder", "passages/{n}/drop", "steps/{n}/undo"])
def test_a_button_on_something_that_is_not_there_is_not_found(team, world, verb):
    url = f"/visits/{world.visits['unfinished'].ref}/{verb.format(n=HUGE)}/"
    assert team.post(url).status_code == 404


SEARCHED = ["/authorities/names/", "/people/", "/visits/new/", "/authorities/"]
TYPED = ["%00%00", "a%00b", "+".join(["a"] * 2000), "z" * 60_000, "%ED%A0%80", "%25_%25", "'"]


@pytest.mark.parametrize("words", TYPED, ids=["NULs", "a NUL", "many words", "long", "broken", "wild cards", "quote"])
def test_a_search_takes_whatever_is_typed(team, words):
    for page in SEARCHED:
        assert team.get(f"{page}?q={words}").status_code == 200


KEYS = ["page", "sort", "stage", "region", "lines", "visits", "history", "show", "ordering", "_connector"]


@pytest.mark.parametrize("value", ["999999999999999999999", "x", "-1", "1e9", "%00", "%C2%B2", "a%0D%0AX-Bad: 1"])
def test_what_stands_after_the_question_mark_breaks_no_page(team, world, value):
    authority, visit = world.authority.slug, world.visits["unfinished"].ref
    query = "&".join(f"{key}={value}" for key in KEYS)
    for page in ["/", "/visits/", "/authorities/", f"/authorities/{authority}/progress/", f"/visits/{visit}/"]:
        assert team.get(f"{page}?{query}").status_code == 200


def test_markup_and_template_tags_in_every_text_are_shown_as_they_were_typed(team, world):
    sly = "<img src=x onerror=alert(1)>{{ 7|add:7 }}{% now 'Y' %}"
    url = reverse("findings:list", args=[world.visits["unfinished"].ref])
    team.post(url, entry(world, title=sly, text=sly))
    shown = team.get(Finding.objects.latest("pk").get_absolute_url()).content.decode()
    assert "<img src=x" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;{{ 7|add:7 }}{% now &#x27;Y&#x27; %}" in shown


def test_the_key_of_another_programmes_visit_is_no_dead_end(team, world):
    other = VisitFactory(entry_key="6f6f7c0e-6f0a-4c73-9f4e-1d2f3a4b5c6d", focus="Secret focus")
    url = reverse("visits:plan", args=[world.authority.slug])
    answer = team.post(url, planned(entry_key=str(other.entry_key)), follow=True)
    assert answer.status_code == 200
    assert "Secret focus" not in answer.content.decode()
    assert other.ref not in answer.content.decode()
