"""The whole book, row by row: every table in the order of its name, rows by their keys. What a dump is made of."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

Value = int | str | None
"""What the book holds in a column."""


class TableRows(NamedTuple):
    """One table, read as it is asked for."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[tuple[Value, ...]]


def table_names(connection: sqlite3.Connection) -> list[str]:
    """Every table of the rep's, history included; what SQLite keeps for the full-text index is none."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT' ORDER BY name"
    return [str(name) for (name,) in connection.execute(sql)]


def whole(connection: sqlite3.Connection) -> Iterator[TableRows]:
    """Every table, one at a time: its rows must be taken before the next one is."""
    for name in table_names(connection):
        info = connection.execute(f"PRAGMA table_info({name})").fetchall()
        columns = tuple(str(row[1]) for row in info)
        keys = [str(row[1]) for row in sorted(info, key=lambda row: int(row[5])) if row[5]]
        listed, order = (", ".join(f'"{column}"' for column in names) for names in (columns, keys))
        yield TableRows(name, columns, connection.execute(f"SELECT {listed} FROM {name} ORDER BY {order}"))


def is_blank(connection: sqlite3.Connection) -> bool:
    """Whether a book holds nothing at all: no row in any table, history included."""
    names = table_names(connection)
    return not any(connection.execute(f"SELECT EXISTS (SELECT 1 FROM {name})").fetchone()[0] for name in names)
