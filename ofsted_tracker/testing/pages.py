"""How tests ask for pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from .client import TrackerClient


@pytest.fixture
def client():
    """Signed out; `client.sign_in(user)` signs in. GETs that write fail."""
    return TrackerClient()


@pytest.fixture
def queries_of(client):
    """How many queries a page takes: queries_of(url)."""

    def count(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(url)
        assert response.status_code == 200, f"{url} answered {response.status_code}"
        return len(captured)

    return count
