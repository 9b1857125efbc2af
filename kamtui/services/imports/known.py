"""The book in memory for one import: each table loaded when it is first needed, and kept up with what is added."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from kamtui.domain.text import name_key
from kamtui.services.imports.aliases import Aliases
from kamtui.services.imports.index import Index
from kamtui.services.imports.targets import Target
from kamtui.store.reading import Connection
from kamtui.store.reads.book import book_id
from kamtui.store.reads.imports import (
    KnownAccount,
    KnownContact,
    KnownSale,
    KnownTask,
    SaleKey,
    imported_words,
    known_accounts,
    known_contacts,
    known_departments,
    known_sales,
    known_segments,
    known_tasks,
    task_writes,
)
from kamtui.store.reads.indices import IndexRow, index_rows

SEPARATOR = " · "
"""Between the parts of what an import said of a task."""


def place(city: str | None) -> str:
    """A city as it is compared; empty when there is none."""
    return name_key(city) if city else ""


class Known:
    """Everything the rows of a file are compared with."""

    def __init__(self, connection: Connection, target: Target) -> None:
        self.connection = connection
        """To the book, in the transaction of the import."""
        self._target = target
        self._words: dict[str, dict[int, dict[str, Any]]] = {}
        self._segment_ids: dict[str, int] = {}
        self._said: list[tuple[Mapping[SaleKey, int], str, Iterable[int]]] = []

    @cached_property
    def accounts(self) -> Index[KnownAccount]:
        """Accounts by `name` and by `name and city`."""
        return Index(
            known_accounts(self.connection),
            {"name": lambda row: row.folded, "name and city": lambda row: (row.folded, place(row.city))},
        )

    @cached_property
    def aliases(self) -> Aliases:
        """Accounts by the other names they have in files."""
        return Aliases(self.connection, self._target)

    @cached_property
    def contacts(self) -> Index[KnownContact]:
        """Contacts by `name`, `name and account`, and `email` (in small letters)."""
        return Index(
            known_contacts(self.connection),
            {
                "name": lambda row: row.folded,
                "name and account": lambda row: (row.folded, row.account_id),
                "email": lambda row: row.email.lower() if row.email else None,
            },
        )

    @cached_property
    def tasks(self) -> Index[KnownTask]:
        """Tasks by `title and day`: those of the last import when there was one, else the task's own."""
        return Index(known_tasks(self.connection), {"title and day": task_key})

    @cached_property
    def writes(self) -> Mapping[int, tuple[int, int]]:
        """How often each task was written, and when last in milliseconds UTC."""
        return task_writes(self.connection)

    @cached_property
    def book_id(self) -> str | None:
        """What other programs know the book by; None when it never told them."""
        return book_id(self.connection)

    @property
    def sales(self) -> Mapping[SaleKey, KnownSale]:
        """Sums of sales by account, segment, day, grain and currency, with what the files before this one said."""
        for rows, source, ids in self._said:
            left = iter(ids)
            for key, minor in rows.items():
                before = self._sales.get(key)
                if before is None:
                    self._sales[key] = KnownSale(next(left), minor, source)
                elif before.minor != minor:
                    self._sales[key] = KnownSale(before.id, minor, source)
        self._said.clear()
        return self._sales

    def keep_sales(self, rows: Mapping[SaleKey, int], source: str, ids: Iterable[int]) -> None:
        """What a file said is known to the files after it; `ids` are those of the new sums, in order."""
        self._said.append((rows, source, ids))

    @cached_property
    def _sales(self) -> dict[SaleKey, KnownSale]:
        return known_sales(self.connection)

    @cached_property
    def index(self) -> list[IndexRow]:
        """Every value of the industry index, those that came in with this import too."""
        return index_rows(self.connection)

    @cached_property
    def _segments(self) -> dict[str, int]:
        return {name_key(name): row_id for row_id, name in known_segments(self.connection)}

    @cached_property
    def _departments(self) -> dict[tuple[int, str], int]:
        rows = known_departments(self.connection)
        return {(account_id, name_key(name)): row_id for row_id, account_id, name in rows}

    def word(self, table: str, row_id: int) -> Mapping[str, Any]:
        """What imports last wrote into a row: where a file still says that, the rep's later change stands."""
        if table not in self._words:
            self._words[table] = imported_words(self.connection, table)
        return self._words[table].get(row_id, {})

    def segment(self, name: str | None) -> int | None:
        """The segment of this name, made when there is none; None without a name."""
        if name is None:
            return None
        if name not in self._segment_ids:
            key = name_key(name)
            if key not in self._segments:
                (self._segments[key],) = self._target.add("segments", [{"name": name}])
            self._segment_ids[name] = self._segments[key]
        return self._segment_ids[name]

    def department(self, account_id: int, name: str) -> int:
        """The department of this name at an account, made when there is none."""
        key = (account_id, name_key(name))
        if key not in self._departments:
            (self._departments[key],) = self._target.add("departments", [{"account_id": account_id, "name": name}])
        return self._departments[key]


def said(row: KnownTask) -> tuple[str, str, str]:
    """State, kind and title of a task at its last import; empty where it said none."""
    status, kind, title = (*(row.imported_as or "").split(SEPARATOR, 2), "", "", "")[:3]
    return status, kind, title


def saying(status: str, kind: str, title: str) -> str:
    """The note of an `imported` event, which `said` takes apart again."""
    return SEPARATOR.join((status, kind, title))


def task_key(row: KnownTask) -> tuple[str, object]:
    """Title and day as the last import said them, else as they are."""
    if row.imported:
        return name_key(said(row)[2]), row.imported_on
    return name_key(row.title), row.planned_on
