"""How tests ask for pages, and leave the database behind."""

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


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """PostgreSQL drops no database in use: connections that threads of tests left open are ended first."""
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
