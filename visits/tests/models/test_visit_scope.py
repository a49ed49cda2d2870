"""Who may know that a visit happens, and who may read what it found."""

import pytest

from accounts.tests.factories import UserFactory
from findings.tests.factories import LetterFactory
from visits.models import LocalAuthority, Visit
from visits.tests.factories import LocalAuthorityFactory, MembershipFactory, MonitoringProgrammeFactory, VisitFactory

pytestmark = pytest.mark.django_db
STAGES = ["planned", "confirmed", "fieldwork", "writing_up"]


@pytest.fixture
def programme():
    return MonitoringProgrammeFactory(anchor__authority__ofsted_region="West Midlands")


def person(kind: str, programme):
    """A reader of the given kind, for whom this programme's authority is their own where they have one."""
    member = {"member_of": programme.authority} if kind in {"manager", "contributor", "dfe_adviser"} else {}
    return UserFactory(**{kind: True}, **member)


def released(programme, stage="published"):
    return LetterFactory(visit=VisitFactory(programme=programme, done=True), **{stage: True}).visit


@pytest.mark.parametrize("kind", ["inspector", "senior", "quality_reader", "support"])
def test_ofsted_roles_see_every_authority(kind):
    LocalAuthorityFactory.create_batch(2)
    assert LocalAuthority.objects.visible_to(UserFactory(**{kind: True})).count() == 2


@pytest.mark.parametrize("kind", ["manager", "contributor", "dfe_adviser"])
def test_members_see_the_authorities_they_belong_to_and_no_other(kind):
    own, _other = LocalAuthorityFactory.create_batch(2)
    assert list(LocalAuthority.objects.visible_to(UserFactory(**{kind: True}, member_of=own))) == [own]


def test_a_membership_that_has_ended_shows_nothing():
    membership = MembershipFactory(to_date="2020-01-01")
    assert not LocalAuthority.objects.visible_to(membership.user).exists()


def test_a_membership_that_has_not_begun_shows_nothing():
    membership = MembershipFactory(from_date="2099-01-01")
    assert not LocalAuthority.objects.visible_to(membership.user).exists()


def test_somebody_whose_access_has_ended_sees_nothing():
    LocalAuthorityFactory()
    assert not LocalAuthority.objects.visible_to(UserFactory(inspector=True, is_active=False)).exists()


def test_the_system_administrator_reads_no_visit(programme):
    released(programme)
    assert not Visit.objects.readable_by(UserFactory(administrator=True)).exists()


@pytest.mark.parametrize("kind", ["manager", "contributor", "dfe_adviser"])
def test_a_council_learns_of_a_visit_once_it_is_confirmed(kind, programme):
    reader = person(kind, programme)
    visit = VisitFactory(programme=programme, stage="planned")
    assert not Visit.objects.visible_to(reader).exists()
    Visit.objects.filter(pk=visit.pk).update(stage="confirmed")
    assert list(Visit.objects.visible_to(reader)) == [visit]
    assert not Visit.objects.readable_by(reader).exists()


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("kind", ["manager", "contributor", "dfe_adviser", "support", "inspector"])
def test_an_unfinished_visit_is_read_by_nobody_outside_its_team(kind, stage, programme):
    reader = person(kind, programme)
    LetterFactory(visit=VisitFactory(programme=programme, stage=stage))
    assert not Visit.objects.readable_by(reader).exists()


def test_a_done_visit_whose_letter_is_not_released_is_not_read_by_the_council(programme):
    LetterFactory(visit=VisitFactory(programme=programme, done=True), stage="final")
    assert not Visit.objects.readable_by(person("manager", programme)).exists()


@pytest.mark.parametrize("kind", ["manager", "contributor", "dfe_adviser", "support", "inspector", "quality_reader"])
def test_a_published_visit_is_read_by_all_who_see_the_authority(kind, programme):
    visit = released(programme)
    assert list(Visit.objects.readable_by(person(kind, programme))) == [visit]


def test_another_council_does_not_read_a_published_visit(programme):
    released(programme)
    stranger = UserFactory(manager=True, member_of=LocalAuthorityFactory())
    assert not Visit.objects.readable_by(stranger).exists()
    assert not Visit.objects.visible_to(stranger).exists()


@pytest.mark.parametrize(
    ("kind", "reads"), [("manager", True), ("dfe_adviser", True), ("support", True), ("inspector", False)]
)
def test_a_withheld_visit_is_read_by_the_council_it_is_about(kind, reads, programme):
    released(programme, "withheld")
    assert Visit.objects.readable_by(person(kind, programme)).exists() is reads


def test_a_setting_keeps_withheld_letters_from_dfe_advisers(programme, settings):
    settings.DFE_ADVISERS_READ_WITHHELD_LETTERS = False
    released(programme, "withheld")
    assert not Visit.objects.readable_by(person("dfe_adviser", programme)).exists()


def test_a_visit_reopened_after_its_release_is_unfinished_again(programme):
    visit = released(programme)
    Visit.objects.filter(pk=visit.pk).update(stage="writing_up", done_at=None)
    assert not Visit.objects.readable_by(person("manager", programme)).exists()


def test_an_inspector_of_one_visit_reads_every_visit_of_the_programme(programme):
    inspector = UserFactory(inspector=True)
    mine = VisitFactory(programme=programme, lead=inspector)
    other = VisitFactory(programme=programme, writing_up=True)
    assert set(Visit.objects.readable_by(inspector)) == {mine, other}


def test_who_recorded_a_past_visit_reads_it(programme):
    recorder = UserFactory(inspector=True)
    visit = VisitFactory(programme=programme, writing_up=True, recorded_by=recorder)
    assert list(Visit.objects.readable_by(recorder)) == [visit]


@pytest.mark.parametrize(("region", "reads"), [("West Midlands", True), ("London", False)])
def test_a_senior_hmi_reads_the_unfinished_visits_of_their_region(region, reads, programme):
    VisitFactory(programme=programme, writing_up=True)
    assert Visit.objects.readable_by(UserFactory(senior=True, ofsted_region=region)).exists() is reads


@pytest.mark.parametrize(
    ("stage", "reads"), [("planned", False), ("confirmed", False), ("fieldwork", True), ("writing_up", True)]
)
def test_a_quality_reader_reads_visits_from_fieldwork_on(stage, reads, programme):
    VisitFactory(programme=programme, stage=stage)
    assert Visit.objects.readable_by(UserFactory(quality_reader=True)).exists() is reads


def test_nothing_on_record_is_no_secret(programme):
    outline = VisitFactory(programme=programme, outline=True, number=3)
    assert list(Visit.objects.readable_by(person("manager", programme))) == [outline]
