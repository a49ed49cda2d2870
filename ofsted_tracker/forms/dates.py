"""Dates in boxes: day, month and year, or month and year. Any box takes a whole date pasted into it."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
SEPARATORS = r"[\s/.,\-\u2010-\u2015]+"
EARLIEST, LATEST = 1900, 2100


def month_number(text: str) -> int | None:
    """2, 02, Feb, Sept or February; None for anything else."""
    text = text.strip().lower().rstrip(".")
    if re.fullmatch(r"[0-9]{1,2}", text):
        return int(text)
    if len(text) >= 3:
        return next(
            (number for number, name in enumerate(MONTHS, 1) if name.startswith(text) or text == name[:3] + "t"),
            None,
        )
    return None


def whole_date(text: str) -> list[str] | None:
    """Day, month and year as typed in one go: 21 Feb 2017, 21/02/2017, Tuesday 21st February 2017."""
    parts = _parts(text)
    if len(parts) != 3:
        return None
    if re.fullmatch(r"[0-9]{4}", parts[0]):
        parts.reverse()
    elif not parts[0].isdigit() and parts[1].isdigit():
        parts = [parts[1], parts[0], parts[2]]
    return parts


def whole_month(text: str) -> list[str] | None:
    """Month and year as typed in one go: Feb 2017, 02/2017, 2017-02; of a whole date, its month."""
    if dated := whole_date(text):
        return dated[1:]
    parts = _parts(text)
    if len(parts) != 2:
        return None
    return parts[::-1] if re.fullmatch(r"[0-9]{4}", parts[0]) else parts


def _parts(text: str) -> list[str]:
    parts = [part for part in re.split(SEPARATORS, text.strip()) if part]
    if parts and re.fullmatch(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*", parts[0].lower()):
        parts = parts[1:]
    return [_without_ordinal(part) for part in parts]


def _without_ordinal(text: str) -> str:
    """21 of 21st."""
    return re.sub(r"^([0-9]{1,2})(st|nd|rd|th)$", r"\1", text, flags=re.IGNORECASE)


class _BoxesWidget(forms.MultiWidget):
    """Text boxes: people type months as words and paste whole dates. `wrong_boxes` are shown in red."""

    labels: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()

    def __init__(self, attrs=None):
        boxes = [forms.TextInput(attrs={"width": width, "inputmode": "numeric"}) for width in self.widths]
        super().__init__(boxes, attrs)
        self.wrong_boxes = None


class DayWidget(_BoxesWidget):
    labels, widths = ("Day", "Month", "Year"), (2, 2, 4)

    def decompress(self, value):
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]


class MonthWidget(_BoxesWidget):
    labels, widths = ("Month", "Year"), (2, 4)

    def decompress(self, value):
        return [str(value.month), str(value.year)] if value else ["", ""]


class _BoxesField(forms.MultiValueField):
    """Boxes that make one date. What was typed is shown again as it was typed when it is not a date."""

    pasted = staticmethod(whole_date)
    example = "21 2 2017"
    parts: tuple[str, ...] = ("day", "month", "year")

    def __init__(self, *, missing: str = "", **kwargs):
        self.missing = missing
        boxes = [forms.CharField(required=False, strip=True) for _ in self.parts]
        super().__init__(boxes, require_all_fields=False, **kwargs)

    def clean(self, value):
        typed = (
            [(box or "").strip() for box in value or []]
            if not hasattr(value, "year")
            else self.widget.decompress(value)
        )
        filled = [box for box in typed if box]
        self.widget.wrong_boxes = None
        if not filled:
            if self.required and not self.disabled:
                raise ValidationError(self.missing or f"{self._name} must be entered", code="required")
            return None
        whole = self.pasted(filled[0]) if len(filled) == 1 else None
        cleaned = self._date(whole or typed)
        self.validate(cleaned)
        self.run_validators(cleaned)
        return cleaned

    def _date(self, typed: list[str]) -> date:
        self._refuse_empty_boxes(typed)
        day, month, year = self._numbers(typed)
        if not (day and month and year):
            raise self._unreal(typed)
        if len(typed[-1]) != 4 or not EARLIEST <= year <= LATEST:
            raise self._error(
                f"{self._name} must have a year of four figures, for example {self.example.split()[-1]}",
                [len(typed) - 1],
            )
        try:
            return date(year, month, day)
        except ValueError:
            raise self._unreal(typed) from None

    def _refuse_empty_boxes(self, typed):
        absent = [index for index, box in enumerate(typed) if not box]
        if absent:
            names = " and ".join(f"a {self.parts[index]}" for index in absent)
            raise self._error(f"{self._name} must include {names}", absent)

    def _numbers(self, typed) -> tuple[int | None, int | None, int | None]:
        day = _number(_without_ordinal(typed[0])) if len(typed) == 3 else 1
        return day, month_number(typed[-2]), _number(typed[-1])

    def _unreal(self, typed) -> ValidationError:
        wrong = []
        day, month, year = self._numbers(typed)
        if not year:
            wrong.append(len(typed) - 1)
        if not month or not 1 <= month <= 12:
            wrong.append(len(typed) - 2)
        if len(typed) == 3 and (not day or not 1 <= day <= 31):
            wrong.append(0)
        noun = "date" if len(self.parts) == 3 else "month"
        return self._error(f"{self._name} must be a real {noun}, for example {self.example}", wrong)

    def _error(self, message: str, boxes: list[int]) -> ValidationError:
        self.widget.wrong_boxes = set(boxes) or None
        return ValidationError(message, code="invalid")

    @property
    def _name(self) -> str:
        return str(self.label or "The date")

    def has_changed(self, initial, data):
        """A date typed in another way is the same date."""
        try:
            return self.clean(data) != (initial or None)
        except ValidationError:
            return True


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else None


class DayField(_BoxesField):
    """A day: 21 2 2017 in three boxes, a month by name, or a whole date in any box. Gives a date or None."""

    widget = DayWidget

    def compress(self, data_list):
        return None


class MonthField(_BoxesField):
    """A month, given as its first day."""

    widget = MonthWidget
    pasted = staticmethod(whole_month)
    example = "2 2017"
    parts = ("month", "year")

    def compress(self, data_list):
        return None
