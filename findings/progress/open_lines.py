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


def open_by_theme(record: ProgrammeRecord, today: date) -> list[OpenTheme]:
    grouped = groupby(record.open_lines(), key=lambda life: life.line.theme)
    return [
        OpenTheme(theme, [OpenLine(life, last_look(record, life, today=today)) for life in lives])
        for theme, lives in grouped
    ]
