"""What is open: lines by theme, each with what was said last and how long ago."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from visits.models import Theme

from .ages import LastLook, last_look
from .life import LineLife
from .record import ProgrammeRecord


@dataclass(frozen=True)
class OpenLine:
    life: LineLife
    last_look: LastLook


@dataclass(frozen=True)
class OpenTheme:
    theme: Theme
    lines: list[OpenLine]


def left_open(record: ProgrammeRecord) -> list[LineLife]:
    """What was open when a programme ended: its end closes every line, so this is as its last visit left them."""
    return [life for life in record.lines if record.visits and life.is_open(after=record.visits[-1])]


def by_theme(record: ProgrammeRecord, lives: list[LineLife], today: date) -> list[OpenTheme]:
    """`lives` in order of theme."""
    grouped = groupby(lives, key=lambda life: life.line.theme)
    return [
        OpenTheme(theme, [OpenLine(life, last_look(record, life, today=today)) for life in lives])
        for theme, lives in grouped
    ]
