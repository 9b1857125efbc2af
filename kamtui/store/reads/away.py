"""The rep's own days off, and what stands on them."""

import sqlite3
from datetime import date

from kamtui.domain.away import Range
from kamtui.store.reads.fields import day

_RANGES = "SELECT id, first_on, last_on, why FROM days_off"


def days_off_rows(connection: sqlite3.Connection) -> list[tuple[int, Range]]:
    """Every range of days off with its id, the earliest first."""
    rows = connection.execute(f"{_RANGES} ORDER BY first_on, id")
    return [
        (row_id, Range(begins, ends, why or ""))
        for row_id, first, last, why in rows
        if (begins := day(first)) is not None and (ends := day(last)) is not None
    ]


def open_between(connection: sqlite3.Connection, first: date, last: date) -> list[int]:
    """Open tasks that are planned between two days, both included, the earliest first."""
    rows = connection.execute(
        "SELECT id FROM tasks WHERE status = 'open' AND planned_on >= ? AND planned_on <= ? ORDER BY planned_on, id",
        (first.isoformat(), last.isoformat()),
    )
    return [row[0] for row in rows]
