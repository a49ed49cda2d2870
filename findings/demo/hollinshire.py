"""Hollinshire: an invented council in its second programme, visited for the last time before its next inspection.

Its earlier programme is typed in afterwards, one matter of it is carried over, and of its visits one waits to be
sorted from its letter.
"""

from findings.actions import document_import
from findings.actions import passage as passages
from findings.actions.matter import Matter
from findings.models import Letter
from visits.actions import visit
from visits.models import LocalAuthority, MonitoringProgramme, Visit

from . import earlier, programme
from .accounts import Cast
from .clock import Clock, moment
from .content import content, text
from .history import written
from .lines import Lines
from .people import add_contacts
from .visit import particulars
from .visit_written_up import visit_on_site, write_up

LETTER_FOUND = -6


def load(authority: LocalAuthority, *, clock: Clock, cast: Cast) -> None:
    before = earlier.load(authority, content("hollinshire_earlier"), clock=clock, cast=cast)
    facts = content("hollinshire")
    begun = programme.begin(authority, facts, clock=clock, cast=cast)
    add_contacts(authority, facts["contact"], clock=clock, by=cast.support)
    lines = Lines(begun, facts["line"], clock=clock, earlier=before)
    for number in (1, 2):
        write_up(lines, content(f"hollinshire_visit_{number}"), clock=clock, cast=cast)
    _known_to_have_been(begun, facts["outline"], clock=clock, cast=cast)
    for number in (4, 5):
        write_up(lines, content(f"hollinshire_visit_{number}"), clock=clock, cast=cast)
    visit_on_site(lines, content("hollinshire_visit_6"), clock=clock, cast=cast)
    _letter_comes_to_light(before, content("hollinshire_earlier")["passages"], clock=clock, cast=cast)


def _known_to_have_been(begun: MonitoringProgramme, facts: dict, *, clock: Clock, cast: Cast) -> None:
    """A visit of which no more is known than its month and what it looked at."""
    month = clock.day(facts["month_of"]).replace(day=1)
    with written(moment(clock.day(facts["month_of"] + 40), 10)) as at:
        said = particulars(begun, {**facts, "month": month}, (), cast)
        visit.record_past(programme=begun, said=said, record=Visit.Record.OUTLINE, by=cast.inspector, at=at)


def _letter_comes_to_light(before: Lines, facts: dict, *, clock: Clock, cast: Cast) -> None:
    """The letter of a visit of the earlier programme: some passages are used, one is dropped, others wait."""
    with written(moment(clock.day(LETTER_FOUND), 11)) as at:
        data = text("hollinshire_letter").encode()
        imported = document_import.import_letter(data=data, name="hollinshire-2019.txt", by=cast.inspector, at=at)
        letter = Letter.objects.get(visit=imported.visit)
        found = {passage.paragraph: passage for passage in letter.passages.all()}
        for row in facts["used"]:
            matter = Matter(line=before.begun[row["line"]])
            said = {"kind": row["kind"], "direction": row["direction"]}
            passages.use(passage=found[row["paragraph"]], matter=matter, by=cast.inspector, at=at, **said)
        for paragraph in facts["dropped"]:
            passages.drop(passage=found[paragraph], by=cast.inspector)
