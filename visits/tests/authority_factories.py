"""Authorities for tests, their names, their people, and who belongs to them."""

from datetime import date

import factory
from django.utils.text import slugify

from accounts.tests.factories import UserFactory
from visits import models


class LocalAuthorityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.LocalAuthority
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Northshire {n}")
    slug = factory.LazyAttribute(lambda o: slugify(o.name))
    ons_code = factory.Sequence(lambda n: f"X{n:08d}")
    la_code = factory.Sequence(lambda n: f"{n:04d}")
    ofsted_urn = factory.Sequence(lambda n: f"9{n:05d}")
    region = "West Midlands"
    ofsted_region = "West Midlands"
    la_type = "unitary authority"

    @factory.post_generation
    def name_as_printed(self, create, extracted, **kwargs):
        if create:
            name = models.LocalAuthorityName(authority=self, name=extracted or self.name)
            name.clean()
            name.save()


class LocalAuthorityNameFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.LocalAuthorityName

    authority = factory.SubFactory(LocalAuthorityFactory)
    name = factory.Sequence(lambda n: f"Variant name {n}")
    matched = factory.LazyAttribute(lambda o: models.authority.matched_form(o.name))


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Membership

    user = factory.SubFactory(UserFactory, manager=True)
    authority = factory.SubFactory(LocalAuthorityFactory)
    from_date = date(2016, 1, 1)


class ContactFactory(factory.django.DjangoModelFactory):
    """Somebody in a post of an authority since 2024; the trait `director` is the one letters are addressed to."""

    class Meta:
        model = models.Contact

    class Params:
        director = factory.Trait(is_dcs=True, post="Director of Children's Services")
        interim = factory.Trait(tenure="interim")
        acting = factory.Trait(tenure="acting")

    authority = factory.SubFactory(LocalAuthorityFactory)
    name = factory.Sequence(lambda n: f"Contact {n}")
    post = "Improvement manager"
    from_date = date(2024, 1, 1)
