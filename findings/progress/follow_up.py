"""What a visit could look at again, in the order in which inspectors choose."""

from dataclasses import dataclass
from datetime import date

from findings.models import Finding
from visits.models import Recommendation, Theme, Visit

from .ages import LastLook, last_look
from .life import LineLife
from .record import ProgrammeRecord


@dataclass(frozen=True)
class Candidate:
    """A line, or a recommendation nobody has made a line of yet."""

    visit: Visit
    life: LineLife | None = None
    recommendation: Recommendation | None = None
    look: LastLook | None = None

    @property
    def value(self) -> str:
        """How a tick names it."""
        return f"line-{self.life.line.pk}" if self.life else f"recommendation-{self.recommendation.pk}"

    @property
    def title(self) -> str:
        return self.life.line.title if self.life else self.recommendation.text

    @property
    def theme(self) -> Theme | None:
        return self.life.line.theme if self.life else self.recommendation.theme

    @property
    def from_recommendation(self) -> Recommendation | None:
        return self.life.line.recommendation if self.life else self.recommendation

    @property
    def last(self) -> Finding | None:
        return self.life.last_look(before=self.visit) if self.life else None

    @property
    def since(self) -> date | None:
        """What its age is counted from: the last look, else the opening."""
        if self.last:
            return self.last.visit.looked_at_on
        return self.life.opened_on if self.life else None

    @property
    def is_never_looked_at_recommendation(self) -> bool:
        return self.last is None and self.from_recommendation is not None

    @property
    def is_strength(self) -> bool:
        return self.last is not None and self.last.kind == Finding.Kind.STRENGTH

    @property
    def is_closed(self) -> bool:
        return self.life is not None and self.life.is_closed(before=self.visit)


@dataclass(frozen=True)
class FollowUpLists:
    to_improve: list[Candidate]
    strengths: list[Candidate]
    ticked: set[str]

    @property
    def all(self) -> list[Candidate]:
        return [*self.to_improve, *self.strengths]


def follow_up_lists(
    record: ProgrammeRecord, visit: Visit, recommendations: list[Recommendation], *, today: date
) -> FollowUpLists:
    """Recommendations never looked at on top, then the visit's own themes, each oldest look first.

    `recommendations` are those of the anchor inspection that are no line yet. What is ticked stays listed, whatever
    became of its line.
    """
    ticked = {f"line-{life.line.pk}" for life in record.lines if life.follow_up_at(visit)}
    lives = [life for life in record.lines if life.is_open(before=visit) or life.follow_up_at(visit)]
    candidates = [
        Candidate(visit, life=life, look=last_look(record, life, today=today, before=visit)) for life in lives
    ]
    candidates += [Candidate(visit, recommendation=one) for one in recommendations]
    covered = {one.theme_id for one in visit.covered_themes.all()}
    candidates.sort(key=lambda one: _place(one, covered))
    return FollowUpLists(
        [one for one in candidates if not one.is_strength], [one for one in candidates if one.is_strength], ticked
    )


def _place(one: Candidate, covered: set[int]) -> tuple:
    if one.is_never_looked_at_recommendation:
        return (0, 0, one.from_recommendation.number, one.title)
    is_elsewhere = one.theme is None or one.theme.pk not in covered
    return (1, int(is_elsewhere), (one.since or date.min).toordinal(), one.title)
