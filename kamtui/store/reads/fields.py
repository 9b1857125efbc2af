"""Turning the book's text into values, leniently: one damaged field must not hide the rest of the book."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeVar

_E = TypeVar("_E", bound=StrEnum)


def day(text: str | None) -> date | None:
    """An ISO day, or None where there is none or it is damaged."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def word(kind: type[_E], text: str | None) -> _E | None:
    """A word of an enum, or None where there is none or it is unknown."""
    if text is None:
        return None
    return kind._value2member_map_.get(text)  # type: ignore[return-value]


def flag(number: int | None) -> bool | None:
    """0 and 1 as a bool, null as None."""
    return None if number is None else bool(number)


def within(number: int | None, least: int, most: int) -> int | None:
    """A number of the book, or None where there is none or it is beyond what its column takes."""
    return number if number is not None and least <= number <= most else None


def cadence(days: int | None) -> int | None:
    """An account's own cadence in days, or None where it has none that could be one."""
    return within(days, 1, 3650)


def gap(days: int | None) -> int | None:
    """An account's own minimum gap in days, or None where it has none that could be one."""
    return within(days, 0, 3650)


def minutes(number: int) -> int:
    """What a task takes: at least a minute, at most a day, whatever another program wrote."""
    return min(max(number, 1), 1440)


def local_day(milliseconds: int | None) -> date | None:
    """The rep's calendar day of an instant, or None where there is none or no calendar reaches it."""
    found = local(milliseconds)
    return None if found is None else found.date()


def local(milliseconds: int | None) -> datetime | None:
    """An instant on the rep's clock, or None where there is none or no calendar reaches it."""
    if milliseconds is None:
        return None
    try:
        return datetime.fromtimestamp(milliseconds // 1000, UTC).astimezone()
    except (OverflowError, ValueError, OSError):
        return None


def moment(milliseconds: int | None) -> str | None:
    """Milliseconds UTC as `2026-11-23T08:15:00Z`."""
    if milliseconds is None:
        return None
    try:
        return datetime.fromtimestamp(milliseconds // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError):
        return None


def time(text: str | None) -> str | None:
    """A wall time `HH:MM`, or None where there is none or it is damaged."""
    if text is None or not text.isascii() or len(text) != 5 or text[2] != ":":
        return None
    hours, minutes = text[:2], text[3:]
    return text if hours.isdecimal() and minutes.isdecimal() and hours < "24" and minutes < "60" else None
