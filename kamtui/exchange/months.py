"""Months in cells and headings: `2019-01`, `01/2019`, `Jan 2019`, `Jan-19`, `201901`; years alone."""

import re
from datetime import date

from kamtui.domain.rules import is_plannable
from kamtui.domain.text import clean

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST = re.compile(r"([0-9]{4})[\-/. ]?[Mm]?([0-9]{1,2})")
_LAST = re.compile(r"([0-9]{1,2})[\-/. ]([0-9]{4})")
_NAMED = re.compile(r"([A-Za-z]{3,9})\.?[\-/' ,]*([0-9]{4}|[0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}(?:\.0)?")


def month_of(text: str) -> date | None:
    """The first day of the month a text names; None when it names none."""
    text = text.strip()
    if match := _FIRST.fullmatch(text):
        return _first(int(match[1]), int(match[2]))
    if match := _LAST.fullmatch(text):
        return _first(int(match[2]), int(match[1]))
    if match := _NAMED.fullmatch(text):
        year = int(match[2])
        return _first(year if len(match[2]) == 4 else 2000 + year, month_number(match[1]) or 0)
    return None


def month_number(text: str) -> int | None:
    """1 to 12 for `3`, `03`, `Mar` or `March`; None for anything else."""
    text = text.strip().removesuffix(".0")
    if text.isascii() and text.isdecimal() and len(text) <= 2:
        return int(text) if 1 <= int(text) <= 12 else None
    name = text.rstrip(".").lower()
    if not name.isalpha() or len(name) > 9:
        return None
    return next((number for number, start in enumerate(_NAMES, 1) if name.startswith(start)), None)


def year_of(text: str) -> int | None:
    """The year a text is; None for anything else."""
    match = _YEAR.fullmatch(text.strip())
    return int(match[0][:4]) if match else None


def read_month(text: str) -> date:
    """`month_of`; raises `ValueError` with the reason when a cell names no month, or none that kamtui plans in."""
    found = month_of(text)
    if found is None:
        raise ValueError(f"“{clean(text, 40)}” is not a month")
    return found


def _first(year: int, month: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        return None
    day = date(year, month, 1)
    return day if is_plannable(day) else None
