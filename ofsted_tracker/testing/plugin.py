"""Fixtures of every room's tests; loaded by pytest.ini."""

import os
import shutil

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from .client import TrackerClient

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
# Playwright's event loop runs in the thread that also asks the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(config, items):
    """Without a Chromium the browser tests are left out with one line that says so; in CI that is a failure."""
    if CHROMIUM:
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    if not left_out:
        return
    if os.environ.get("CI"):
        raise pytest.UsageError("No Chromium found, so the browser tests cannot run: apt-get install chromium")
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)
    config.stash[_left_out] = len(left_out)


_left_out = pytest.StashKey[int]()


def pytest_terminal_summary(terminalreporter, config):
    if config.stash.get(_left_out, 0):
        terminalreporter.write_line(
            f"{config.stash[_left_out]} browser tests left out: no Chromium found. To run them: apt-get install chromium"
        )


@pytest.fixture
def client():
    """Signed out; `client.sign_in(user)` signs in. GETs that write fail."""
    return TrackerClient()


@pytest.fixture
def queries_of(client):
    """How many queries a page takes: queries_of(url)."""

    def count(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            response = client.get(url)
        assert response.status_code == 200, f"{url} answered {response.status_code}"
        return len(captured)

    return count


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": flags}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": {"width": 1280, "height": 900}, "locale": "en-GB"}
