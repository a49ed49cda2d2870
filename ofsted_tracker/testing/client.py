"""A test client whose GETs cannot write, as the pages' may not."""

import re
from contextlib import ExitStack, contextmanager

from django.db import connections
from django.test import Client

WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)
# The session, where somebody is signed in, and the count of failed log-ins are not records.
NOT_RECORDS = re.compile(r'"(django_session|accounts_signedin|cache)"', re.IGNORECASE)


class WroteOnGet(AssertionError):
    pass


def _refuse_writes(execute, sql, params, many, context):
    if WRITES.match(sql) and not NOT_RECORDS.search(sql):
        raise WroteOnGet(f"A GET wrote to the database: {sql[:200]}")
    return execute(sql, params, many, context)


@contextmanager
def read_only():
    with ExitStack() as stack:
        for connection in connections.all(initialized_only=True):
            stack.enter_context(connection.execute_wrapper(_refuse_writes))
        yield


class TrackerClient(Client):
    def get(self, *args, **kwargs):
        with read_only():
            return super().get(*args, **kwargs)

    def sign_in(self, user):
        """In a browser of its own, without going through the log-in page."""
        self.force_login(user, backend="accounts.backends.RoleBackend")
        session = self.session
        session["signed_in"] = str(user.signed_in.create().pk)
        session.save()
        return self
