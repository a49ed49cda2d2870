"""Every test's client is the tracker's own: a fixture here comes before the one pytest-django brings."""

from ofsted_tracker.testing.plugin import client

__all__ = ["client"]
