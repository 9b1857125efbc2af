"""A CSV text as a table: headings and numbered rows. Blank rows and report footers are left out, odd rows are told."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamtui.domain.text import clean
from kamtui.errors import RejectedError
from kamtui.exchange.delimiters import Delimiter
from kamtui.exchange.progress import Doing, Progress, Step, gathered, silent
from kamtui.exchange.values import Rejected

CELL_LIMIT = 1024 * 1024
"""Characters one cell may have."""

MAX_COLUMNS = 2000
"""Columns a table may have."""

MAX_ROWS = 1_000_000
"""Rows a table may have."""

Numbered = tuple[int, list[str], bool]
"""A row that is not blank: its number, its cells, and whether a blank row stands before it."""

_FOOTER = re.compile(r"\s*(grand totals?\b|totals?\b|confidential information\b|copyright\b|©)", re.IGNORECASE)


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


def read_table(name: str, text: str, delimiter: Delimiter, progress: Progress = silent) -> Table:
    """The table in a text.

    Raises `RejectedError` for an unclosed quote (naming its row), a cell, row or column too many, a text without rows.
    """
    whole = text.count("\n")
    found = gathered(
        _without_blanks(name, text, delimiter), lambda rows: progress(Step(Doing.READING, name, rows, whole, 1, 2))
    )
    if not found:
        raise RejectedError(f"{name} is empty.", "Nothing was imported.")
    headings = tuple(clean(cell.strip("\ufeff")) for cell in found[0][1])
    if len(headings) > MAX_COLUMNS:
        raise RejectedError(f"{name} has {len(headings)} columns, more than {MAX_COLUMNS}.", "Export fewer.")
    body, notes = without_footers(found[1:])
    if not body:
        raise RejectedError(
            f"{name} has headings in row {found[0][0]} but no rows under them.", "Nothing was imported."
        )
    return _fitted(headings, body, notes)


def without_footers(body: Sequence[Numbered]) -> tuple[Sequence[Numbered], list[str]]:
    """The rows before the footers of a report (they follow a blank row), and what is to be said about those."""
    start = len(body)
    while start and _FOOTER.match(next(cell for cell in body[start - 1][1] if cell.strip())):
        start -= 1
    while start < len(body) and not body[start][2]:
        start += 1
    footers = len(body) - start
    return body[:start], [f"{footers} footer row{'s' if footers > 1 else ''} of a report left out"] if footers else []


def _fitted(headings: tuple[str, ...], body: Sequence[Numbered], notes: list[str]) -> Table:
    rows: list[Row] = []
    rejected: list[Rejected] = []
    short: list[int] = []
    width = len(headings)
    for number, cells, _ in body:
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            rejected.append(Rejected(number, None, f"it has {len(cells)} cells under {width} headings"))
            continue
        if len(cells) < width:
            short.append(number)
            cells = cells + [""] * (width - len(cells))
        rows.append(Row(number, tuple(cells[:width])))
    if short:
        more = f" and {len(short) - 5} more" if len(short) > 5 else ""
        listed = ", ".join(map(str, short[:5]))
        notes.append(f"fewer cells than headings in row {listed}{more}: the rest was read as empty")
    return Table(headings, tuple(rows), tuple(rejected), tuple(notes))


def _without_blanks(name: str, text: str, delimiter: Delimiter) -> Iterator[Numbered]:
    blank = False
    for number, cells in _records(name, text, delimiter):
        if not any(cell.strip() for cell in cells):
            blank = True
            continue
        yield number, cells, blank
        blank = False


def _records(name: str, text: str, delimiter: Delimiter) -> Iterator[tuple[int, list[str]]]:
    """Every record with its number. One line more than the text has shows whether a quote swallowed the end."""
    stream = io.StringIO(text, newline="")
    stream.seek(delimiter.skip)
    over = False

    def lines() -> Iterator[str]:
        nonlocal over
        yield from stream
        over = True
        yield "end"

    csv.field_size_limit(CELL_LIMIT)
    number = 0
    try:
        for number, cells in enumerate(csv.reader(lines(), delimiter=delimiter.sign, skipinitialspace=True), 1):
            if over and cells == ["end"]:
                return
            if over:
                raise RejectedError(
                    f"{name}: a quote opened in row {number} is never closed.", "Close it and try again."
                )
            if number > MAX_ROWS:
                raise RejectedError(f"{name} has more than {MAX_ROWS} rows.", "Split it.")
            yield number, cells
    except csv.Error:
        raise RejectedError(
            f"{name}: row {number + 1} has a cell of more than 1 MiB, or a quote that is never closed.",
            "Mend that row and try again.",
        ) from None
