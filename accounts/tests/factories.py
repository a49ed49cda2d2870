"""People for tests: traits are named after roles."""

import factory

from accounts.models import SignedIn, SignInTry, Tried, User
from accounts.roles import Role

PASSWORD = "a long enough password"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        inspector = factory.Trait(role=Role.INSPECTOR)
        senior = factory.Trait(role=Role.SENIOR_HMI, ofsted_region="West Midlands")
        quality_reader = factory.Trait(role=Role.QUALITY_READER)
        support = factory.Trait(role=Role.SUPPORT_ADMINISTRATOR)
        manager = factory.Trait(role=Role.COUNCIL_MANAGER)
        contributor = factory.Trait(role=Role.COUNCIL_CONTRIBUTOR)
        dfe_adviser = factory.Trait(role=Role.DFE_ADVISER)
        administrator = factory.Trait(role=Role.SYSTEM_ADMINISTRATOR)

    email = factory.Sequence(lambda n: f"person{n}@example.test")
    name = factory.Sequence(lambda n: f"Person {n}")
    role = Role.INSPECTOR

    @factory.post_generation
    def password(self, create, extracted, **kwargs):
        self.set_password(extracted or PASSWORD)
        if create:
            self.save()

    @factory.post_generation
    def member_of(self, create, extracted, **kwargs):
        """UserFactory(manager=True, member_of=authority): a member since 2016."""
        if create and extracted:
            self.memberships.create(authority=extracted, from_date="2016-01-01")


class SignedInFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SignedIn

    user = factory.SubFactory(UserFactory)
    address = "10.0.0.1"


class SignInTryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SignInTry

    user = factory.SubFactory(UserFactory)
    email = factory.SelfAttribute("user.email")
    outcome = Tried.SIGNED_IN
    address = "10.0.0.1"
