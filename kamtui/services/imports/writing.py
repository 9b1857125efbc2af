"""What an import does alike for every sort of rows: new ones in, changed columns over, the rest untouched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic

from kamtui.exchange.codes import code_key
from kamtui.exchange.values import Rejected
from kamtui.services.imports.duplicates import Alike
from kamtui.services.imports.index import Index, K, Kept
from kamtui.services.imports.known import Known
from kamtui.services.imports.pairing import Pairs, R
from kamtui.services.imports.targets import Target, Values

_BACK = 40
"""Tasks that came back that are told; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the rows of a sheet."""

    new: int
    changed: int
    unchanged: int
    rejected: tuple[Rejected, ...]
    notes: tuple[str, ...]
    alike: tuple[Alike, ...] = ()
    """New accounts that look like others."""
    back: tuple[str, ...] = ()
    """What was done to tasks that went out of this book and came back, and what of it stays as it is here."""

    @property
    def first_back(self) -> tuple[str, ...]:
        """The first of those lines, and how many more there are."""
        left = len(self.back) - _BACK
        return (*self.back[:_BACK], f"and {left} more that came back") if left > 0 else self.back


@dataclass(frozen=True, slots=True)
class Table(Generic[R, K]):
    """How records of one sort become rows of one table."""

    name: str
    fresh: Callable[[R], dict[str, Any]]
    """Every column of a new row."""
    changes: Callable[[R, K], dict[str, Any]]
    """The columns of a row that must change, with their new values."""
    make: Callable[[int, Values], K]
    """The row as the index keeps it."""


@dataclass(frozen=True, slots=True)
class Written(Generic[R, K]):
    """What was written."""

    new: Sequence[tuple[R, K]]
    changed: Sequence[tuple[R, K, K]]
    """Record, the row before and after."""
    unchanged: int


def write(pairs: Pairs[R, K], table: Table[R, K], index: Index[K], target: Target) -> Written[R, K]:
    """Writes the pairs; the index knows the new and changed rows afterwards."""
    changed: list[tuple[R, K, K]] = []
    fresh: list[tuple[R, dict[str, Any]]] = []
    for record, row in pairs.pairs:
        if row is None:
            fresh.append((record, table.fresh(record)))
        elif changes := table.changes(record, row):
            target.change(table.name, row.id, changes)
            kept = {name: value for name, value in changes.items() if hasattr(row, name)}
            after = replace(row, **kept)  # type: ignore[type-var]
            index.put(after)
            changed.append((record, row, after))
    ids = target.add(table.name, [values for _, values in fresh])
    new = [(record, table.make(row_id, values)) for row_id, (record, values) in zip(ids, fresh, strict=True)]
    for _, row in new:
        index.put(row)
    return Written(new, changed, len(pairs.pairs) - len(new) - len(changed))


def differing(row: Kept, values: Values) -> dict[str, Any]:
    """The values that say something (an empty cell erases nothing) and say another thing than the row."""
    changes = {name: value for name, value in values.items() if value is not None and getattr(row, name) != value}
    if row.code is not None and "code" in changes and code_key(row.code) == code_key(changes["code"]):
        del changes["code"]
    return changes


def news(table: str, row: Kept, values: Values, known: Known) -> dict[str, Any]:
    """Of what differs, what the file did not say at the last import: the rest is the rep's own change, and stands."""
    changes = differing(row, values)
    if not changes:
        return {}
    word = known.word(table, row.id)
    return {name: value for name, value in changes.items() if name not in word or word[name] != _plain(value)}


def _plain(value: object) -> object:
    """A value as the history keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def outcome(
    written: Written[R, K], rejected: Sequence[Rejected], notes: Sequence[str], alike: tuple[Alike, ...] = ()
) -> Outcome:
    """The counts, the rejected rows in the order of the file."""
    ordered = tuple(sorted(rejected, key=lambda found: found.row))
    return Outcome(len(written.new), len(written.changed), written.unchanged, ordered, tuple(notes), alike)
