"""An inspector at work on 6 January 2025."""

import pytest
import time_machine

from accounts.tests.factories import UserFactory
from visits.tests.factories import MonitoringProgrammeFactory


@pytest.fixture
def _in_january_2025():
    with time_machine.travel("2025-01-06 12:00+00:00", tick=False):
        yield


@pytest.fixture
def programme():
    return MonitoringProgrammeFactory()


@pytest.fixture
def inspector(client):
    user = UserFactory(inspector=True, name="Ida Inspector", email="ida@example.test")
    client.sign_in(user)
    return user
