"""Which page belongs to which table: by the trees as far as they hold, else by what the rows on a page look like."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from kamtui.store.salvage.pages import INTERIOR, LEAF, Leaf, Pages, Row
from kamtui.store.salvage.shape import Shape

_ENTRIES = ("table", "index", "view", "trigger")
_ENTRY = 5
"""Columns of SQLite's own table of tables."""


@dataclass(slots=True)
class Found:
    """Every row that could be read."""

    rows: dict[str, dict[int, Row]] = field(default_factory=dict)
    """By table and rowid."""
    torn: set[str] = field(default_factory=set)
    """Tables of which a page is lost: rows may be missing there."""
    lost_pages: int = 0
    """Pages that a tree leads to and that could not be read."""
    broken_cells: int = 0
    """Rows of pages that are there which could not be read."""
    strange_rows: int = 0
    """Rows of which nobody can tell whose they are."""
    given: dict[str, int] = field(default_factory=dict)
    """The last number that was given, by table, where the page that tells it is left."""


class Trees:
    """Gathers the rows of the tables from a damaged file."""

    def __init__(
        self, pages: Pages, shapes: Mapping[str, Shape], usual: Mapping[str, int], scratch: sqlite3.Connection
    ):
        self._pages = pages
        self._shapes = shapes
        self._usual = usual
        """Where the tree of each table begins in a book that was made in one go."""
        self._scratch = scratch
        """An empty book in memory: it knows which values a table takes."""
        self._claimed: set[int] = set()
        self._found = Found(rows={name: {} for name in shapes})

    def gather(self) -> Found:
        """Every row, trees first."""
        free = self._pages.free()
        leaves = {
            number: self._pages.leaf(number)
            for number in range(1, self._pages.count + 1)
            if number not in free and self._pages.kind(number) == LEAF
        }
        self._found.given = _given(leaves.values(), self._shapes)
        roots = _roots(leaves.values())
        self._climb(1, None, leaves)
        for name, root in roots.items():
            self._climb(root, self._shapes.get(name), leaves, report=name in self._shapes)
        for name, shape in self._shapes.items():
            if name not in roots:
                self._found.torn.add(name)
                if self._seems(self._usual.get(name, 0), shape, leaves):
                    self._climb(self._usual[name], shape, leaves)
        for number, leaf in leaves.items():
            if number not in self._claimed and leaf.rows:
                self._adopt(leaf)
        return self._found

    def _climb(self, root: int, shape: Shape | None, leaves: Mapping[int, Leaf], *, report: bool = True) -> None:
        """Takes every page of a tree for its table's."""
        waiting, seen = [root], set[int]()
        while waiting:
            number = waiting.pop()
            if number in seen or number in self._claimed:
                continue
            seen.add(number)
            kind = self._pages.kind(number)
            if kind == INTERIOR:
                self._claimed.add(number)
                waiting += self._pages.children(number)
            elif kind == LEAF and (shape is None or _fits(leaves.get(number), shape)):
                self._claimed.add(number)
                if shape is not None and number in leaves:
                    self._take(shape.table, leaves[number])
            elif report:
                self._found.lost_pages += 1
                if shape is not None:
                    self._found.torn.add(shape.table)

    def _seems(self, root: int, shape: Shape, leaves: Mapping[int, Leaf]) -> bool:
        """Whether the tree of a table may begin where it usually does: every row below is one of its."""
        waiting, seen, rows = [root], set[int](), 0
        while waiting:
            number = waiting.pop()
            if number in seen or number in self._claimed:
                return False
            seen.add(number)
            if self._pages.kind(number) == INTERIOR:
                waiting += self._pages.children(number)
            elif number in leaves:
                if not self._may_be(leaves[number].rows, shape):
                    return False
                rows += len(leaves[number].rows)
        return rows > 0

    def _adopt(self, leaf: Leaf) -> None:
        """Rows that no tree leads to go to the one table whose rows look like them, one that lacks pages first."""
        names = [name for name, shape in self._shapes.items() if self._may_be(leaf.rows, shape)]
        fresh = [name for name in names if not self._found.rows[name].keys() & {row.id for row in leaf.rows}]
        torn = [name for name in fresh if name in self._found.torn]
        for name in (torn or fresh)[:1]:
            self._take(name, leaf)
            return
        if not names and not all(map(_not_ours, leaf.rows)):
            self._found.strange_rows += len(leaf.rows)

    def _may_be(self, rows: Collection[Row], shape: Shape) -> bool:
        """Whether all of some rows can be of a table: by their types, and by what the table takes."""
        return all(shape.fits(row) for row in rows) and all(
            _takes(self._scratch, shape, row) for row in rows if row.whole
        )

    def _take(self, table: str, leaf: Leaf) -> None:
        self._found.broken_cells += leaf.broken
        if leaf.broken:
            self._found.torn.add(table)
        for row in leaf.rows:
            self._found.rows[table].setdefault(row.id, row)


def _fits(leaf: Leaf | None, shape: Shape) -> bool:
    """Whether a page can be one of a table's; a damaged record among its rows is no reason against it."""
    return leaf is None or not leaf.rows or any(shape.fits(row) for row in leaf.rows)


def _roots(leaves: Iterable[Leaf]) -> dict[str, int]:
    """Where the trees begin, from what is left of SQLite's table of tables, wherever it lies."""
    found: dict[str, int] = {}
    for leaf in leaves:
        for row in leaf.rows:
            if len(row.values) == _ENTRY and row.values[0] == "table" and isinstance(row.values[3], int):
                found[str(row.values[1])] = row.values[3]
    return found


def _given(leaves: Iterable[Leaf], tables: Collection[str]) -> dict[str, int]:
    """The last numbers that SQLite noted, wherever that page lies."""
    found: dict[str, int] = {}
    for leaf in leaves:
        for row in leaf.rows:
            if _is_last(row) and row.values[0] in tables:
                found[str(row.values[0])] = max(found.get(str(row.values[0]), 0), int(row.values[1] or 0))
    return found


def _is_last(row: Row) -> bool:
    """Whether a row is a table's name and a number, as SQLite notes the last one that was given."""
    return len(row.values) == 2 and isinstance(row.values[0], str) and isinstance(row.values[1], int)


def _not_ours(row: Row) -> bool:
    """Whether a row is SQLite's or the full-text index's."""
    return (
        (len(row.values) == _ENTRY and row.values[0] in _ENTRIES)
        or _is_last(row)
        or any(isinstance(value, bytes) for value in row.values)
        or len(row.values) == 1
    )


def _takes(scratch: sqlite3.Connection, shape: Shape, row: Row) -> bool:
    """Whether a table's own checks pass for a row."""
    record = shape.record(row)
    marks = ", ".join("?" * len(record))
    try:
        scratch.execute(f"INSERT INTO {shape.table} VALUES ({marks})", tuple(record.values()))
    except sqlite3.IntegrityError as error:
        return error.sqlite_errorname in ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY")
    except (sqlite3.Error, OverflowError):
        return False
    scratch.execute(f"DELETE FROM {shape.table}")
    return True
