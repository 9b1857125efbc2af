"""Numbers of rows: one that was given is never given again in its book, whatever became of its row. Standard library.

SQLite keeps the last number of each table in `sqlite_sequence`, in the transaction of the row. Where rows come from
elsewhere (a book of an older schema, a dump, a damaged book, a backup) the last numbers come along from here.
"""

import sqlite3
from collections.abc import Mapping

MOST = (1 << 53) - 1
"""The last number that can be given: JSON holds it exactly, and the full-text index has room for eight times it."""


def last_given(connection: sqlite3.Connection, table: str) -> int:
    """The last number that was given in a table; 0 when none was."""
    found = connection.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()[0]
    return int(found or 0)


def all_given(connection: sqlite3.Connection) -> dict[str, int]:
    """The last numbers of every table; none in a book of an older schema."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'").fetchone():
        return {}
    return {table: int(last) for table, last in connection.execute("SELECT name, seq FROM sqlite_sequence")}


def raise_given(connection: sqlite3.Connection, last: Mapping[str, int]) -> None:
    """Goes on behind these numbers, where a table has not come as far; tables of other books are left out."""
    numbered = connection.execute("SELECT name FROM sqlite_schema WHERE sql LIKE '%AUTOINCREMENT%'").fetchall()
    for (table,) in numbered:
        number = last.get(table, 0)
        if last_given(connection, table) < number <= MOST:
            connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
            connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, number))


def keep_given(connection: sqlite3.Connection) -> None:
    """Goes on behind every number that the history tells of: those of rows that were undone are in it too."""
    told = connection.execute(
        'SELECT "table", max(row_id) FROM step_changes WHERE row_id BETWEEN 1 AND ? GROUP BY "table"', (MOST,)
    )
    raise_given(connection, dict(told.fetchall()))
