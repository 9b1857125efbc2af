"""What every table shares: STRICT tables, named checks, and the column types SQLite keeps exactly.

Days are ISO text, instants integer milliseconds UTC, money integer minor units, enums their short text.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Dialect, Text
from sqlalchemy.types import TypeDecorator

from kamtui.domain.text import clean
from kamtui.errors import BookError

STRICT: dict[str, Any] = {"sqlite_strict": True}
"""The last entry of `__table_args__`: SQLite refuses a value of another type."""

NUMBERED: dict[str, Any] = {**STRICT, "sqlite_autoincrement": True}
"""The same for a table whose rows have numbers: one that was given is never given again, whatever became of its row."""

_DOCTOR = "Another program wrote it; `kamtui doctor` says where."


class Day(TypeDecorator[date]):
    """A calendar day, stored as `YYYY-MM-DD`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """To ISO text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """From ISO text. Raises `BookError` for a day that is none: another program wrote it."""
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise BookError(f"The book holds “{clean(value, 40)}” for a day.", _DOCTOR) from None


# A check that says null passes, so each of these says so of null alone. Where SQLite sees a text only up to its first
# zero sign (`length`, GLOB) the check refuses that sign.


def one_of(table: str, column: str, words: type[StrEnum] | Iterable[str]) -> CheckConstraint:
    """A named check that a column holds one of an enum's words, or nothing."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{table}_{column}_word")


def is_day(table: str, *columns: str) -> tuple[CheckConstraint, ...]:
    """Named checks that columns hold a real day that Python knows too, or nothing."""
    # with a modifier the day is worked out anew: bare `date('2026-02-30')` is itself in many versions of SQLite
    return tuple(
        CheckConstraint(f"{c} IS date({c}, '+0 days') AND {c} >= '0001'", name=f"{table}_{c}_day") for c in columns
    )


def fits(table: str, **limits: int) -> tuple[CheckConstraint, ...]:
    """Named checks on text length: `fits("tasks", title=200)`; nothing may be empty but null."""
    return tuple(
        CheckConstraint(f"length({c}) BETWEEN 1 AND {limit} AND instr({c}, char(0)) = 0", name=f"{table}_{c}_length")
        for c, limit in limits.items()
    )


def is_time(table: str, column: str) -> CheckConstraint:
    """A named check that a column holds a time of day as `HH:MM`, or nothing."""
    holds = f"{column} GLOB '[0-2][0-9]:[0-5][0-9]' AND {column} < '24:00' AND instr({column}, char(0)) = 0"
    return CheckConstraint(holds, name=f"{table}_{column}_time")


def is_currency(table: str) -> CheckConstraint:
    """A named check that `currency` holds a code of three signs, or nothing."""
    return CheckConstraint("length(currency) = 3 AND instr(currency, char(0)) = 0", name=f"{table}_currency_code")
