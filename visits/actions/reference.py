"""Reference data from files of the project: authorities, frameworks, themes, timetables and England's holidays.

A row is added if one with its key has never been there. So a second run changes nothing, and what a person has
since changed, moved or taken away in the admin stays as they left it: history remembers what was there.
"""

import csv
import tomllib
from collections.abc import Iterable
from pathlib import Path

import holidays
from django.db import models, transaction
from django.utils.text import slugify
from simple_history.utils import bulk_create_with_history

from visits.models import (
    Framework,
    Grade,
    Holiday,
    JudgementArea,
    LocalAuthority,
    LocalAuthorityName,
    Theme,
    ThemeArea,
    Timetable,
)
from visits.names import matched_form

FOLDER = Path(__file__).resolve().parent.parent / "reference"
HOLIDAY_YEARS = range(2012, 2037)
LOADED = "Loaded from the project's reference files."


@transaction.atomic
def load_all() -> dict[str, int]:
    """Add what is missing; return how many rows of each kind were added."""
    return {
        "authorities": _load_authorities(),
        "names of authorities": _load_names(),
        **_load_frameworks(),
        "themes": _load_themes(),
        "themes under judgement areas": _load_theme_areas(),
        "holidays": _load_holidays(),
        "timetables": _load_timetables(),
    }


def _load_authorities() -> int:
    rows = (LocalAuthority(slug=slugify(row["name"].replace(",", "")), **row) for row in _csv("local_authorities.csv"))
    return _add(LocalAuthority, ["ons_code"], rows)


def _load_names() -> int:
    """The name of each authority first, then its variants: where two would be matched alike, the name wins."""
    by_code = {authority.ons_code: authority for authority in LocalAuthority.objects.all()}
    printed = [(row["ons_code"], row["name"]) for row in _csv("local_authorities.csv")]
    printed += [(row["ons_code"], row["name"]) for row in _csv("local_authority_names.csv")]
    rows = (
        LocalAuthorityName(authority=by_code[code], name=name, matched=matched_form(name))
        for code, name in printed
        if code in by_code
    )
    return _add(LocalAuthorityName, ["matched"], rows)


def _load_frameworks() -> dict[str, int]:
    described = {row["code"]: row for row in _toml("frameworks.toml")["framework"]}
    fields = ("code", "name", "in_use_from", "in_use_to")
    added = _add(
        Framework,
        ["code"],
        (Framework(**{field: row.get(field) for field in fields}) for row in described.values()),
    )
    frameworks = {one.code: one for one in Framework.objects.filter(code__in=described)}
    areas = (
        JudgementArea(framework=framework, position=position, **area)
        for code, framework in frameworks.items()
        for position, area in enumerate(described[code]["area"], start=1)
    )
    grades = (
        Grade(framework=framework, key=key, label=label, position=position)
        for code, framework in frameworks.items()
        for position, (key, label) in enumerate(described[code]["grades"].items(), start=1)
    )
    return {
        "frameworks": added,
        "judgement areas": _add(JudgementArea, ["framework_id", "key"], areas),
        "grades": _add(Grade, ["framework_id", "key"], grades),
    }


def _load_themes() -> int:
    described = enumerate(_toml("themes.toml")["theme"], start=1)
    rows = (
        Theme(code=row["code"], name=row["name"], description=row["description"], position=position)
        for position, row in described
    )
    return _add(Theme, ["code"], rows)


def _load_theme_areas() -> int:
    """A theme is placed once in each framework; where a person has moved it, it stays there."""
    described = _toml("themes.toml")
    themes = {theme.code: theme for theme in Theme.objects.all()}
    areas = {(area.framework.code, area.key): area for area in JudgementArea.objects.select_related("framework")}
    rows = (
        ThemeArea(theme=themes[row["code"]], area=areas[code, groups[row["group"]]])
        for code, groups in described["areas"].items()
        for row in described["theme"]
        if row["code"] in themes and (code, groups[row["group"]]) in areas
    )
    return _add(ThemeArea, ["theme_id", "area_id"], rows)


def _load_holidays() -> int:
    calendar = holidays.country_holidays("GB", subdiv="ENG", years=HOLIDAY_YEARS)
    rows = (Holiday(day=day, name=name[:100], one_off=False) for day, name in sorted(calendar.items()))
    return _add(Holiday, ["day"], rows)


def _load_timetables() -> int:
    return _add(Timetable, ["in_use_from"], (Timetable(**row) for row in _toml("timetables.toml")["timetable"]))


def _add(model: type[models.Model], key: list[str], rows: Iterable[models.Model]) -> int:
    """Add the rows whose key is new, and remember in their history where they came from."""
    known = _ever_known(model, key)
    new = []
    for row in rows:
        value = tuple(getattr(row, field) for field in key)
        if value not in known:
            known.add(value)
            new.append(row)
    if new:
        bulk_create_with_history(new, model, default_change_reason=LOADED)
    return len(new)


def _ever_known(model: type[models.Model], key: list[str]) -> set[tuple]:
    return {*model.objects.values_list(*key), *model.history.values_list(*key).order_by()}


def _csv(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _toml(name: str) -> dict:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
