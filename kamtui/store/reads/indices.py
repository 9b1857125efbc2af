"""The industry index: the series there are, and their values by month."""

import sqlite3
from datetime import date
from typing import NamedTuple

from kamtui.domain.production import Span
from kamtui.store.reads.fields import day


class IndexRow(NamedTuple):
    """One month of a series."""

    id: int
    series: str
    month: date
    thousandths: int


def index_rows(connection: sqlite3.Connection) -> list[IndexRow]:
    """Every value, in the order they came in."""
    rows = connection.execute("SELECT id, series, month, thousandths FROM index_values ORDER BY id")
    return [IndexRow(row_id, series, on, value) for row_id, series, text, value in rows if (on := day(text))]


def index_series(connection: sqlite3.Connection) -> list[str]:
    """The names of the series, the first that came in first."""
    return [name for (name,) in connection.execute("SELECT series FROM index_values GROUP BY series ORDER BY min(id)")]


def index_months(connection: sqlite3.Connection, series: str, span: Span) -> dict[str, int]:
    """Thousandths of a series by month (`2026-11`), over the months that some days lie in."""
    rows = connection.execute(
        "SELECT substr(month, 1, 7), thousandths FROM index_values WHERE series = ? AND month >= ? AND month <= ?",
        (series, span.first.replace(day=1).isoformat(), span.last.isoformat()),
    )
    return dict(rows.fetchall())
