"""Every record can be found, looked at and, where that is allowed, added in the admin; by the administrator only."""

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.models import SignedIn, SignInTry, User
from accounts.roles import Role
from accounts.tests.factories import SignedInFactory, SignInTryFactory, UserFactory
from findings import models as findings
from findings.tests import factories as f
from visits import models as visits
from visits.tests import factories as v

pytestmark = pytest.mark.django_db

ADMINS = sorted(admin.site._registry, key=lambda model: model._meta.label)
WITHOUT_PAGES_OF_THEIR_OWN = {
    visits.VisitPeriod,
    visits.VisitInspector,
    visits.CoveredTheme,
    visits.InspectionPeriod,
    findings.LetterSection,
}


def make(model):
    """One row of `model` with everything it stands on, and rows beside it."""
    return {
        User: lambda: UserFactory(manager=True, member_of=v.LocalAuthorityFactory()),
        SignedIn: SignedInFactory,
        SignInTry: SignInTryFactory,
        visits.LocalAuthority: v.LocalAuthorityFactory,
        visits.LocalAuthorityName: v.LocalAuthorityNameFactory,
        visits.Contact: v.ContactFactory,
        visits.Membership: v.MembershipFactory,
        visits.Framework: v.FrameworkFactory,
        visits.JudgementArea: v.JudgementAreaFactory,
        visits.Grade: v.GradeFactory,
        visits.Theme: v.ThemeFactory,
        visits.ThemeArea: v.ThemeAreaFactory,
        visits.Holiday: v.HolidayFactory,
        visits.Timetable: v.TimetableFactory,
        visits.Deadline: v.DeadlineFactory,
        visits.Inspection: lambda: v.InspectionFactory(graded="inadequate"),
        visits.Judgement: v.JudgementFactory,
        visits.Recommendation: v.RecommendationFactory,
        visits.MonitoringProgramme: v.MonitoringProgrammeFactory,
        visits.Visit: lambda: v.VisitFactory(
            writing_up=True, lead=UserFactory(inspector=True), covering=[v.ThemeFactory(), v.ThemeFactory()]
        ),
        visits.VisitTransition: v.VisitTransitionFactory,
        findings.LineOfEnquiry: f.LineOfEnquiryFactory,
        findings.LineEvent: f.LineEventFactory,
        findings.Finding: f.FindingFactory,
        findings.FollowUp: f.FollowUpFactory,
        findings.ProgressJudgement: f.ProgressJudgementFactory,
        findings.Letter: lambda: f.LetterFactory(published=True),
        findings.LetterTransition: f.LetterTransitionFactory,
        findings.Passage: f.PassageFactory,
        findings.Action: f.ActionFactory,
    }[model]()


OURS = [model for model in ADMINS if model._meta.app_label in {"accounts", "visits", "findings"}]


def address(model, page: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def test_every_record_has_its_admin():
    from django.apps import apps

    records = {
        model
        for room in ("accounts", "visits", "findings")
        for model in apps.get_app_config(room).get_models()
        if not model._meta.model_name.startswith("historical")
    }
    assert records - set(ADMINS) == WITHOUT_PAGES_OF_THEIR_OWN


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_the_administrator_finds_and_opens_every_record(model, client, queries_of):
    client.sign_in(UserFactory(administrator=True))
    record = make(model)

    assert client.get(address(model, "changelist"), {"q": "1"}).status_code == 200
    assert queries_of(address(model, "changelist")) <= 12
    assert queries_of(address(model, "change", record.pk)) <= 40
    assert client.get(address(model, "history", record.pk)).status_code == 200


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_list_of_many_records_asks_no_more_than_a_list_of_one(model, client, queries_of):
    client.sign_in(UserFactory(administrator=True))
    make(model)
    one = queries_of(address(model, "changelist"))
    for _ in range(5):
        make(model)

    assert queries_of(address(model, "changelist")) <= one


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_record_can_be_added_where_that_is_the_administrators_to_do(model, client, rf):
    client.sign_in(administrator := UserFactory(administrator=True))
    request = rf.get("/")
    request.user = administrator
    allowed = admin.site._registry[model].has_add_permission(request)

    assert client.get(address(model, "add")).status_code == (200 if allowed else 403)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SYSTEM_ADMINISTRATOR])
@pytest.mark.parametrize("place", ["changelist", "add"])
def test_nobody_else_gets_into_the_admin(role, place, client):
    client.sign_in(UserFactory(role=role, ofsted_region="West Midlands"))

    for model in OURS:
        answer = client.get(address(model, place), follow=True)
        assert answer.status_code == 403


def test_the_signed_out_are_sent_to_the_log_in_page(client):
    answer = client.get(reverse("admin:index"), follow=True)

    assert answer.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_the_admins_own_log_in_page_is_not_used(client):
    answer = client.get(reverse("admin:login"))

    assert answer["Location"].startswith(reverse("account_login"))
