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


def moment(milliseconds: int | None) -> str | None:
    """Milliseconds UTC as `2026-11-23T08:15:00Z`."""
    if milliseconds is None:
        return None
    return datetime.fromtimestamp(milliseconds // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
