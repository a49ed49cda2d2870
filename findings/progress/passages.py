"""The passages of a visit's letter as the findings page shows them: waiting, dropped and used."""

from dataclasses import dataclass

from findings.letters.reading import Suggested
from findings.letters.reading.suggestions import suggested_by
from findings.models import Finding, Passage
from visits.models import Theme, Visit


@dataclass(frozen=True)
class ShownPassage:
    """A passage, its words, and what the words suggest: for a person to decide."""

    passage: Passage
    text: str
    suggested: Suggested
    theme: Theme | None
    joins_next: bool = False

    @property
    def suggestions(self) -> list[str]:
        """Kind, theme, extent and stage in the words of the page, where the letter's words show them."""
        named = (
            Finding.Kind(self.suggested.kind).label if self.suggested.kind else "",
            str(self.theme or ""),
            Finding.Extent(self.suggested.extent).label if self.suggested.extent else "",
            Finding.StageOfChange(self.suggested.stage).label if self.suggested.stage else "",
        )
        return [one for one in named if one]


@dataclass(frozen=True)
class VisitPassages:
    waiting: list[ShownPassage]
    dropped: list[Passage]
    used: list[Passage]

    def __bool__(self) -> bool:
        return bool(self.waiting or self.dropped or self.used)


def passages_of(visit: Visit, user) -> VisitPassages:
    """Three queries at most, however many passages there are."""
    rows = Passage.objects.readable_by(user).filter(letter__visit=visit)
    rows = list(rows.select_related("letter", "finding__line").order_by("start"))
    for row in rows:
        row.letter = rows[0].letter
        if row.finding:
            row.finding.visit = visit
    by_state = {state: [row for row in rows if row.state == state] for state in Passage.State}
    return VisitPassages(
        waiting=shown(by_state[Passage.State.WAITING]),
        dropped=by_state[Passage.State.DROPPED],
        used=by_state[Passage.State.USED],
    )


def shown(passages: list[Passage]) -> list[ShownPassage]:
    read = [(one, one.text) for one in passages]
    suggested = [suggested_by(text) for _, text in read]
    themes = {one.code: one for one in Theme.objects.filter(code__in={one.theme for one in suggested if one.theme})}
    followed = {(after.section, after.paragraph, after.start) for after in passages}
    return [
        ShownPassage(one, text, what, themes.get(what.theme), _is_cut_before_next(one, followed))
        for (one, text), what in zip(read, suggested, strict=True)
    ]


def _is_cut_before_next(passage: Passage, starts: set[tuple]) -> bool:
    """The rest of the same paragraph waits as well: the two may be joined again."""
    return any(
        section == passage.section and paragraph == passage.paragraph and start > passage.start
        for section, paragraph, start in starts
    )
