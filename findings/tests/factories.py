"""Lines, findings, evaluations, letters and actions for tests: traits are named after states, dates are fixed."""

from datetime import UTC, date, datetime

import factory

from accounts.tests.factories import UserFactory
from findings import models
from visits.tests.factories import (
    CoveredThemeFactory,
    LocalAuthorityFactory,
    MonitoringProgrammeFactory,
    ThemeFactory,
    VisitFactory,
)

WHEN = datetime(2025, 1, 6, 12, 0, tzinfo=UTC)


class LineOfEnquiryFactory(factory.django.DjangoModelFactory):
    """A line without events; `opened_at=visit` (or `from_recommendation=…`) opens it."""

    class Meta:
        model = models.LineOfEnquiry
        skip_postgeneration_save = True

    programme = factory.SubFactory(MonitoringProgrammeFactory)
    title = factory.Sequence(lambda n: f"Matter {n}")
    theme = factory.SubFactory(ThemeFactory)

    @factory.post_generation
    def opened_at(self, create, extracted, **kwargs):
        if create and extracted:
            LineEventFactory(line=self, kind="opened", visit=extracted)

    @factory.post_generation
    def from_recommendation(self, create, extracted, **kwargs):
        if create and extracted:
            self.recommendation = extracted
            self.save()
            LineEventFactory(line=self, kind="opened", visit=None, inspection=extracted.inspection)


class LineEventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.LineEvent

    line = factory.SubFactory(LineOfEnquiryFactory)
    kind = "opened"
    visit = factory.SubFactory(VisitFactory, programme=factory.SelfAttribute("..line.programme"))
    by = factory.SubFactory(UserFactory)
    at = WHEN


class FindingFactory(factory.django.DjangoModelFactory):
    """A first look at a new matter; give `line` and `compared_with` (with `direction`) for a later look."""

    class Meta:
        model = models.Finding

    class Params:
        strength = factory.Trait(kind="strength")
        improvement = factory.Trait(kind="improvement")
        serious = factory.Trait(kind="serious_weakness")
        removed = factory.Trait(removed_at=WHEN, removed_by=factory.SubFactory(UserFactory))

    visit = factory.SubFactory(VisitFactory, writing_up=True)
    line = factory.LazyAttribute(lambda o: LineOfEnquiryFactory(programme=o.visit.programme, opened_at=o.visit))
    number = factory.LazyAttribute(lambda o: o.visit.findings.count() + 1)
    position = factory.SelfAttribute("number")
    kind = "area_for_improvement"
    text = factory.Sequence(lambda n: f"Inspectors found matter {n}.")
    direction = factory.LazyAttribute(lambda o: "same" if o.compared_with else "first_look")
    compared_with = None


class FollowUpFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.FollowUp

    visit = factory.SubFactory(VisitFactory)
    line = factory.SubFactory(LineOfEnquiryFactory, programme=factory.SelfAttribute("..visit.programme"))
    ticked_by = factory.SubFactory(UserFactory)
    ticked_at = WHEN


class ProgressJudgementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ProgressJudgement

    covered_theme = factory.SubFactory(CoveredThemeFactory)
    value = "steady"
    rationale = "Better for many children seen."
    by = factory.SubFactory(UserFactory)
    at = WHEN


class LetterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Letter

    class Params:
        published = factory.Trait(stage="published", letter_date=date(2024, 7, 3), published_on=date(2024, 7, 5))
        withheld = factory.Trait(stage="withheld", letter_date=date(2024, 7, 3), withheld_on=date(2024, 7, 5))

    visit = factory.SubFactory(VisitFactory, done=True)


class LetterSectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.LetterSection

    letter = factory.SubFactory(LetterFactory)
    position = factory.Sequence(lambda n: n + 1)
    heading = "Overview"
    text = "The first paragraph.\n\nThe second paragraph."


class LetterTransitionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.LetterTransition

    record = factory.SubFactory(LetterFactory)
    source = "drafting"
    target = "published"
    by = factory.SubFactory(UserFactory)
    at = WHEN


class PassageFactory(factory.django.DjangoModelFactory):
    """A waiting piece of an imported letter."""

    class Meta:
        model = models.Passage

    letter = factory.SubFactory(LetterFactory, text="Many plans are now reviewed on time.")
    section = "Findings and evaluation of progress"
    paragraph = factory.Sequence(lambda n: n + 1)
    start = 0
    end = factory.LazyAttribute(lambda o: len(o.letter.text))


class ActionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Action
        skip_postgeneration_save = True

    class Params:
        complete = factory.Trait(status="complete", completed_on=date(2024, 9, 2))

    authority = factory.SubFactory(LocalAuthorityFactory)
    reference = factory.Sequence(lambda n: f"A{n}")
    wording = factory.Sequence(lambda n: f"Do thing {n}")
    owner = "Head of service"
    due = date(2024, 9, 30)

    @factory.post_generation
    def lines(self, create, extracted, **kwargs):
        if create and extracted:
            self.lines.set(extracted)
