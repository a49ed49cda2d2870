import pytest

from findings.tests.actions.stage import Stage


@pytest.fixture
def stage():
    return Stage()
