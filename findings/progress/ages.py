"""When a line was last looked at, in words that never make a look out of silence."""

from dataclasses import dataclass
from datetime import date

from findings.models import Finding, LineEvent
from ofsted_tracker import wording
from visits.models import Visit

from .life import LineLife
from .record import NAMING, ProgrammeRecord

LONG_AGO_IN_MONTHS = 12


@dataclass(frozen=True)
class LastLook:
    """`outlines` are later visits of which nothing is on record: they may have looked, nobody can say."""

    finding: Finding | None
    outlines: tuple[Visit, ...]
    age: str

    @property
    def words(self) -> str:
        if self.finding is None:
            known = " as far as is on record" if self.outlines else ""
            return f"Never looked at{known}{self._off_record}"
        said = f"{in_a_sentence(self.finding.visit)}, {when(self.finding.visit)}"
        return f"Last known look: {said}{self._off_record}" if self.outlines else said[:1].upper() + said[1:]

    @property
    def ago(self) -> str:
        """10 months ago; nothing where it was the same day, or the day is not known."""
        return f"{self.age} ago" if self.age not in {"", "today", "not yet"} else ""

    @property
    def before_it(self) -> str:
        """Of a look before a visit: 10 months before."""
        return f"{self.age} before" if self.ago else ""

    @property
    def _off_record(self) -> str:
        if not self.outlines:
            return ""
        return f" ({_named(self.outlines)} not on record)"


def last_look(record: ProgrammeRecord, life: LineLife, *, today: date, before: Visit | None = None) -> LastLook:
    """The last look at the line, or the last before a visit, and how long before `today` (or that visit) it was."""
    finding = life.last_look(before)
    outlines = record.outlines_after(finding.visit if finding else None)
    if before is not None:
        outlines = [visit for visit in outlines if record.place(visit) < record.place(before)]
    until = (before.looked_at_on if before else None) or today
    seen = finding.visit.looked_at_on if finding else None
    return LastLook(finding, tuple(outlines), wording.age(seen, until) if seen else "")


def not_looked_at_for_a_year(life: LineLife, today: date) -> bool:
    """Counted from the last look; of a line never looked at, from its opening. Without any date nothing is claimed."""
    since = life.last_looked_on if life.looks() else life.opened_on
    return since is not None and months_between(since, today) >= LONG_AGO_IN_MONTHS


def months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def unlooked_since(life: LineLife) -> date:
    """For putting the longest unlooked line first; what has no date comes before all."""
    return (life.last_looked_on if life.looks() else life.opened_on) or date.min


def when(visit: Visit) -> str:
    """The month of the visit, which is how letters speak of one."""
    return wording.month(visit.looked_at_on) if visit.looked_at_on else "date not known"


def visit_and_days(visit: Visit) -> str:
    """Visit 2, 21 and 22 February 2017."""
    days = wording.periods(visit.fieldwork) or when(visit)
    return f"{visit.title}, {days}"


def where(event: LineEvent) -> str:
    """At visit 3; at the inspection; on 1 June 2026."""
    if event.visit_id:
        return f"at {in_a_sentence(event.visit)}"
    return "at the inspection" if event.inspection_id else f"on {wording.day(event.on)}"


def happened(event: LineEvent) -> str:
    """Closed at visit 3; merged into “Supervision” at visit 4; carried over at the inspection."""
    other = ""
    if event.kind in NAMING:
        other = f" “{event.other_line}”" if event.other_line_id else " another matter"
    return f"{event.get_kind_display().lower()}{other} {where(event)}"


def in_a_sentence(visit: Visit) -> str:
    return visit.title[:1].lower() + visit.title[1:]


def _named(visits: tuple[Visit, ...]) -> str:
    """Visits 3 to 6; visit 3 and visit 5."""
    numbers = [visit.number for visit in visits]
    if len(visits) > 2 and None not in numbers and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return f"visits {numbers[0]} to {numbers[-1]}"
    return _joined([in_a_sentence(visit) for visit in visits])


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
