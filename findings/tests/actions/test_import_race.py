"""Two who import the same letter at the same moment record it once."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from accounts.tests.factories import UserFactory
from findings.models import Letter, Passage
from findings.tests.letters.letters import FINDINGS
from findings.tests.letters.recorded import imported, programme_of_letters
from visits.models import Visit

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_letter_imported_twice_at_once_is_one_visit(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    programme_of_letters()
    inspectors = UserFactory.create_batch(2, inspector=True)
    start, outcomes = Barrier(2), []

    def run(inspector):
        try:
            start.wait()
            outcomes.append(imported(by=inspector).already)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[inspector]) for inspector in inspectors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == [False, True]
    assert (Visit.objects.count(), Letter.objects.count(), Passage.objects.count()) == (1, 1, len(FINDINGS))
    assert len([file for file in tmp_path.rglob("*") if file.is_file()]) == 1
