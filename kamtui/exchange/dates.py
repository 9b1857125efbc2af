"""Days in cells. Whether 3/4 is in March or in April is proved by the whole column, asked for, or refused."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kamtui.domain.rules import is_plannable
from kamtui.domain.text import clean
from kamtui.domain.words import DateOrder
from kamtui.errors import RejectedError

_TIME = (
    r"(?:(?:T|,?\s+)(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2})(?:[.,][0-9]+)?)?"
    r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?\s*(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_NUMERIC = re.compile(r"(?P<a>[0-9]{1,4})(?P<sep>[/.\-])(?P<b>[0-9]{1,2})(?P=sep)(?P<c>[0-9]{1,4})" + _TIME)
_COMPACT = re.compile(r"(?P<a>[0-9]{4})(?P<b>[0-9]{2})(?P<c>[0-9]{2})(?:T[0-9]{6}Z?)?")
_SERIAL = re.compile(r"(?P<n>[0-9]{5})(?:\.[0-9]+)?")
_NAMED = re.compile(
    r"(?:(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?[ .\-]+(?P<name>[A-Za-z]{3,9})"
    r"|(?P<name2>[A-Za-z]{3,9})[ .]+(?P<d2>[0-9]{1,2}))"
    r"(?:st|nd|rd|th)?[ .,\-]+(?P<y>[0-9]{4}|[0-9]{2})" + _TIME
)
_NOTHING = re.compile(r"[0/.\-: ]*")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_EPOCH = date(1899, 12, 30)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Settled:
    """The order of dates in figures; None when no date needs one."""

    order: DateOrder | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell with a date: its row, its heading, its text."""

    row: int
    heading: str
    text: str


def settle(file: str, cells: Iterable[Seen], asked: DateOrder | None = None) -> Settled:
    """The order that the dates of a file are written in.

    A date that is one only in one order proves it for all. Raises `RejectedError`, naming a row, when dates prove both
    orders, or when one may be two days and none proves anything.
    """
    if asked is not None:
        return Settled(asked, "as asked")
    proofs: dict[DateOrder, Seen] = {}
    doubt: Seen | None = None
    for seen in cells:
        orders = orders_of(seen.text)
        if len(orders) == 1:
            proofs.setdefault(orders[0], seen)
        elif orders:
            doubt = doubt or seen
    if len(proofs) == 2:
        day, month = proofs[DateOrder.DMY], proofs[DateOrder.MDY]
        raise RejectedError(
            f"{file} mixes two orders of dates: “{_shown(day)}” in row {day.row} has the day first, "
            f"“{_shown(month)}” in row {month.row} the month.",
            "Say --date-order dmy or mdy; the rows that do not fit it are then rejected.",
        )
    if proofs:
        (order, seen) = next(iter(proofs.items()))
        return Settled(order, f"proved by “{_shown(seen)}” in row {seen.row}")
    if doubt is not None:
        raise RejectedError(
            f"{file}: “{_shown(doubt)}” in row {doubt.row} of “{doubt.heading}” may be two days, and no other date "
            "settles which.",
            "Say --date-order dmy or mdy.",
        )
    return Settled(None, None)


def orders_of(text: str) -> tuple[DateOrder, ...]:
    """The orders in which a text is a day: one proves it, two leave it open, none where the order does not matter."""
    text = text.strip()
    match = _NUMERIC.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return ()
    day_first, month_first = _numeric(match, DateOrder.DMY), _numeric(match, DateOrder.MDY)
    if day_first == month_first:
        return ()
    found = ((DateOrder.DMY, day_first), (DateOrder.MDY, month_first))
    return tuple(order for order, day in found if day is not None)


def read_day(text: str, order: DateOrder | None) -> date | None:
    """The day a cell names, its time of day checked and left out; None for an empty cell and for zeros (`0/0/00`).

    Raises `ValueError` with the reason when it is no day, or none that kamtui plans on.
    """
    text = text.strip()
    if len(text) <= _LONGEST and _NOTHING.fullmatch(text):
        return None
    day = _day(text, order) if len(text) <= _LONGEST else None
    if day is None:
        raise ValueError(f"“{clean(text, 40)}” is not a date")
    if not is_plannable(day):
        raise ValueError(f"{day} is not in the years 1970 to 2199")
    return day


def _day(text: str, order: DateOrder | None) -> date | None:
    if match := _NUMERIC.fullmatch(text):
        return _numeric(match, order or DateOrder.DMY) if _is_time(match) else None
    if match := _COMPACT.fullmatch(text):
        return _date(int(match["a"]), int(match["b"]), int(match["c"]))
    if match := _SERIAL.fullmatch(text):
        return _EPOCH + timedelta(days=int(match["n"]))  # a day as Excel numbers it
    if (match := _NAMED.fullmatch(text)) and _is_time(match):
        name = (match["name"] or match["name2"]).lower()
        months = [number for number, month in enumerate(_MONTHS, 1) if month.startswith(name) or name == "sept"]
        number = 9 if name == "sept" else months[0] if len(months) == 1 else 0
        return _date(_year(match["y"]), number, int(match["d"] or match["d2"]))
    return None


def _numeric(match: re.Match[str], order: DateOrder) -> date | None:
    a, b, c = match["a"], match["b"], match["c"]
    if len(a) == 4 or (order is DateOrder.YMD and len(a) == 2 and len(c) <= 2):
        return _date(_year(a), int(b), int(c)) if len(c) <= 2 else None
    if order is DateOrder.YMD or len(a) > 2 or len(c) not in (2, 4):
        return None
    day, month = (a, b) if order is DateOrder.DMY else (b, a)
    return _date(_year(c), int(month), int(day))


def _is_time(match: re.Match[str]) -> bool:
    if match["h"] is None:
        return True
    hour, minute, second = int(match["h"]), int(match["m"]), int(match["s"] or 0)
    if match["half"] and not 1 <= hour <= 12:
        return False
    return hour <= 23 and minute <= 59 and second <= 60


def _year(text: str) -> int:
    """Two digits are 1970 to 2069."""
    year = int(text)
    return year if len(text) == 4 else year + (1900 if year >= 70 else 2000)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shown(seen: Seen) -> str:
    return clean(seen.text, 40)
