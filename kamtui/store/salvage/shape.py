"""What the rows of each table look like: how a page without its tree is told to whom it belongs."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kamtui.store.salvage.pages import Row, Value

_TYPES: Mapping[str, type] = {"INTEGER": int, "TEXT": str}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    type: type
    needed: bool
    """It may not be null."""
    is_id: bool
    """It is another name for the rowid, so that the row itself has null there."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A table of kamtui's."""

    table: str
    columns: tuple[Column, ...]

    def fits(self, row: Row) -> bool:
        """Whether a row that was read can be one of this table's, by its values alone."""
        if len(row.values) != len(self.columns):
            return False
        return all(_fits(column, value, row) for column, value in zip(self.columns, row.values, strict=True))

    def record(self, row: Row) -> dict[str, Value]:
        """The values of a row by their columns."""
        pairs = zip(self.columns, row.values, strict=True)
        return {column.name: row.id if column.is_id else value for column, value in pairs}

    def anyhow(self, row: Row) -> dict[str, Value]:
        """The values of a row that has more or fewer than the table: those without a column by their numbers."""
        names = [column.name for column in self.columns]
        return {names[n] if n < len(names) else str(n): value for n, value in enumerate(row.values)}


def _fits(column: Column, value: Value, row: Row) -> bool:
    if column.is_id:
        return value is None and row.id > 0
    if value is None:
        return not column.needed or not row.whole
    return type(value) is column.type


def shapes(connection: sqlite3.Connection) -> dict[str, Shape]:
    """The shape of every table of an empty book that a rep's entries stand in, parents before children."""
    names = [
        name
        for (name,) in connection.execute(
            """SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'
            AND name NOT GLOB 'words*' AND name <> 'alembic_version' ORDER BY rowid"""
        )
    ]
    return {name: Shape(name, tuple(_columns(connection, name))) for name in names}


def _columns(connection: sqlite3.Connection, table: str) -> Iterable[Column]:
    rows = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = [row for row in rows if row[5]]
    for _, name, kind, needed, _, key in rows:
        yield Column(name, _TYPES[kind], bool(needed), bool(key) and len(keys) == 1 and kind == "INTEGER")
