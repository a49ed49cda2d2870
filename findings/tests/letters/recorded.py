"""The council the synthetic letters are about, and letters as they are imported."""

from datetime import UTC, date, datetime

from accounts.tests.factories import UserFactory
from findings.actions.document_import import Imported, import_letter
from findings.tests.letters.letters import LETTER
from visits.tests.factories import (
    FrameworkFactory,
    InspectionFactory,
    LocalAuthorityFactory,
    MonitoringProgrammeFactory,
)

NOW = datetime(2017, 8, 1, 12, 0, tzinfo=UTC)
DAYS = (date(2017, 6, 13), date(2017, 6, 14))


def programme_of_letters(**given):
    """Inspected in January and February 2016, reported in April: the programme `LETTER` speaks of."""
    framework = FrameworkFactory(code="sif", name="SIF", in_use_from=date(2013, 11, 1), in_use_to=date(2018, 8, 31))
    inspection = InspectionFactory(
        authority=given.pop("authority", None) or LocalAuthorityFactory(name="Wolverhampton"),
        framework=framework,
        published_on=date(2016, 4, 5),
        period=(date(2016, 1, 11), date(2016, 2, 8)),
    )
    dated = {"judged_in": date(2016, 2, 1), "started_on": date(2016, 4, 5), **given}
    return MonitoringProgrammeFactory(anchor=inspection, **dated)


def imported(letter=LETTER, *, by=None, at=NOW, name="letter.txt") -> Imported:
    by = by or UserFactory(inspector=True)
    return import_letter(data=letter.data(), name=name, by=by, at=at)
