"""What the book holds, found by any of several keys without a query per row; grows as the import adds to it."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import Generic, Protocol, TypeVar

from kamtui.exchange.codes import code_key


class Kept(Protocol):
    """A row of the book that may have a code of another system."""

    @property
    def id(self) -> int:
        """Its id; below zero in a rehearsal."""

    @property
    def code(self) -> str | None:
        """The key another system knows it by."""


K = TypeVar("K", bound=Kept)
Key = Callable[[K], Hashable]


class Index(Generic[K]):
    """Rows by id, by code, and by each of the keys it is made with."""

    def __init__(self, rows: Iterable[K], keys: Mapping[str, Key[K]]) -> None:
        self._rows: dict[int, K] = {}
        self._by_code: dict[str, int] = {}
        self._keys = keys
        self._by_key: dict[str, dict[Hashable, dict[int, None]]] = {name: {} for name in keys}
        for row in rows:
            self.put(row)

    def put(self, row: K) -> None:
        """Adds a row, or replaces the one with its id."""
        old = self._rows.get(row.id)
        if old is not None:
            for name, key in self._keys.items():
                self._by_key[name][key(old)].pop(row.id)
        self._rows[row.id] = row
        if row.code is not None:
            self._by_code[code_key(row.code)] = row.id
        for name, key in self._keys.items():
            self._by_key[name].setdefault(key(row), {})[row.id] = None

    @property
    def rows(self) -> Collection[K]:
        """Every row, in the order they came in."""
        return self._rows.values()

    def row(self, row_id: int) -> K:
        """The row with this id."""
        return self._rows[row_id]

    def get(self, row_id: int | None) -> K | None:
        """The row with this id, when there is one."""
        return None if row_id is None else self._rows.get(row_id)

    def coded(self, code: str) -> K | None:
        """The row with this code."""
        found = self._by_code.get(code_key(code))
        return None if found is None else self._rows[found]

    def find(self, name: str, value: Hashable) -> list[K]:
        """The rows with this value under a key, in the order they came in."""
        return [self._rows[row_id] for row_id in self._by_key[name].get(value, ())]
