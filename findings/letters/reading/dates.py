"""Dates as letters print them: "21 and 22 February 2017", "28 February–1 March 2023", "14 to 16 June 2017"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

Period = tuple[date, date]

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?,?\s+)?"
_ITEM = (
    rf"{_WEEKDAY}(?:the\s+)?(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"(?:\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?)?"
)
_ITEM_BARE = re.sub(r"\?P<\w+>", "?:", _ITEM)
_BETWEEN = r"\s*(?:,\s*and\b|,|;|\band\b|&|\bto\b|\buntil\b|\bthrough\b|[-–—−/])\s*(?:(?:on|from|between)\s+)?"
_RUN = re.compile(rf"\b{_ITEM_BARE}(?:{_BETWEEN}{_ITEM_BARE})*", re.IGNORECASE)
_ONE = re.compile(_ITEM, re.IGNORECASE)
_RANGE = re.compile(r"to|until|through|[-–—−]", re.IGNORECASE)
_BETWEEN_BEFORE = re.compile(r"\bbetween\s*(?:the\s*)?$", re.IGNORECASE)
_MONTH_AND_YEAR = re.compile(rf"(?P<month>{_MONTH}),?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)")
_LABEL = re.compile(r"^(?:date|dated)\s*:?\s+", re.IGNORECASE)


@dataclass
class _Day:
    day: int
    month: int | None
    year: int | None
    range_before: bool = False

    @property
    def date(self) -> date:
        return date(self.year, self.month, self.day)


def date_alone(line: str) -> date | None:
    """The date a line consists of; None where the line says anything else."""
    line = _LABEL.sub("", line.strip()).rstrip(".")
    figures = _FIGURES.fullmatch(line)
    match = _ONE.fullmatch(line)
    try:
        if figures:
            return date(int(figures[3]), int(figures[2]), int(figures[1]))
        if match and match["year"]:
            return date(int(match["year"]), _month(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return None


def months_in(text: str) -> list[str]:
    """Every "February 2016" in a text, as "2016-02"."""
    return [f"{match['year']}-{_month(match['month']):02}" for match in _MONTH_AND_YEAR.finditer(text)]


def dates_printed(text: str) -> re.Match[str] | None:
    """The first run of dates in a text that names a month."""
    return next((run for run in _RUN.finditer(text) if any(item["month"] for item in _ONE.finditer(run[0]))), None)


def periods_in(text: str, run: re.Match[str], year: int | None = None) -> list[Period]:
    """The periods a run of dates means; `year` is taken where none is printed. ValueError where it cannot be."""
    days = _filled(_days(run[0], bool(_BETWEEN_BEFORE.search(text[: run.start()]))), year)
    periods: list[Period] = []
    for item in days:
        if (item.range_before and periods) or (periods and item.date == periods[-1][1] + timedelta(days=1)):
            periods[-1] = (periods[-1][0], item.date)
        else:
            periods.append((item.date, item.date))
    flat = [moment for period in periods for moment in period]
    if flat != sorted(flat):
        raise ValueError("the dates are not in order")
    return periods


def has_year(run: re.Match[str]) -> bool:
    return bool(re.search(r"\b(?:19|20)\d\d\b", run[0]))


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) + 1


def _days(run: str, between: bool) -> list[_Day]:
    """The days of a run, left to right, without those after the last month: "… 2017 and 3" names no day 3."""
    days, after = [], 0
    for match in _ONE.finditer(run):
        range_before = bool(_RANGE.search(run[after : match.start()])) or (between and len(days) == 1)
        month = _month(match["month"]) if match["month"] else None
        days.append(_Day(int(match["day"]), month, int(match["year"]) if match["year"] else None, range_before))
        after = match.end()
    while days and days[-1].month is None:
        days.pop()
    return days


def _filled(days: list[_Day], year: int | None) -> list[_Day]:
    """A month or year printed once counts for the days before it; a year also for those after it."""
    following: _Day | None = None
    for item in reversed(days):
        if following:
            item.month = item.month or following.month
            if item.year is None and following.year:
                item.year = following.year - (item.month > following.month)
        following = item
    known = next((item.year for item in days if item.year), year)
    for before, item in zip([None, *days], days, strict=False):
        if item.year is None and before:
            known = before.year + (item.month < before.month)
        if item.year is None:
            if known is None:
                raise ValueError("no year is printed")
            item.year = known
    return days
