"""A word written into everything of an unfinished visit reaches nobody it is not for, wherever their links lead."""

import re
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from findings.tests.crawl import crawl
from findings.tests.factories import (
    FindingFactory,
    FollowUpFactory,
    LetterSectionFactory,
    LineEventFactory,
    LineOfEnquiryFactory,
    ProgressJudgementFactory,
)
from findings.tests.test_access import ROWS
from findings.tests.world import World
from visits.models import CoveredTheme
from visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db

WORD = "Quetzal"
DRAWN_ANEW = re.compile(
    r"""nonce-[^']*|nonce="[^"]*"|value="[\w:=-]{20,}"|Expires': '[^']*'"""
    r"""|data-(?:idle|last)="\d+"|"(?:idle|last)": \d+|"token": "\w+"|'Content-Length': '\d+'"""
    r"""|svg\+xml;base64,[\w+/=]+|app-code">\w+"""
)
COUNCIL = ["manager", "contributor", "dfe"]
OUTSIDERS = [*COUNCIL, "inspector", "senior_elsewhere", "support", "manager_elsewhere"]


class Canaries(World):
    """The unfinished visit stands before another that is released, so that "last time" could give it away too."""

    def __init__(self):
        super().__init__()
        visit, self.finding = self.visits["unfinished"], self.findings["unfinished"]
        type(visit).objects.filter(pk=visit.pk).update(focus=f"{WORD} focus", evidence=f"{WORD} evidence")
        self._in_the_letter()
        self._on_the_lines(visit)
        self._evaluated(visit)
        self._looked_at_later()

    def _in_the_letter(self):
        letter = self.letters["unfinished"]
        letter.headline, letter.addressee, letter.text = f"{WORD} headline", f"{WORD} addressee", f"{WORD} passage"
        letter.source_file.save("letter.txt", ContentFile(f"{WORD} file".encode()), save=False)
        letter.source_name = f"{WORD}.txt"
        letter.save()
        LetterSectionFactory(letter=letter, heading=f"{WORD} heading", text=f"{WORD} section")
        type(self.passages["unfinished"]).objects.filter(letter=letter).update(end=len(letter.text))

    def _on_the_lines(self, visit):
        type(self.finding).objects.filter(pk=self.finding.pk).update(text=f"{WORD} finding")
        type(self.finding.line).objects.filter(pk=self.finding.line_id).update(title=f"{WORD} title")
        FollowUpFactory(visit=visit, line=self.lines["unfinished"])
        FollowUpFactory(visit=visit, line=LineOfEnquiryFactory(programme=self.programme, title=f"{WORD} ticked"))
        LineEventFactory(line=self.lines["released"], kind="closed", visit=visit, reason=f"{WORD} reason")
        self.again = FindingFactory(
            visit=visit, line=self.lines["released"], text=f"{WORD} again", compared_with=self.findings["released"]
        )
        self.action.lines.set([self.lines["unfinished"], self.lines["released"]])

    def _evaluated(self, visit):
        covered = CoveredTheme.objects.get(visit=visit)
        ProgressJudgementFactory(covered_theme=covered, value="declined", rationale=f"{WORD} rationale")

    def _looked_at_later(self):
        later = self._visit(4, date(2024, 11, 5), done=True)
        FindingFactory(visit=later, line=self.lines["released"], compared_with=self.again, text="Looked at later.")
        type(self.letters["released"]).objects.create(
            visit=later, stage="published", letter_date=date(2024, 12, 1), published_on=date(2024, 12, 2)
        )
        self.later = later

    def release(self):
        visit, letter = self.visits["unfinished"], self.letters["unfinished"]
        type(visit).objects.filter(pk=visit.pk).update(stage="done", done_at=timezone.now())
        type(letter).objects.filter(pk=letter.pk).update(
            stage="published", letter_date=date(2024, 10, 1), published_on=date(2024, 10, 2)
        )

    def reopen(self):
        type(self.visits["unfinished"]).objects.filter(number=3).update(stage="writing_up", done_at=None)

    def addresses(self) -> list[str]:
        """Every address of the table, about the unfinished and the released visit, whether linked or not."""
        rows = [row for row in ROWS if not row.post and not row.name.startswith(("account", "mfa", "admin"))]
        return sorted(
            {
                reverse(row.name, kwargs={**self.arguments(row.kind, state), **row.extra}) + row.query
                for row in rows
                for state in ("unfinished", "released")
            }
        )


@pytest.fixture
def world():
    return Canaries()


def everything_read(client, world, who: str) -> dict[str, str]:
    client.sign_in(world.people[who])
    more = [f"{url}?history=all&lines=all&visits=all&show=all&stage=writing_up" for url in world.addresses()]
    return crawl(client, "/", "/visits/", "/authorities/", *world.addresses(), *more)


def leaking(texts: dict[str, str]) -> list[str]:
    return [url for url, text in texts.items() if WORD.lower() in text.lower()]


@pytest.mark.parametrize("who", OUTSIDERS)
def test_whoever_may_not_read_a_visit_meets_none_of_its_words_anywhere(client, world, who):
    texts = everything_read(client, world, who)
    assert len(texts) > 5
    assert leaking(texts) == []


def test_the_council_reads_all_of_it_once_it_is_released(client, world):
    world.release()
    said = " ".join(everything_read(client, world, "manager").values())
    for part in ("finding", "title", "again", "reason", "rationale", "focus", "evidence", "headline", "section"):
        assert f"{WORD} {part}" in said


@pytest.mark.parametrize("who", ["manager", "inspector"])
def test_a_visit_reopened_after_its_release_is_closed_to_them_again(client, world, who):
    world.release()
    world.reopen()
    assert leaking(everything_read(client, world, who)) == []


@pytest.mark.parametrize("who", COUNCIL)
def test_a_later_visit_that_was_released_says_nothing_of_the_unfinished_one_before_it(client, world, who):
    """Not even that a direction was set against it, nor which of its findings."""
    client.sign_in(world.people[who])
    said = client.get(reverse("findings:visit-progress", args=[world.later.ref])).content.decode()
    assert "Looked at later." in said
    for hidden in (world.again.ref, world.finding.ref, "check: an earlier visit was added"):
        assert hidden not in said


def test_the_administrator_meets_the_record_in_admin_only_and_no_words_of_the_letter_there(client, world):
    texts = everything_read(client, world, "administrator")
    assert all(url.startswith("/admin/") for url in leaking(texts))
    said = " ".join(texts.values())
    for part in ("headline", "addressee", "heading", "section", "passage", "file"):
        assert f"{WORD} {part}" not in said


def test_the_team_that_wrote_it_reads_it_all(client, world):
    assert len(leaking(everything_read(client, world, "team"))) > 5


def test_a_plan_not_yet_confirmed_is_nowhere_to_be_seen(client, world):
    plan = VisitFactory(programme=world.programme, number=9, start=date(2026, 3, 3), focus=f"{WORD} plan")
    texts = everything_read(client, world, "manager")
    assert [url for url, text in texts.items() if plan.ref in text or "March 2026" in text] == []


def test_no_figure_moves_while_a_visit_is_unfinished(client, world):
    """What the council reads is letter for letter the same whether the unfinished visit found much or nothing."""
    before = pages_without_tokens(client, world, "manager")
    FindingFactory.create_batch(3, visit=world.visits["unfinished"])
    CoveredTheme.objects.filter(visit=world.visits["unfinished"]).first().evaluation.delete()
    assert pages_without_tokens(client, world, "manager") == before


def pages_without_tokens(client, world, who: str) -> dict[str, str]:
    pages = everything_read(client, world, who)
    del pages["/accounts/"]  # lists one more browser each time somebody signs in
    return {url: DRAWN_ANEW.sub("", text) for url, text in pages.items()}
