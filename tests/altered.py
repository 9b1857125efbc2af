"""A book with a row in every table, and what other programs may have written into its columns behind kamtui's back.

Tables and columns come from the schema itself: a new one is altered without being named here.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, get_args

from kit import TODAY
from sqlalchemy import Integer
from sqlmodel import SQLModel

from kamtui.clock import Clock
from kamtui.services.book import Book
from kamtui.services.demo import make_demo
from kamtui.services.verbs import tasks, touch
from kamtui.store import tables
from kamtui.store.tables.base import Day

MODELS: tuple[type[SQLModel], ...] = tuple(getattr(tables, name) for name in tables.__all__)
"""Every table."""

HUGE = 2**62
"""An integer that SQLite keeps, and no date, sum or duration does."""

_BESIDE_THE_DEMO: dict[str, tuple[object, ...]] = {
    "holidays": ("GB", "2026-12-25", "Christmas Day"),
    "book_settings": ("review", "{}"),
    "account_aliases": (1, 1, "Marrow Foods", "marrow foods", "MF-1"),
    "pins": (1, 209),
    "intensities": (1, 1, 4, 30),
    "index_values": (1, "packaging", "2026-09-01", 101_500, "index.csv"),
}
"""Rows of the tables that the demo leaves empty, every column in turn."""


class Column(NamedTuple):
    """A column of the schema."""

    table: str
    name: str
    unique: bool
    """Whether no two rows may hold the same in it."""

    def __str__(self) -> str:
        return f"{self.table}.{self.name}"


def make_full(path: Path) -> None:
    """Writes the demo of a Monday with a row in every table, and a few steps of history."""
    make_demo(str(path), TODAY)
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, values in _BESIDE_THE_DEMO.items():
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
    book = Book(str(path), Clock(TODAY))
    tasks.move(book, [206], date(2026, 11, 25))
    touch.done(book, 209, "agreed option B")
    tasks.cut(book, [204])


def text_columns() -> list[Column]:
    """Every column of free text."""
    return [column for column, kind, word in _columns() if kind == "text" and not word]


def word_columns() -> list[Column]:
    """Every column that holds a word of a list, or a day."""
    return [column for column, kind, word in _columns() if kind == "day" or word]


def integer_columns() -> list[Column]:
    """Every column of integers, keys too."""
    return [column for column, kind, _ in _columns() if kind == "integer"]


def alter(path: Path, column: Column, values: Sequence[object], rows: int | None = None) -> None:
    """Writes values in turn into a column, by row; `rows` from the first on, all of them when nobody says."""
    alter_all(path, {column: values}, rows)


def alter_all(path: Path, columns: dict[Column, Sequence[object]], rows: int | None = None) -> None:
    """Writes into several columns, past every check and key; empty cells of text are filled too."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for column, values in columns.items():
            found = [row for (row,) in connection.execute(f"SELECT rowid FROM {column.table} ORDER BY rowid")]
            marks = [(values[n % len(values)], row) for n, row in enumerate(found[:rows])]
            if column.unique:
                marks = marks[: len(values)]
            connection.executemany(f'UPDATE OR IGNORE {column.table} SET "{column.name}" = ? WHERE rowid = ?', marks)


def _columns() -> list[tuple[Column, str, bool]]:
    """Each column with the kind of what it holds, and whether that is a word of a list."""
    found = []
    for model in MODELS:
        table = model.__table__  # type: ignore[attr-defined]
        keys = {tuple(index.columns.keys()) for index in table.indexes if index.unique}
        for column in table.columns:
            unique = column.primary_key or bool(column.unique) or (column.name,) in keys
            kind = "day" if isinstance(column.type, Day) else "integer" if isinstance(column.type, Integer) else "text"
            held = model.model_fields[column.name].annotation
            word = any(isinstance(one, type) and issubclass(one, StrEnum) for one in (held, *get_args(held)))
            found.append((Column(table.name, column.name, unique), kind, word))
    return found
