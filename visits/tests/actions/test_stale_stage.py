"""A form opened before the visit moved on decides nothing by what it saw then."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from accounts.tests.factories import UserFactory
from ofsted_tracker.errors import Refused
from ofsted_tracker.workflow import move
from visits.actions import visit as visits
from visits.actions.particulars import Particulars
from visits.models import Visit
from visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 1, 6, 12, 0, tzinfo=UTC)


def test_a_visit_marked_done_after_its_form_was_read_is_not_changed():
    lead = UserFactory(inspector=True)
    opened = VisitFactory(number=2, writing_up=True, lead=lead)
    said = Particulars.of(opened)
    move(Visit.objects.get(), source="writing_up", target="done", by=lead, at=NOW, done_at=NOW)

    with pytest.raises(Refused, match="has to be reopened"):
        visits.change(visit=opened, said=replace(said, focus="Changed."), version=1, by=lead, at=NOW)

    assert Visit.objects.get().focus == opened.focus


def test_a_visit_cancelled_after_its_form_was_read_is_not_changed():
    lead = UserFactory(inspector=True)
    opened = VisitFactory(number=2, lead=lead)
    said = Particulars.of(opened)
    move(Visit.objects.get(), source="planned", target="cancelled", by=lead, at=NOW, reason="Postponed.")

    with pytest.raises(Refused, match="was cancelled"):
        visits.change(visit=opened, said=said, version=1, by=lead, at=NOW)
