"""One finding: changed, moved, put in its place, removed and brought back."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from findings.models import Finding
from findings.tests.factories import FindingFactory, LineOfEnquiryFactory
from visits.models import Visit
from visits.tests.factories import MonitoringProgrammeFactory, ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspector():
    return UserFactory(inspector=True, name="Robin Ash")


@pytest.fixture
def first(inspector):
    programme = MonitoringProgrammeFactory()
    return VisitFactory(programme=programme, done=True, start=date(2024, 6, 3), lead=inspector, number=1)


@pytest.fixture
def visit(first, inspector):
    return VisitFactory(programme=first.programme, writing_up=True, start=date(2024, 9, 2), lead=inspector, number=2)


@pytest.fixture
def signed_in(client, inspector):
    return client.sign_in(inspector)


def page(finding, name="finding"):
    return reverse(f"findings:{name}", args=[finding.visit.ref, finding.number])


def typed(**fields):
    return {"version": 1, "kind": "strength", "text": "Plans are kept.", "extent": "", "stage_of_change": "", **fields}


def said(response) -> str:
    return " ".join(response.content.decode().split())


def test_a_finding_is_changed_and_its_history_says_what_from_what_to_what(signed_in, visit):
    finding = FindingFactory(visit=visit, text="Plans drift.")

    signed_in.post(page(finding), typed(text="Most plans are kept."))

    changed = Finding.objects.get()
    assert (changed.text, changed.extent, changed.version) == ("Most plans are kept.", "most", 2)
    shown = said(signed_in.get(page(finding)))
    assert "Robin Ash" in shown
    assert "<del>Plans drift.</del>" in shown
    assert "Matter opened" in shown


def test_the_form_opens_with_what_stands_and_reads_nothing_into_it(signed_in, visit):
    finding = FindingFactory(visit=visit, text="Most plans are kept.", extent="")

    form = signed_in.get(page(finding)).context["form"]

    assert form["extent"].value() == "not_stated"
    assert form["text"].value() == "Most plans are kept."


@pytest.mark.parametrize("version", ["", "x", "-1"])
def test_a_forged_version_saves_nothing(signed_in, visit, version):
    finding = FindingFactory(visit=visit, text="Plans drift.")

    assert signed_in.post(page(finding), typed(version=version)).status_code == 200

    assert Finding.objects.get().text == "Plans drift."


def test_the_direction_is_asked_again_where_there_was_an_earlier_look(signed_in, visit, first):
    earlier = FindingFactory(visit=first, text="Plans drifted.")
    finding = FindingFactory(visit=visit, line=earlier.line, compared_with=earlier)

    assert "Plans drifted." in said(signed_in.get(page(finding)))
    response = signed_in.post(page(finding), typed())
    assert "Select how it compares with visit 1" in said(response)

    signed_in.post(page(finding), typed(direction="better"))
    assert Finding.objects.get(pk=finding.pk).direction == "better"


def test_an_earlier_visit_added_later_asks_for_the_direction_to_be_checked(signed_in, visit, first):
    finding = FindingFactory(visit=visit)
    FindingFactory(visit=first, line=finding.line)

    assert "An earlier visit was added" in said(signed_in.get(page(finding)))
    assert "Check the direction" in said(signed_in.get(reverse("findings:list", args=[visit.ref])))

    signed_in.post(page(finding), typed(direction="worse"))
    assert "An earlier visit was added" not in said(signed_in.get(page(finding)))


def test_words_typed_while_the_visit_was_finished_stay_on_the_page(signed_in, visit):
    finding = FindingFactory(visit=visit, text="Plans drift.")
    Visit.objects.filter(pk=visit.pk).update(stage="done", done_at="2024-10-01T12:00Z")

    response = signed_in.post(page(finding), typed(text="Late words."))

    assert "is done, so it cannot be changed" in said(response)
    assert response.context["form"]["text"].value() == "Late words."
    assert Finding.objects.get().text == "Plans drift."


def test_of_a_done_visit_a_finding_is_only_read(signed_in, first):
    response = signed_in.get(page(FindingFactory(visit=first, text="Plans drift.")))

    assert response.context["form"] is None
    assert "Plans drift." in said(response)


def test_a_finding_moves_to_another_matter_and_takes_its_words_along(signed_in, visit, first):
    finding = FindingFactory(visit=visit, text="Plans drift.")
    earlier = FindingFactory(visit=first, text="Reviews are late.")

    response = signed_in.post(page(finding, "move-line"), {"version": 1, "line": earlier.line.pk})
    assert "Select how it compares with visit 1" in said(response)

    signed_in.post(page(finding, "move-line"), {"version": 1, "line": earlier.line.pk, "direction": "same"})
    moved = Finding.objects.get(pk=finding.pk)
    assert (moved.line, moved.text, moved.number) == (earlier.line, "Plans drift.", finding.number)


def test_a_finding_moves_to_a_matter_that_is_new(signed_in, visit):
    finding, theme = FindingFactory(visit=visit), ThemeFactory()

    signed_in.post(page(finding, "move-line"), {"version": 1, "title": "Chronologies", "theme": theme.pk})

    assert Finding.objects.get().line.title == "Chronologies"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"version": 1}, "Choose a matter from the list, or name a new one"),
        ({"version": 7, "title": "Chronologies"}, "Somebody else changed this finding after you opened it"),
    ],
)
def test_a_move_that_cannot_be_made_says_why(signed_in, visit, fields, sentence):
    finding, theme = FindingFactory(visit=visit), ThemeFactory()

    response = signed_in.post(page(finding, "move-line"), {**fields, "theme": theme.pk})

    assert sentence in said(response)
    assert Finding.objects.get().line == finding.line


def test_a_finding_cannot_be_moved_to_another_programmes_line(signed_in, visit):
    finding = FindingFactory(visit=visit)

    response = signed_in.post(page(finding, "move-line"), {"version": 1, "line": LineOfEnquiryFactory().pk})

    assert "own programme" in said(response)


def test_removing_is_undone_with_one_button(signed_in, visit):
    finding = FindingFactory(visit=visit, text="Plans drift.")

    response = signed_in.post(page(finding, "remove"), follow=True)
    assert f"Finding {finding.ref} removed." in said(response)
    assert f'action="{page(finding, "restore")}"' in said(response)
    assert "Plans drift." not in said(response)
    assert "has been removed by Robin Ash" in said(signed_in.get(page(finding)))

    response = signed_in.post(page(finding, "restore"), follow=True)
    assert f"Finding {finding.ref} is back." in said(response)
    assert "Plans drift." in said(response)


def test_what_stands_on_the_matter_meanwhile_keeps_a_removed_finding_away(signed_in, visit):
    finding = FindingFactory(visit=visit, removed=True)
    other = FindingFactory(visit=visit, line=finding.line)

    response = signed_in.post(page(finding, "restore"), follow=True)

    assert f"{other.ref} now stands on the same matter" in said(response)


def test_an_edit_of_a_finding_removed_meanwhile_keeps_the_words(signed_in, visit):
    finding = FindingFactory(visit=visit, removed=True)

    response = signed_in.post(page(finding), typed(text="My words."))

    assert "has been removed meanwhile" in said(response)
    assert response.context["form"]["text"].value() == "My words."


def test_a_removed_finding_is_gone_for_those_who_only_read(client, visit, first):
    reader = UserFactory(quality_reader=True)

    assert client.sign_in(reader).get(page(FindingFactory(visit=visit, removed=True))).status_code == 404


def test_findings_are_put_in_letter_order_by_button_and_the_button_keeps_its_place(signed_in, visit):
    one, two = FindingFactory(visit=visit), FindingFactory(visit=visit)

    response = signed_in.post(page(two, "reorder"), {"towards": "up"})

    assert response.url.endswith(f"#up-{two.number}")
    assert list(Finding.objects.in_letter_order()) == [two, one]
    assert signed_in.post(page(two, "reorder"), {"towards": "sideways"}).status_code == 302
    assert list(Finding.objects.in_letter_order()) == [two, one]


def test_a_finding_nobody_recorded_is_not_there(signed_in, visit):
    url = reverse("findings:finding", args=[visit.ref, 99])

    assert signed_in.get(url).status_code == 404
