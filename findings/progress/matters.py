"""What a finding of one visit may be about, in the order in which inspectors look for it."""

from dataclasses import dataclass

from findings.models import Finding, LineEvent, LineOfEnquiry
from visits.models import Visit

from .ages import visit_and_days, where
from .life import LineLife
from .record import ProgrammeRecord

FOLLOWED_UP = "To follow up at this visit"
RECORDED = "Already recorded at this visit"
CLOSED = "Closed before this visit"


@dataclass(frozen=True)
class Matter:
    """A line as it stands when the visit begins."""

    life: LineLife
    visit: Visit
    is_covered: bool

    @property
    def line(self) -> LineOfEnquiry:
        return self.life.line

    @property
    def last(self) -> Finding | None:
        return self.life.last_look(before=self.visit)

    @property
    def here(self) -> Finding | None:
        return self.life.finding_at(self.visit)

    @property
    def closing(self) -> LineEvent | None:
        """What closed it before this visit, unless this visit has reopened it already."""
        return None if self.life.is_open(after=self.visit) else self.life.closing(before=self.visit)

    @property
    def closed_where(self) -> str:
        return where(self.closing)

    @property
    def when(self) -> str:
        return visit_and_days(self.last.visit)

    @property
    def is_followed_up(self) -> bool:
        return self.life.follow_up_at(self.visit) is not None

    @property
    def group(self) -> str:
        if self.here:
            return RECORDED
        if self.closing:
            return CLOSED
        return FOLLOWED_UP if self.is_followed_up else str(self.line.theme)

    @property
    def label(self) -> str:
        """Under a heading that is not its theme, a matter says its theme itself."""
        title = self.line.title
        return title if self.group == str(self.line.theme) else f"{title} ({self.line.theme})"


def matters_for(record: ProgrammeRecord, visit: Visit) -> list[Matter]:
    """Ticked follow-up first, then themes of the areas covered, then the others; last what is recorded or closed.

    What was merged into another line is looked for there.
    """
    covered = {one.theme_id for one in visit.covered_themes.all()}
    lives = [life for life in record.lines if life.finding_at(visit) or not life.merged(after=visit)]
    matters = [Matter(life, visit, life.line.theme_id in covered) for life in lives]
    return sorted(matters, key=_place)


def grouped(matters: list[Matter]) -> list[tuple[str, list[tuple[int, str]]]]:
    """Choices of a select, under headings."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for matter in matters:
        groups.setdefault(matter.group, []).append((matter.line.pk, matter.label))
    return list(groups.items())


def _place(matter: Matter) -> tuple:
    last = {FOLLOWED_UP: 0, RECORDED: 3, CLOSED: 4}.get(matter.group, 1 if matter.is_covered else 2)
    return (last, matter.line.theme.position, matter.line.title, matter.line.pk)
