"""The full-text index `words`: kept beside every write, for a book opened from anywhere trusts no trigger.

The view `texts` says what is indexed under which number: a row of one of these tables is the row `id * 8 + number` of
the index. `INSERT INTO words (words) VALUES ('rebuild')` makes the index anew from that view.
"""

import sqlite3
from collections.abc import Mapping
from typing import Any

SOURCES: Mapping[str, tuple[int, tuple[str, ...]]] = {
    "touches": (0, ("note",)),
    "tasks": (1, ("title", "note")),
    "accounts": (2, ("note",)),
    "grades": (3, ("why",)),
    "promises": (4, ("text",)),
    "threats": (5, ("text",)),
    "trigger_events": (6, ("text",)),
    "intel": (7, ("topic", "us", "them", "client", "source")),
}
"""Number and columns of every table that is searched, as the view has them."""

STEP = 8
"""Distance between two rows of one table in the index."""


def keep_words(
    raw: sqlite3.Connection, table: str, row_id: int, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> None:
    """Brings the index up to a row that was `before` and is `after`; None where there was or is no row."""
    if table not in SOURCES:
        return
    number, columns = SOURCES[table]
    old, new = _text(before, columns), _text(after, columns)
    if old == new:
        return
    key = row_id * STEP + number
    if old is not None:
        raw.execute("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (key, old))
    if new is not None:
        raw.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (key, new))


def index_rows(raw: sqlite3.Connection, table: str, ids: range) -> None:
    """Puts rows that were just written into the index, many at once."""
    if table not in SOURCES or not ids:
        return
    number, columns = SOURCES[table]
    listed = " || ".join((columns[0], *(f"coalesce(' ' || {column}, '')" for column in columns[1:])))
    raw.execute(
        f"INSERT INTO words (rowid, text) SELECT id * {STEP} + {number}, {listed} FROM {table} "
        f"WHERE id BETWEEN ? AND ? AND {columns[0]} IS NOT NULL",
        (ids[0], ids[-1]),
    )


def _text(row: Mapping[str, Any] | None, columns: tuple[str, ...]) -> str | None:
    """What is indexed of a row: its first column, which may be missing, and the others behind it."""
    if row is None or row[columns[0]] is None:
        return None
    return " ".join(row[column] for column in columns if row[column] is not None)
