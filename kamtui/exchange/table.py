"""A table held whole: headings and numbered rows. Blank rows and report footers are left out, odd rows are told."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kamtui.exchange.delimiters import Delimiter
from kamtui.exchange.lines import PREVIEW_ROWS, Batch, Lines, footers_left_out, is_footer
from kamtui.exchange.progress import EVERY, Doing, Progress, Step, silent
from kamtui.exchange.values import Rejected

MAX_ROWS = 1_000_000
"""Rows a table that is held may have."""

Numbered = tuple[int, list[str], bool]
"""A row that is not blank: its number, its cells, and whether a blank row stands before it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` counts as a spreadsheet does, blank rows included."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, the rows under them, and the rows that have more cells than headings."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    rejected: tuple[Rejected, ...]
    notes: tuple[str, ...]

    @property
    def first(self) -> tuple[tuple[str, ...], ...]:
        """The first rows as they stand."""
        return tuple(row.cells for row in self.rows[:PREVIEW_ROWS])


@dataclass(frozen=True, slots=True)
class HeldRows:
    """One run through the rows of a table that is held."""

    table: Table
    tell: Callable[[int], None]

    @property
    def notes(self) -> Sequence[str]:
        """What is to be said of the table."""
        return self.table.notes

    @property
    def rejected(self) -> Sequence[Rejected]:
        """The rows with more cells than headings."""
        return self.table.rejected

    @property
    def first(self) -> Sequence[tuple[str, ...]]:
        """The first rows as they stand."""
        return self.table.first

    def batches(self) -> Iterator[Batch]:
        """The rows."""
        rows = self.table.rows
        for start in range(0, len(rows), EVERY):
            if start:
                self.tell(start)
            some = rows[start : start + EVERY]
            yield Batch([row.number for row in some], [row.cells for row in some])


def read_table(name: str, text: str, delimiter: Delimiter, progress: Progress = silent) -> Table:
    """The table in a text, held whole.

    Raises `RejectedError` for an unclosed quote (naming its row), a cell, row or column too many, a text without rows.
    """
    whole = text.count("\n")
    run = Lines(name, lambda: io.StringIO(text, newline=""), delimiter, MAX_ROWS).run(
        lambda rows: progress(Step(Doing.READING, name, rows, whole, 1, 2))
    )
    rows = tuple(
        Row(number, tuple(cells))
        for batch in run.batches()
        for number, cells in zip(batch.numbers, batch.rows, strict=True)
    )
    return Table(run.headings, rows, tuple(run.rejected), tuple(run.notes))


def without_footers(body: Sequence[Numbered]) -> tuple[Sequence[Numbered], list[str]]:
    """The rows before the footers of a report (they follow a blank row), and what is to be said about those."""
    start = len(body)
    while start and is_footer(body[start - 1][1]):
        start -= 1
    while start < len(body) and not body[start][2]:
        start += 1
    footers = len(body) - start
    return body[:start], [footers_left_out(footers)] if footers else []
