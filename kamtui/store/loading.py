"""Rows of a dump into an empty book: each validated by its model, under its own number, outside the history.

The history is among the rows. What an undo will make SQL of, names of tables and columns, must be names of the book.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlmodel import SQLModel

import kamtui.store.tables
from kamtui.domain.text import NOTE_LIMIT, is_safe
from kamtui.errors import RejectedError
from kamtui.store.given import MOST, keep_given
from kamtui.store.work import Work

Value = int | str | None
_NO_ROWS = "Nothing was loaded."


class Loaded(NamedTuple):
    """A table of a dump: its name, its columns, its rows."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]


def models() -> dict[str, type[SQLModel]]:
    """Every table of the schema by name."""
    found = (getattr(kamtui.store.tables, name) for name in kamtui.store.tables.__all__)
    return {model.__tablename__: model for model in found}


def load(work: Work, tables: Iterable[Loaded]) -> dict[str, int]:
    """Writes every table of a dump and makes the full-text index anew; returns the rows of each.

    Raises `RejectedError` naming the table and row for anything the book does not hold, and for a table too many or
    too few.
    """
    known, given = models(), {table.name: table for table in tables}
    if given.keys() != known.keys():
        odd = ", ".join(sorted(given.keys() ^ known.keys())[:3])
        raise RejectedError(f"The dump does not have the tables of this book ({odd}).", _NO_ROWS)
    work.execute("PRAGMA defer_foreign_keys=ON")
    counts = {}
    for table in SQLModel.metadata.sorted_tables:
        if table.name in known:
            counts[table.name] = _fill(work, known[table.name], given[table.name], known)
    broken = work.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise RejectedError(f"{broken[0]}: row {broken[1]} points at one of {broken[2]} that is not there.", _NO_ROWS)
    keep_given(work.raw)
    work.execute("INSERT INTO words (words) VALUES ('rebuild')")
    return counts


def _fill(work: Work, model: type[SQLModel], table: Loaded, known: dict[str, type[SQLModel]]) -> int:
    names = [column.key for column in model.__table__.columns]  # type: ignore[attr-defined]
    if sorted(table.columns) != sorted(names):
        raise RejectedError(f"The dump's {table.name} does not have the columns of this book.", _NO_ROWS)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    for number, row in enumerate(rows, 1):
        if table.name == "step_changes":
            _check_change(number, row, known)
        if not _is_number(row.get("id", 1)):
            raise RejectedError(f"Row {number} of {table.name} has no number that a row can have.", _NO_ROWS)
        if not all(is_safe(value) for value in row.values() if isinstance(value, str)):
            raise RejectedError(f"Row {number} of {table.name} holds signs that no text of a book has.", _NO_ROWS)
    work.put_whole(model, rows)
    return len(rows)


def _is_number(value: Value) -> bool:
    return isinstance(value, int) and 1 <= value <= MOST


def _check_change(number: int, values: dict[str, Value], known: dict[str, type[SQLModel]]) -> None:
    """A line of the history that an undo can trust: a table of the book, and rows of its columns."""
    model = known.get(str(values["table"]))
    columns = {column.key for column in model.__table__.columns} if model else set()  # type: ignore[attr-defined]
    for name in ("before", "after"):
        text = values[name]
        if text is not None and not _is_row(text, columns):
            raise RejectedError(f"Row {number} of step_changes is no row of the book.", _NO_ROWS)
    if model is None:
        raise RejectedError(f"Row {number} of step_changes names no table of the book.", _NO_ROWS)


def _is_row(text: Value, columns: set[str]) -> bool:
    try:
        row = json.loads(str(text))
    except (ValueError, RecursionError):
        return False
    return (
        isinstance(row, dict)
        and row.keys() <= columns
        and all(value is None or isinstance(value, int | str) for value in row.values())
        and all(is_safe(value) and len(value) <= NOTE_LIMIT for value in row.values() if isinstance(value, str))
    )
