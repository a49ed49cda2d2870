"""Charts: what is drawn of a record, made of the strokes of `drawing`."""

from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.safestring import SafeString

from .drawing import element, line, link, picture, shape, text


@dataclass(frozen=True)
class Column:
    """An occasion, in order of time: a short name and up to two lines under it."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mark:
    """What an occasion said, at one of the words. `joined`: a line leads here from the mark in the column before."""

    column: int
    word: str
    shape: str
    label: str
    href: str = ""
    joined: bool = False
    tone: str = ""


@dataclass(frozen=True)
class WordChart:
    """Words up the side, in order from the top, and occasions along the foot.

    The words have an order and no distances: nothing here is a number. Under a rule stand the `silences`: words for
    occasions that said nothing, which no line ever joins.
    """

    title: str
    description: str
    words: tuple[str, ...]
    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]
    silences: tuple[str, ...] = ()
    along: str = ""
    key: str = field(default="chart", kw_only=True)

    @property
    def is_wide(self) -> bool:
        """Too wide for a telephone: it keeps its size and wants a box to scroll in."""
        return _WordChartDrawing(self).width > FITS

    def drawn(self) -> SafeString:
        return _WordChartDrawing(self).drawn()


SIDE, END = 90, 8  # room for the words, and behind the last occasion
STEP = 18  # from one word to the next
GAP = 10  # on either side of the rule above the silences
FOOT_LINE = 14
NARROWEST, WIDEST = 34, 64  # from one occasion to the next
LETTER = 7.2  # of an occasion's name
PLOT = 240
FITS = 380  # still read on a telephone when it is drawn smaller


class _WordChartDrawing:
    def __init__(self, chart: WordChart):
        self.chart = chart
        self.step = self._step()
        self.width = SIDE + max(PLOT, self.step * len(chart.columns)) + END
        self.heights = self._heights()
        self.rule = self.heights[chart.words[-1]] + GAP + 2
        self.foot = (max(self.heights.values()) if chart.silences else self.rule) + 22
        self.height = self.foot + FOOT_LINE * max((len(column.lines) for column in chart.columns), default=0) + 6
        self.said = {mark.word for mark in chart.marks}

    def drawn(self) -> SafeString:
        links = [self._mark(mark) for mark in self.chart.marks if mark.href]
        image = [
            *self._side(),
            *self._foot(),
            *self._falls(),
            *self._lines(),
            *(self._mark(mark) for mark in self.chart.marks if not mark.href),
        ]
        return picture(
            self.chart.key,
            title=self.chart.title,
            description=self.chart.description,
            size=(self.width, self.height),
            image=image,
            links=links,
            class_="app-chart app-chart--wide" if self.width > FITS else "app-chart",
        )

    def _step(self) -> float:
        """Names of neighbours never touch."""
        columns = self.chart.columns
        touching = max((len(one.name + two.name) / 2 + 1 for one, two in pairwise(columns)), default=0)
        return max(NARROWEST, touching * LETTER, min(WIDEST, PLOT / max(len(columns), 1)))

    def _heights(self) -> dict[str, float]:
        words = {word: 14 + STEP * place for place, word in enumerate(self.chart.words)}
        start = max(words.values()) + 2 * GAP + 6
        return words | {word: start + STEP * place for place, word in enumerate(self.chart.silences)}

    def _x(self, column: int) -> float:
        return SIDE + self.step * (column + 0.5)

    def _end(self) -> float:
        return SIDE + self.step * len(self.chart.columns)

    def _side(self):
        for word, y in self.heights.items():
            is_word = word in self.chart.words
            if is_word:
                yield line(SIDE, y, self._end(), y, "app-chart__level")
            said = " app-chart__word--said" if is_word and word in self.said else ""
            yield text(SIDE - 8, y + 4, word, f"app-chart__word{said}")
        yield line(SIDE, self.rule, self._end(), self.rule, "app-chart__rule")

    def _foot(self):
        yield text(SIDE - 8, self.foot, self.chart.along, "app-chart__word")
        for place, column in enumerate(self.chart.columns):
            x = self._x(place)
            yield text(x, self.foot, column.name, "app-chart__column")
            for number, words in enumerate(column.lines, start=1):
                yield text(x, self.foot + FOOT_LINE * number, words, "app-chart__when")

    def _falls(self):
        """From a mark down to its occasion, for the eye."""
        for mark in self.chart.marks:
            if mark.word in self.chart.words:
                x = self._x(mark.column)
                yield line(x, self.heights[mark.word], x, self.foot - 12, "app-chart__fall")

    def _lines(self):
        by_column = {mark.column: mark for mark in self.chart.marks}
        for mark in self.chart.marks:
            if mark.joined:
                before = by_column[mark.column - 1]
                ends = self._x(before.column), self.heights[before.word], self._x(mark.column), self.heights[mark.word]
                yield line(*ends, "app-chart__line")

    def _mark(self, mark: Mark) -> SafeString:
        x, y = self._x(mark.column), self.heights[mark.word]
        tone = f" app-chart__mark--{mark.tone}" if mark.tone else ""
        drawn = shape(mark.shape, x, y, f"app-chart__mark{tone}")
        if not mark.href:
            return drawn
        target = element("circle", cx=x, cy=y, r=13, class_="app-chart__target")
        return link(mark.href, mark.label, target, drawn, class_="app-chart__link")
