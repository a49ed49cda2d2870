"""The order in which visits happened, whatever the order in which they were typed in."""

from collections.abc import Iterable
from datetime import date

from .visit import Visit


def in_order(visits: Iterable[Visit]) -> list[Visit]:
    """Visits of one programme by first fieldwork day; where there is none by number, else by month.

    An undated visit with a number stands after every visit with a lower number; one with neither stands last.
    Needs `periods` prefetched.
    """
    visits = list(visits)
    dated = sorted((v for v in visits if v.first_fieldwork_day), key=lambda v: (v.first_fieldwork_day, v.pk))
    undated = [v for v in visits if not v.first_fieldwork_day]
    for visit in sorted(undated, key=_undated_key):
        dated.insert(_place(visit, dated), visit)
    return dated


def _undated_key(visit: Visit) -> tuple:
    return (visit.number is None, visit.number or 0, visit.month or date.max, visit.pk)


def _place(visit: Visit, placed: list[Visit]) -> int:
    if visit.number is not None:
        lower = [i for i, other in enumerate(placed) if other.number is not None and other.number < visit.number]
        if lower:
            return lower[-1] + 1
        higher = [i for i, other in enumerate(placed) if other.number is not None and other.number > visit.number]
        if higher:
            return higher[0]
    if visit.month:
        later = [i for i, other in enumerate(placed) if other.looked_at_on and other.looked_at_on >= visit.month]
        return later[0] if later else len(placed)
    return len(placed)
