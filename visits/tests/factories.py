"""Authorities, inspections, programmes and visits for tests: traits are named after states, dates are fixed."""

from datetime import UTC, date, datetime, timedelta

import factory

from accounts.tests.factories import UserFactory
from visits import models

from .authority_factories import (  # noqa: F401 -- tests take every factory of the room from here
    ContactFactory,
    LocalAuthorityFactory,
    LocalAuthorityNameFactory,
    MembershipFactory,
)

WHEN = datetime(2025, 1, 6, 12, 0, tzinfo=UTC)


class FrameworkFactory(factory.django.DjangoModelFactory):
    """ILACS as it was in 2023, unless told otherwise; its areas and grades come with it."""

    class Meta:
        model = models.Framework
        skip_postgeneration_save = True
        django_get_or_create = ("code",)

    code = "ilacs-2023"
    name = "ILACS (from January 2023)"
    in_use_from = date(2023, 1, 1)
    in_use_to = None

    @factory.post_generation
    def areas_and_grades(self, create, extracted, **kwargs):
        if not create or self.areas.exists():
            return
        areas = [
            ("leaders", "The impact of leaders", "Leaders"),
            ("help_and_protection", "Children who need help and protection", "Help and protection"),
            ("care", "Children in care", "Children in care"),
            ("care_leavers", "Care leavers", "Care leavers"),
            ("overall", "Overall effectiveness", "Overall"),
        ]
        for position, (key, label, short) in enumerate(areas, start=1):
            self.areas.create(key=key, label=label, short_label=short, position=position)
        for position, key in enumerate(models.framework.GradeKey, start=1):
            self.grades.create(key=key, label=key.label, position=position)


class ThemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Theme
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"T{n}")
    name = factory.LazyAttribute(lambda o: f"Theme {o.code}")
    description = "What this theme is about."
    position = factory.Sequence(lambda n: n + 100)


class JudgementAreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.JudgementArea
        django_get_or_create = ("framework", "key")

    framework = factory.SubFactory(FrameworkFactory)
    key = "help_and_protection"
    label = "Children who need help and protection"
    short_label = "Help and protection"
    position = factory.Sequence(lambda n: n + 50)


class GradeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Grade
        django_get_or_create = ("framework", "key")

    framework = factory.SubFactory(FrameworkFactory)
    key = "inadequate"
    label = "Inadequate"
    position = factory.Sequence(lambda n: n + 50)


class ThemeAreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ThemeArea
        django_get_or_create = ("theme", "area")

    theme = factory.SubFactory(ThemeFactory)
    area = factory.SubFactory(JudgementAreaFactory)


class InspectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Inspection
        skip_postgeneration_save = True

    class Params:
        inadequate = factory.Trait(graded="inadequate")

    authority = factory.SubFactory(LocalAuthorityFactory)
    framework = factory.SubFactory(FrameworkFactory)
    published_on = date(2024, 3, 1)
    lead_as_printed = "Pat Example"

    @factory.post_generation
    def period(self, create, extracted, **kwargs):
        if create:
            start, end = extracted or (date(2024, 1, 15), date(2024, 1, 26))
            self.periods.create(start=start, end=end)

    @factory.post_generation
    def graded(self, create, extracted, **kwargs):
        """InspectionFactory(graded="inadequate"): every judgement of the framework gets this grade."""
        if create and extracted:
            grade = self.framework.grades.get(key=extracted)
            for area in self.framework.areas.all():
                self.judgements.create(area=area, grade=grade)


class InspectionPeriodFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.InspectionPeriod

    inspection = factory.SubFactory(InspectionFactory)
    start = date(2024, 2, 5)
    end = date(2024, 2, 6)


class JudgementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Judgement

    inspection = factory.SubFactory(InspectionFactory)
    area = factory.LazyAttribute(lambda o: o.inspection.framework.areas.get(key="help_and_protection"))
    grade = factory.LazyAttribute(lambda o: o.inspection.framework.grades.get(key="inadequate"))


class RecommendationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Recommendation

    inspection = factory.SubFactory(InspectionFactory)
    number = factory.Sequence(lambda n: n + 1)
    text = factory.Sequence(lambda n: f"Recommended matter {n}")
    theme = factory.SubFactory(ThemeFactory)


class MonitoringProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.MonitoringProgramme

    class Params:
        ended = factory.Trait(ended_on=date(2026, 6, 1), end_reason="Re-inspected and no longer inadequate.")

    anchor = factory.SubFactory(InspectionFactory)
    authority = factory.SelfAttribute("anchor.authority")
    judged_in = date(2024, 1, 1)
    started_on = date(2024, 3, 1)
    start_reason = "Judged inadequate overall."


class VisitFactory(factory.django.DjangoModelFactory):
    """A visit in planned stage with two days of fieldwork; `start` moves them; `lead` and `second` are users."""

    class Meta:
        model = models.Visit
        skip_postgeneration_save = True

    class Params:
        confirmed = factory.Trait(stage="confirmed")
        in_fieldwork = factory.Trait(stage="fieldwork")
        writing_up = factory.Trait(stage="writing_up")
        done = factory.Trait(stage="done", done_at=WHEN)
        cancelled = factory.Trait(stage="cancelled")
        outline = factory.Trait(record="outline", stage="done", done_at=WHEN, start=None)

    programme = factory.SubFactory(MonitoringProgrammeFactory)
    kind = "monitoring"
    number = None
    stage = "planned"

    @factory.post_generation
    def start(self, create, extracted, **kwargs):
        """First of two fieldwork days. Left out: 90 days after each other in order of making; None: undated."""
        if not create or (extracted is None and self.record == "outline"):
            return
        first = extracted or date(2024, 6, 3) + timedelta(days=91 * (self.programme.visits.count() - 1))
        self.periods.create(start=first, end=first + timedelta(days=1))

    @factory.post_generation
    def lead(self, create, extracted, **kwargs):
        if create and extracted:
            self.inspectors.create(name=extracted.name, part="lead", user=extracted)

    @factory.post_generation
    def second(self, create, extracted, **kwargs):
        if create and extracted:
            self.inspectors.create(name=extracted.name, part="second", user=extracted)

    @factory.post_generation
    def covering(self, create, extracted, **kwargs):
        """VisitFactory(covering=[theme, theme]): areas covered, under help and protection."""
        if create and extracted:
            area = self.programme.anchor.framework.areas.get(key="help_and_protection")
            for theme in extracted:
                self.covered_themes.create(theme=theme, area=area)


class VisitPeriodFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.VisitPeriod

    visit = factory.SubFactory(VisitFactory)
    start = date(2024, 7, 1)
    end = date(2024, 7, 2)


class VisitInspectorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.VisitInspector

    visit = factory.SubFactory(VisitFactory)
    user = factory.SubFactory(UserFactory, inspector=True)
    name = factory.SelfAttribute("user.name")
    part = "second"


class CoveredThemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.CoveredTheme

    visit = factory.SubFactory(VisitFactory)
    theme = factory.SubFactory(ThemeFactory)
    area = factory.LazyAttribute(lambda o: o.visit.programme.anchor.framework.areas.get(key="help_and_protection"))


class VisitTransitionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.VisitTransition

    record = factory.SubFactory(VisitFactory)
    source = "planned"
    target = "confirmed"
    by = factory.SubFactory(UserFactory)
    at = WHEN


class HolidayFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Holiday
        django_get_or_create = ("day",)

    day = date(2022, 9, 19)
    name = "State funeral"


class TimetableFactory(factory.django.DjangoModelFactory):
    """The project's own timetable from 2024, unless told otherwise."""

    class Meta:
        model = models.Timetable
        django_get_or_create = ("in_use_from",)

    in_use_from = date(2024, 1, 1)
    draft_days = 18
    comments_days = 5
    final_days = 27
    publication_days = 2


class DeadlineFactory(factory.django.DjangoModelFactory):
    """A draft letter due 18 working days after 4 June 2024, unless told otherwise; `overridden` was set by a person."""

    class Meta:
        model = models.Deadline
        django_get_or_create = ("visit", "step")

    class Params:
        overridden = factory.Trait(
            overridden_due=date(2024, 7, 5),
            override_reason="The council asked for more time.",
            overridden_by=factory.SubFactory(UserFactory, inspector=True),
        )

    visit = factory.SubFactory(VisitFactory)
    step = "draft"
    timetable = factory.SubFactory(TimetableFactory)
    working_days = 18
    counted_from = date(2024, 6, 4)
    computed_due = date(2024, 6, 28)
    computed_at = WHEN
