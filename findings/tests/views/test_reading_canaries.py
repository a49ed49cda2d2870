"""Words of an unfinished visit reach no page, option, title or count of those it is not for, until its release."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tests.factories import UserFactory
from findings.tests.factories import (
    ActionFactory,
    FindingFactory,
    FollowUpFactory,
    LetterFactory,
    LineEventFactory,
    LineOfEnquiryFactory,
    ProgressJudgementFactory,
)
from visits.tests.factories import CoveredThemeFactory, MonitoringProgrammeFactory, ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db

CANARY = "Zanzibar"
OUTSIDERS = {
    "manager": {"manager": True},
    "contributor": {"contributor": True},
    "dfe": {"dfe_adviser": True},
    "inspector": {"inspector": True},
    "senior elsewhere": {"senior": True, "ofsted_region": "London"},
    "support": {"support": True},
}


class Unfinished:
    """A released visit, and after it one in writing up in which everything that can be worded holds the canary."""

    def __init__(self):
        self.programme = MonitoringProgrammeFactory()
        self.authority = self.programme.authority
        self.team = UserFactory(inspector=True)
        self.seen = VisitFactory(programme=self.programme, number=2, done=True, lead=self.team)
        LetterFactory(visit=self.seen, published=True)
        self.known = LineOfEnquiryFactory(programme=self.programme, title="Supervision", opened_at=self.seen)
        first = FindingFactory(visit=self.seen, line=self.known, text="Supervision was rare.")
        self.visit = VisitFactory(
            programme=self.programme,
            number=3,
            writing_up=True,
            lead=self.team,
            focus=f"{CANARY} focus",
            evidence=f"{CANARY} evidence",
        )
        self.letter = LetterFactory(visit=self.visit, headline=f"{CANARY} headline")
        self.hidden = LineOfEnquiryFactory(programme=self.programme, title=f"{CANARY} title", opened_at=self.visit)
        FindingFactory(visit=self.visit, line=self.hidden, text=f"{CANARY} finding")
        FindingFactory(visit=self.visit, line=self.known, text=f"{CANARY} again", compared_with=first)
        FollowUpFactory(visit=self.visit, line=self.hidden)
        LineEventFactory(line=self.known, kind="closed", visit=self.visit, reason=f"{CANARY} reason")
        covered = CoveredThemeFactory(visit=self.visit, theme=ThemeFactory(name=f"{CANARY} theme"))
        ProgressJudgementFactory(covered_theme=covered, rationale=f"{CANARY} rationale")
        self.action = ActionFactory(authority=self.authority, lines=[self.known, self.hidden])

    def release(self):
        type(self.visit).objects.filter(pk=self.visit.pk).update(stage="done", done_at=timezone.now())
        type(self.letter).objects.filter(pk=self.letter.pk).update(stage="published", published_on="2025-01-20")

    @property
    def pages(self) -> list[str]:
        authority, visit = [self.authority.slug], [self.visit.ref]
        return [
            reverse("home"),
            reverse("findings:authority", args=authority),
            reverse("findings:matrix", args=authority),
            reverse("findings:matrix", args=authority) + "?lines=all&visits=all",
            reverse("findings:visit", args=visit),
            reverse("findings:visit", args=visit) + "?history=all",
            reverse("findings:visit-progress", args=visit),
            reverse("findings:visit-progress", args=[self.seen.ref]),
            reverse("findings:line", args=[self.known.pk]),
            reverse("findings:line", args=[self.hidden.pk]),
            reverse("findings:action-new", args=authority),
            reverse("findings:action", args=[*authority, self.action.pk]),
            reverse("findings:action-edit", args=[*authority, self.action.pk]),
        ]

    def person(self, who: str):
        member = {} if who in {"inspector", "senior elsewhere", "support"} else {"member_of": self.authority}
        return UserFactory(**OUTSIDERS[who], **member)


@pytest.fixture
def unfinished():
    return Unfinished()


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_page_says_a_word_of_an_unfinished_visit(unfinished, client, who):
    client.sign_in(unfinished.person(who))
    leaking = [url for url in unfinished.pages if CANARY in client.get(url).content.decode()]
    assert leaking == []


@pytest.mark.parametrize("who", OUTSIDERS)
def test_after_release_its_words_are_read(unfinished, client, who):
    unfinished.release()
    client.sign_in(unfinished.person(who))
    visit = unfinished.visit.ref
    said = client.get(reverse("findings:visit-progress", args=[visit])).content.decode()
    for part in ("title", "finding", "again", "reason", "theme", "rationale"):
        assert f"{CANARY} {part}" in said
    assert f"{CANARY} focus" in client.get(reverse("findings:visit", args=[visit])).content.decode()


@pytest.mark.parametrize("who", OUTSIDERS)
def test_counts_leave_out_what_cannot_be_read(unfinished, client, who):
    client.sign_in(unfinished.person(who))
    url = reverse("findings:matrix", args=[unfinished.authority.slug])
    assert client.get(url).context["matrix"].counts["all"] == 1
    assert client.get(url).context["matrix"].counts["closed"] == 0
    unfinished.release()
    assert client.get(url).context["matrix"].counts["all"] == 2
    assert client.get(url).context["matrix"].counts["closed"] == 1


def test_an_action_form_offers_only_lines_the_manager_may_read(unfinished, client):
    client.sign_in(unfinished.person("manager"))
    url = reverse("findings:action-new", args=[unfinished.authority.slug])
    assert list(client.get(url).context["form"].fields["lines"].queryset) == [unfinished.known]
    unfinished.release()
    assert unfinished.hidden in client.get(url).context["form"].fields["lines"].queryset


def test_a_released_visit_keeps_its_earlier_wordings_to_those_who_read_drafts(unfinished, client):
    finding = unfinished.known.findings.get(visit=unfinished.seen)
    finding.text = "Supervision is regular."
    finding.save()
    unfinished.seen.findings.update(text="Supervision is regular.")
    url = reverse("findings:visit", args=[unfinished.seen.ref])
    client.sign_in(unfinished.person("manager"))
    assert "Supervision was rare." not in client.get(url).content.decode()
    client.sign_in(unfinished.team)
    assert "Supervision was rare." in client.get(url).content.decode()


def test_a_reopened_visit_is_unfinished_again(unfinished, client):
    unfinished.release()
    type(unfinished.visit).objects.filter(pk=unfinished.visit.pk).update(stage="writing_up", done_at=None)
    client.sign_in(unfinished.person("manager"))
    leaking = [url for url in unfinished.pages if CANARY in client.get(url).content.decode()]
    assert leaking == []
