"""The unit of work: one transaction and one undo step per verb. It rolls back unless the block ends well.

Services read inside it through the reads door on `raw`, the same transaction's connection, and write through `add`,
`change` and `remove`. Every row goes through its model's validation and leaves its before and after in the history.
"""

import contextlib
import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Table, insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

from kamtui.errors import BookError, RejectedError
from kamtui.store.backups import HOURLY, ROTATION, Rotation, is_due, keep
from kamtui.store.engine import write_engine
from kamtui.store.faults import explained
from kamtui.store.given import last_given
from kamtui.store.header import BookState, identity, look
from kamtui.store.reading import reading
from kamtui.store.reads.fields import local
from kamtui.store.tables.history import Step, StepChange
from kamtui.store.words import index_rows, keep_words

_BATCH = 500
_BULK_KIB = 32 * 1024  # pages of the indexes that many rows go into; in two MiB they are written again and again
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Work:
    """Handed out by `work`; use it inside the `with` block only."""

    def __init__(self, session: Session, step: Step) -> None:
        self._session = session
        self._step = step
        self._changes: list[tuple[str, int, str | None, str | None]] = []
        self._written = 0
        self.raw: sqlite3.Connection = session.connection().connection.driver_connection  # type: ignore[assignment]
        """The transaction's own DB-API connection, for the reads door."""

    @property
    def touched(self) -> int:
        """Rows added, changed or removed so far."""
        return self._written + len(self._changes)

    def add(self, model: type[SQLModel], **values: Any) -> int:
        """Adds one validated row and returns its id. Raises `RejectedError` naming the column that is wrong."""
        row = _validated(model, values)
        self._session.add(row)
        self._session.flush()
        state = _state(row)
        self._note(model, int(state["id"]), None, state)
        return int(state["id"])

    def add_many(self, model: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Adds many validated rows in one statement per batch and returns their ids in order."""
        table = _table(model)
        first = last_given(self.raw, table.name) + 1
        names = [column.key for column in table.columns]
        states = [_checked(model, row, names) | {"id": first + n} for n, row in enumerate(rows)]
        for start in range(0, len(states), _BATCH):
            self._session.execute(insert(table), states[start : start + _BATCH])
        self._changes.extend((table.name, state["id"], None, _json(state)) for state in states)
        index_rows(self.raw, table.name, range(first, first + len(states)))
        return [state["id"] for state in states]

    def add_plain(
        self, model: type[SQLModel], names: Sequence[str], rows: Collection[Sequence[int | str | None]]
    ) -> range:
        """Adds many rows of plain values, columns named, and returns their ids in order; for a table whose own checks
        refuse whatever its model refuses. The book itself writes their history."""
        table = _table(model)
        first = last_given(self.raw, table.name) + 1
        ids = range(first, first + len(rows))
        if not rows:
            return ids
        listed = ", ".join(f'"{name}"' for name in ("id", *names))
        sql = f"INSERT INTO {table.name} ({listed}) VALUES ({', '.join('?' * (len(names) + 1))})"
        self._session.flush()
        self.raw.execute(f"PRAGMA cache_size=-{_BULK_KIB}")
        self.raw.executemany(sql, ((row_id, *row) for row_id, row in zip(ids, rows, strict=True)))
        self._write_changes()
        columns = sorted(column.key for column in table.columns)
        state = ", ".join(f"'{name}', \"{name}\"" for name in columns)
        self.raw.execute(
            f"""INSERT INTO step_changes (step_id, "table", row_id, after)
            SELECT ?, '{table.name}', id, json_object({state}) FROM {table.name}
            WHERE id BETWEEN ? AND ? ORDER BY id""",
            (self._step.id, ids[0], ids[-1]),
        )
        self._written += len(rows)
        index_rows(self.raw, table.name, ids)
        return ids

    def put_whole(self, model: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
        """Puts validated rows with all their columns into an empty book, outside the history, which is among them.

        Raises `RejectedError` naming the row that is not valid or that the table refuses.
        """
        table = _table(model)
        names = [column.key for column in table.columns]
        states: list[dict[str, Any]] = []
        for number, row in enumerate(rows, 1):
            try:
                states.append(_checked(model, row, names))
            except RejectedError as error:
                raise RejectedError(f"Row {number} of {error.sentence}", error.hint) from None
        for start in range(0, len(states), _BATCH):
            try:
                self._session.execute(insert(table), states[start : start + _BATCH])
            except IntegrityError as error:
                raise RejectedError(f"{table.name}: {error.orig}.", "Nothing was saved.") from None

    def change(self, model: type[SQLModel], row_id: int, **values: Any) -> bool:
        """Changes columns of one row; false when they already were so. Raises `RejectedError` as `add` does."""
        row = self._session.get(model, row_id)
        if row is None:
            raise RejectedError(f"Row {row_id} of {_table(model).name} is gone.", "Reload and try again.")
        before = _state(row)
        after = _state(_validated(model, before | values))
        if _json(after) == _json(before):
            return False
        for column, value in after.items():
            setattr(row, column, value)
        self._session.flush()
        self._note(model, row_id, before, after)
        return True

    def remove(self, model: type[SQLModel], row_id: int) -> None:
        """Removes one row."""
        row = self._session.get(model, row_id)
        if row is not None:
            before = _state(row)
            self._session.delete(row)
            self._session.flush()
            self._note(model, row_id, before, None)

    def _note(
        self, model: type[SQLModel], row_id: int, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
    ) -> None:
        """What a row was and is, for the history and for the full-text index."""
        table = _table(model).name
        was, becomes = (None if state is None else _json(state) for state in (before, after))
        self._changes.append((table, row_id, was, becomes))
        keep_words(self.raw, table, row_id, before, after)

    def execute(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Cursor:
        """Runs store-internal SQL in this transaction, outside the history (undo itself, cached holidays)."""
        return self.raw.execute(sql, values)

    def record(self, verb: str, summary: str) -> None:
        """Writes the step, if anything was touched; what this actor had undone can no longer be redone."""
        if self.touched:
            self._step.verb, self._step.summary = verb, summary
            self._write_changes()
            self._session.flush()

    def _write_changes(self) -> None:
        """Writes what is not yet in the history, in the order it happened; the first to come needs the step."""
        if self._step.id is None:
            self.raw.execute(
                "UPDATE steps SET state = 'dropped' WHERE state = 'undone' AND actor = ?", (self._step.actor,)
            )
            self._session.add(self._step)
            self._session.flush()
        rows = [
            {"step_id": self._step.id, "table": table, "row_id": row_id, "before": before, "after": after}
            for table, row_id, before, after in self._changes
        ]
        for start in range(0, len(rows), _BATCH):
            self._session.execute(insert(_table(StepChange)), rows[start : start + _BATCH])
        self._written += len(rows)
        self._changes.clear()


class Entry:
    """What the verb tells the history at the end: set `summary` inside the block when it is known only there."""

    def __init__(self, verb: str, summary: str) -> None:
        self.verb = verb
        self.summary = summary


@contextmanager
def work(
    path: str, now: datetime, actor: str, verb: str, summary: str = "", rotation: Rotation = ROTATION
) -> Iterator[tuple[Work, Entry]]:
    """One verb on the book at `path`, which is made when missing: commits at the end, rolls back on any error.

    `rotation` says which backups stay when it makes one.

    Raises `BookError` when the book cannot be written; nothing is saved then.
    """
    if look(path) is not BookState.READY:
        from kamtui.store.upgrade import ensure  # Alembic is for the day a book is made or upgraded

        ensure(path)
    _hourly(path, now, rotation)
    file = identity(path)
    with explained(path), Session(write_engine(path), expire_on_commit=False) as session:
        step = Step(at=instant(now), verb=verb, summary=summary or verb, actor=actor)
        unit, entry = Work(session, step), Entry(verb, summary)
        yield unit, entry
        unit.record(entry.verb, entry.summary or entry.verb)
        if identity(path) != file:
            raise BookError(
                f"The book {path} was moved or replaced while it was open.",
                "Nothing was saved. Open it again.",
            )
        session.commit()


def _hourly(path: str, now: datetime, rotation: Rotation) -> None:
    """Backs the book up before the first change of an hour; a backup that cannot be made holds no work up."""
    with contextlib.suppress(BookError, RejectedError):
        if is_due(path, now, lambda: _first_step(path)):
            keep(path, HOURLY, now, rotation)


def _first_step(path: str) -> datetime | None:
    """The instant of the book's first step."""
    with reading(path) as connection:
        found = connection.execute("SELECT min(at) FROM steps").fetchone()[0]
    return local(found)


def instant(now: datetime) -> int:
    """An aware instant as integer milliseconds UTC."""
    return int(now.timestamp() * 1000)


def _table(model: type[SQLModel]) -> Table:
    return model.__table__  # type: ignore[attr-defined,no-any-return]


def _validated(model: type[SQLModel], values: Mapping[str, Any]) -> SQLModel:
    """A row that passed its model: a table model checks nothing when it is merely constructed."""
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        raise _invalid(model, error) from None


class _Plain:
    """What the values of a row are put into where no ORM object is needed: that takes half of an import's time."""


def _checked(model: type[SQLModel], values: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """The named columns of a row as plain values that passed its model."""
    row = _Plain()
    try:
        model.__pydantic_validator__.validate_python(dict(values), self_instance=row)
    except ValidationError as error:
        raise _invalid(model, error) from None
    return {name: row.__dict__[name] for name in names}


def _invalid(model: type[SQLModel], error: ValidationError) -> RejectedError:
    first = error.errors()[0]
    column = ".".join(str(part) for part in first["loc"]) or "value"
    return RejectedError(
        f"{_table(model).name.replace('_', ' ')}: {column} is not valid ({first['msg']}).", "Nothing was saved."
    )


def _state(row: SQLModel) -> dict[str, Any]:
    """The row's columns as plain values."""
    return {column.key: getattr(row, column.key) for column in _table(type(row)).columns}


def _json(state: Mapping[str, Any]) -> str:
    """Columns as JSON in the book's own representation, so before and after compare as text."""
    plain = {
        k: v.isoformat() if isinstance(v, date) else int(v) if isinstance(v, bool) else v for k, v in state.items()
    }
    return _ENCODER.encode(plain)
