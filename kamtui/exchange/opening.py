"""A file as a table, before anyone knows what its rows are: decoded, its cells parted, its headings found.

Tables are held. Only the lines of sales, which become sums, are gone through without being held.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from kamtui.errors import RejectedError
from kamtui.exchange.delimiters import Delimiter, find_delimiter
from kamtui.exchange.guess import guess
from kamtui.exchange.lines import Lines, Rows
from kamtui.exchange.progress import Doing, Progress, Step
from kamtui.exchange.signatures import is_workbook
from kamtui.exchange.sources import Source
from kamtui.exchange.table import HeldRows, Table, read_table
from kamtui.exchange.texts import text_of
from kamtui.exchange.values import Options, Sort

MAX_LINES = 50_000_000
"""Rows a text may have that is not held."""

_CELLS = Delimiter("cells", "its sheet")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose headings are known."""

    name: str
    encoding: str
    encoding_from: str
    delimiter: Delimiter
    headings: tuple[str, ...]
    run: Callable[[int], Rows] = field(repr=False)
    """Begins to go through the rows, for the first or for the second time."""
    table: Callable[[], Table] = field(repr=False)
    """All of it, held."""
    sheet: str | None = None
    """The sheet of a workbook."""


def opened(source: Source, options: Options, progress: Progress) -> Opened:
    """A file as a table. Raises `RejectedError` when it is none or its rows cannot be parted; of what may be sales only
    the headings are looked at."""
    if is_workbook(source.data):
        return _workbook(source, options, progress)
    if options.sheet is not None:
        raise RejectedError(f"{source.name} is no workbook: it has no sheets.", "Leave --sheet out.")
    text = text_of(source, options.encoding)
    delimiter = find_delimiter(text.beginning, options.delimiter)
    lines = Lines(source.name, text.open, delimiter, MAX_LINES)
    headings = lines.run().headings
    if Sort.SALES in (options.sort, *guess(headings)):

        def run(time: int) -> Rows:
            return lines.run(lambda rows: progress(Step(Doing.READING, source.name, rows, text.lines, time, time)))

        def table() -> Table:
            return read_table(source.name, text.whole(), delimiter, progress)

        return Opened(source.name, text.encoding, text.why, delimiter, headings, run, table)
    held = read_table(source.name, text.whole(), delimiter, progress)
    return Opened(
        source.name, text.encoding, text.why, delimiter, headings, _runs(source, held, progress), lambda: held
    )


def _workbook(source: Source, options: Options, progress: Progress) -> Opened:
    from kamtui.exchange.workbooks import read_workbook

    found = read_workbook(source, options, progress)
    table, runs = found.table, _runs(source, found.table, progress)
    return Opened(source.name, "workbook", "its bytes", _CELLS, table.headings, runs, lambda: table, found.sheet)


def _runs(source: Source, table: Table, progress: Progress) -> Callable[[int], Rows]:
    whole = len(table.rows)
    return lambda _: HeldRows(table, lambda rows: progress(Step(Doing.READING, source.name, rows, whole, 2, 2)))
