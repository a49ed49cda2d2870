"""What every room's tests run with; loaded by pytest.ini."""

import os

import pytest

from . import chromium, pages
from .chromium import CHROMIUM

# Playwright's event loop runs in the thread that also asks the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    if os.environ.get("CI") and not CHROMIUM:
        raise pytest.UsageError("No Chromium found, so the browser tests cannot run: apt-get install chromium")
    # After pytest-django and pytest-playwright, so that their fixtures of the same name give way to ours.
    config.pluginmanager.register(chromium, "tracker-chromium")
    config.pluginmanager.register(pages, "tracker-pages")


def pytest_collection_modifyitems(config, items):
    """Without a Chromium the browser tests are left out; `pytest_terminal_summary` says so in one line."""
    left_out = [item for item in items if not CHROMIUM and item.get_closest_marker("browser")]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def pytest_terminal_summary(terminalreporter):
    if not CHROMIUM:
        terminalreporter.write_line("Browser tests left out: no Chromium found. To run them: apt-get install chromium")
