"""A report as every format prints it: a heading, a few lines, and tables. Texts are plain; each format escapes them."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kamtui.domain.money import short_sum
from kamtui.domain.production import percent
from kamtui.domain.pulse.figures import Chart
from kamtui.domain.text import clean
from kamtui.domain.workdays import short_day


class Change(float):
    """A ratio with its sign: growth."""

    __slots__ = ()


class Money(NamedTuple):
    """An amount in minor units."""

    minor: int
    currency: str


Cell = str | int | float | date | Money | None
"""What stands in a table; a float is a share, 0.5 is 50 %."""


class Column(NamedTuple):
    """A column of a table."""

    title: str
    wide: bool = False
    """Holds texts that may be cut where there is no room."""


@dataclass(frozen=True, slots=True)
class Block:
    """A table under its heading, or the sentence that stands in place of an empty one."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "none"
    note: str = ""
    """What the reader must know of it."""
    whole: bool = False
    """No format leaves rows of it out."""
    deep: bool = False
    """Only formats for calculating hold it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A report."""

    title: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    today: date
    charts: tuple[Chart, ...] = ()
    """Drawn where a format can; tables of their values where it is for calculating."""
    currency: str = ""
    """Of charts of money."""

    @property
    def read(self) -> tuple[Block, ...]:
        """The tables of a format for reading."""
        return tuple(block for block in self.blocks if not block.deep)


MOST_ROWS = 12
"""Rows of a table that a format for reading shows; tables for calculating hold all of them."""


def shown(block: Block) -> tuple[tuple[tuple[Cell, ...], ...], int]:
    """The rows of a table that a reader is shown, and how many are left out."""
    if block.whole or len(block.rows) <= MOST_ROWS + 1:
        return block.rows, 0
    return block.rows[:MOST_ROWS], len(block.rows) - MOST_ROWS


def worded(cell: Cell, today: date) -> str:
    """A cell as a reader is shown it, its text made safe once more."""
    if cell is None:
        return "·"
    if isinstance(cell, float):
        return percent(cell, signed=isinstance(cell, Change))
    if isinstance(cell, Money):
        return short_sum(*cell)
    return short_day(cell, today) if isinstance(cell, date) else clean(str(cell))


def numeric(block: Block) -> list[bool]:
    """Which columns hold numbers only."""
    return [
        bool(block.rows) and all(row[i] is None or isinstance(row[i], int | float | Money) for row in block.rows)
        for i in range(len(block.columns))
    ]


def more(count: int) -> str:
    """`and 12 more`; empty for none."""
    return f"and {count} more" if count else ""
