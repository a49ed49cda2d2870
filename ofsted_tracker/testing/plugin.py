"""What every room's tests run with; loaded by pytest.ini."""

import os

import pytest

from . import chromium, pages
from .chromium import CHROMIUM

# Playwright's event loop runs in the thread that also asks the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    # After pytest-django and pytest-playwright, so that their fixtures of the same name give way to ours.
    config.pluginmanager.register(chromium, "tracker-chromium")
    config.pluginmanager.register(pages, "tracker-pages")


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
            f"{config.stash[_left_out]} browser tests left out: no Chromium found. "
            "To run them: apt-get install chromium"
        )
