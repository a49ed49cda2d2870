from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from accounts.models import User
from visits.models import MonitoringProgramme

from .loading import load

pytest.register_assert_rewrite("findings.tests.demo.two_more_councils")


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Loaded once for all tests of a module, which share it and leave it as it is."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference_data", stdout=StringIO())
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def person(db):
    """A person of the demonstration by the first part of their email address."""
    return lambda who: User.objects.get(email=f"{who}@demo.test")


@pytest.fixture
def programme(db):
    """The open programme of an invented council, or Dudley's, which is over."""
    return lambda slug: MonitoringProgramme.objects.filter(authority__slug=slug).latest("started_on")
