"""Which row of a file is which row of the book: by code, else by ever looser keys, one partner each, no guessing."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from kamtui.exchange.codes import code_key
from kamtui.exchange.values import Rejected
from kamtui.services.imports.index import Index, K


class Coded(Protocol):
    """A record of a file."""

    @property
    def row(self) -> int:
        """Where it stands in the file."""

    @property
    def code(self) -> str | None:
        """The key its system knows it by."""


R = TypeVar("R", bound=Coded)


@dataclass(slots=True)
class Pairs(Generic[R, K]):
    """Records with their partners (None for a new one), and those that stay out."""

    pairs: list[tuple[R, K | None]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Rules(Generic[R, K]):
    """How records of one sort find their partners."""

    same: Callable[[R], Hashable]
    """Two records without a code that have this in common are one."""
    same_said: str
    """What they have in common, in words: `name and city`."""
    looks: Sequence[Callable[[R], list[K]]]
    """Where to look when the code is not known, the strictest first."""
    told: Callable[[R], K | None] = lambda _: None
    """What the rep said it is, where nothing else is found."""
    own: Callable[[R], K | None] = lambda _: None
    """The row that it came out of, when this very book once exported it."""


def pair(records: Sequence[R], index: Index[K], rules: Rules[R, K]) -> Pairs[R, K]:
    """Pairs every record with at most one row of the book, and every row with at most one record.

    A record with a code only takes a row that has none yet. A record without one that fits several rows stays out.
    """
    out: Pairs[R, K] = Pairs()
    left = _without_doubles(records, rules, out)
    taken: dict[int, int] = {}
    partners: dict[int, K] = {}
    for record in left:
        found = rules.own(record)
        if found is None and record.code is not None:
            found = index.coded(record.code)
        if found is not None and found.id not in taken:
            taken[found.id] = record.row
            partners[record.row] = found
    dropped: set[int] = set()
    for look in rules.looks:
        for record in left:
            if record.row in partners or record.row in dropped:
                continue
            fitting = [row for row in look(record) if record.code is None or row.code is None]
            free = [row for row in fitting if row.id not in taken]
            if len(free) == 1:
                taken[free[0].id] = record.row
                partners[record.row] = free[0]
            elif record.code is None and (reason := _doubt(fitting, free, taken, rules, look)):
                dropped.add(record.row)
                out.rejected.append(Rejected(record.row, None, reason))
    for record in left:
        row = rules.told(record) if record.row not in partners and record.row not in dropped else None
        if row is not None and row.id in taken:
            dropped.add(record.row)
            out.rejected.append(Rejected(record.row, None, f"it is the same as row {taken[row.id]}, as was said"))
        elif row is not None:
            taken[row.id] = record.row
            partners[record.row] = row
    out.pairs = [(record, partners.get(record.row)) for record in left if record.row not in dropped]
    return out


def _doubt(
    fitting: Sequence[K],
    free: Sequence[K],
    taken: dict[int, int],
    rules: Rules[R, K],
    look: Callable[[R], list[K]],
) -> str | None:
    if len(free) > 1:
        return f"{len(free)} in the book have its {rules.same_said}: only a code can say which is meant"
    if fitting and look is rules.looks[0]:
        return f"it is the same as row {taken[fitting[0].id]}"
    return None


def _without_doubles(records: Sequence[R], rules: Rules[R, K], out: Pairs[R, K]) -> list[R]:
    seen: dict[Hashable, int] = {}
    left: list[R] = []
    for record in records:
        key = ("code", code_key(record.code)) if record.code is not None else ("same", rules.same(record))
        if key in seen:
            said = "code" if record.code is not None else rules.same_said
            out.rejected.append(Rejected(record.row, None, f"same {said} as row {seen[key]}"))
        else:
            seen[key] = record.row
            left.append(record)
    return left
