"""Where an import writes: into the book, or nowhere, which is a rehearsal. Both hand out ids, so both count alike."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from kamtui.exchange.progress import EVERY, Doing, Progress, Step, silent

if TYPE_CHECKING:
    from sqlmodel import SQLModel

    from kamtui.store.work import Work

Values = Mapping[str, Any]
"""Columns of one row."""

Plain = tuple[int | str | None, ...]
"""The same as plain values."""


class Target(Protocol):
    """Takes new and changed rows of a table, named as in the book."""

    @property
    def work(self) -> "Work | None":
        """The running unit of work; None in a rehearsal."""

    def add(self, table: str, rows: Sequence[Values]) -> list[int]:
        """Adds rows and returns their ids in order."""

    def add_plain(self, table: str, names: Sequence[str], rows: Sequence[Plain]) -> Sequence[int]:
        """Adds rows whose values are the book's own, columns named, and returns their ids in order."""

    def change(self, table: str, row_id: int, values: Values) -> None:
        """Changes columns of one row."""


class Rehearsal:
    """Writes nothing; its new rows have ids below zero."""

    work = None
    """There is none."""

    def __init__(self) -> None:
        self._next = 0

    def add(self, table: str, rows: Sequence[Values]) -> list[int]:
        """Ids that no row of a book has."""
        first = self._next - 1
        self._next -= len(rows)
        return list(range(first, self._next - 1, -1))

    def add_plain(self, table: str, names: Sequence[str], rows: Sequence[Plain]) -> Sequence[int]:
        """Ids that no row of a book has."""
        first = self._next - 1
        self._next -= len(rows)
        return range(first, self._next - 1, -1)

    def change(self, table: str, row_id: int, values: Values) -> None:
        """Does nothing."""


class Writing:
    """Writes into the running unit of work."""

    def __init__(self, work: "Work", progress: Progress = silent) -> None:
        from kamtui.store.tables.accounts import Account, Contact, Department, Segment
        from kamtui.store.tables.aliases import AccountAlias
        from kamtui.store.tables.sales import IndexValue, Sale
        from kamtui.store.tables.tasks import Task, TaskEvent

        self.work = work
        """The running unit of work."""
        self._progress = progress
        self._models: dict[str, type[SQLModel]] = {
            "segments": Segment,
            "accounts": Account,
            "account_aliases": AccountAlias,
            "departments": Department,
            "contacts": Contact,
            "sales": Sale,
            "index_values": IndexValue,
            "tasks": Task,
            "task_events": TaskEvent,
        }

    def add(self, table: str, rows: Sequence[Values]) -> list[int]:
        """Adds validated rows, many in one statement."""
        ids: list[int] = []
        for start in range(0, len(rows), EVERY):
            if start:
                self._progress(Step(Doing.WRITING, table, start, len(rows)))
            ids += self.work.add_many(self._models[table], rows[start : start + EVERY])
        return ids

    def add_plain(self, table: str, names: Sequence[str], rows: Sequence[Plain]) -> Sequence[int]:
        """Adds rows that the table itself checks."""
        ids: list[int] = []
        for start in range(0, len(rows), EVERY):
            if start:
                self._progress(Step(Doing.WRITING, table, start, len(rows)))
            ids += self.work.add_plain(self._models[table], names, rows[start : start + EVERY])
        return ids

    def change(self, table: str, row_id: int, values: Values) -> None:
        """Changes a row; before and after are kept for the undo."""
        self.work.change(self._models[table], row_id, **values)
