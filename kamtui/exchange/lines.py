"""A CSV text gone through in batches of rows, however long it is: nothing of it is kept but what is to be said of it.

Blank rows and the footers of a report are left out, odd rows are told. Most batches hold neither, which three
questions to the whole batch show: then its rows are handed on as the parser made them.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from typing import Protocol, TextIO

from kamtui.domain.text import clean
from kamtui.errors import RejectedError
from kamtui.exchange.delimiters import Delimiter
from kamtui.exchange.progress import EVERY
from kamtui.exchange.values import Rejected

CELL_LIMIT = 1024 * 1024
"""Characters one cell may have."""

MAX_COLUMNS = 2000
"""Columns a table may have."""

PREVIEW_ROWS = 20
"""Rows of a file that are kept as they stand, to be looked at."""

_FOOTER = re.compile(r"\s*(grand totals?\b|totals?\b|confidential information\b|copyright\b|©)", re.IGNORECASE)
_END = "end"
_NAMED_SHORT = 5
_BATCH = 200  # more of them do not fit into a processor's own memory, which takes half as long again
_FIRST_CELL: Callable[[Sequence[str]], str] = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows, each with as many cells as there are headings, and the number of each as a spreadsheet counts."""

    numbers: Sequence[int]
    rows: Sequence[Sequence[str]]


class Rows(Protocol):
    """One run through the rows of a table; what is to be said of them is known when it has come to their end."""

    @property
    def notes(self) -> Sequence[str]:
        """What is to be said of the rows that are not as they should be."""

    @property
    def rejected(self) -> Sequence[Rejected]:
        """The rows with more cells than headings."""

    @property
    def first(self) -> Sequence[tuple[str, ...]]:
        """The first `PREVIEW_ROWS` as they stand."""

    def batches(self) -> Iterator[Batch]:
        """The rows."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A text that may be gone through more than once."""

    name: str
    open: Callable[[], TextIO]
    """The text from its beginning, its line ends as they are."""
    delimiter: Delimiter
    most: int
    """Rows it may have."""

    def run(self, tell: Callable[[int], None] = lambda _: None) -> "Run":
        """One run through it; `tell` hears how many rows it has come past. Raises `RejectedError` without headings."""
        return Run(self, tell)


class Run:
    """One run through a text: its headings at once, its rows when asked, and afterwards what is to be said of them."""

    def __init__(self, lines: Lines, tell: Callable[[int], None]) -> None:
        self._lines = lines
        self._tell = tell
        self._records = _records(lines)
        self._rest: Sequence[list[str]] = ()
        self._number, self.headings = self._head()
        """The headings, cleaned."""
        self._width = len(self.headings)
        self._bodies = 0
        self._blank = False
        self._footers: list[tuple[int, list[str]]] = []
        self._short: list[int] = []
        self._shorts = 0
        self.rejected: list[Rejected] = []
        """The rows with more cells than headings."""
        self.first: list[tuple[str, ...]] = []
        """The first `PREVIEW_ROWS` as they stand."""

    @property
    def notes(self) -> list[str]:
        """What is to be said of the rows that are not as they should be."""
        notes: list[str] = []
        if self._footers:
            notes.append(footers_left_out(len(self._footers)))
        if self._shorts:
            more = f" and {self._shorts - len(self._short)} more" if self._shorts > len(self._short) else ""
            listed = ", ".join(map(str, self._short))
            notes.append(f"fewer cells than headings in row {listed}{more}: the rest was read as empty")
        return notes

    def batches(self) -> Iterator[Batch]:
        """The rows. Raises `RejectedError` for an unclosed quote (naming its row), a row too many, or none."""
        heads = self._number
        for records in chain((self._rest,), self._records):
            if not records:
                continue
            batch = self._plain(records) or self._sifted(records)
            self._number += len(records)
            if len(self.first) < PREVIEW_ROWS:
                self.first += map(tuple, batch.rows[: PREVIEW_ROWS - len(self.first)])
            if batch.rows:
                yield batch
            if self._number % EVERY == 0:
                self._tell(self._number)
        if not self._bodies:
            raise RejectedError(
                f"{self._lines.name} has headings in row {heads} but no rows under them.", "Nothing was imported."
            )

    def _head(self) -> tuple[int, tuple[str, ...]]:
        """Number and cells of the first row that is not blank; the rest of its batch is kept."""
        number = 0
        for records in self._records:
            for place, cells in enumerate(records, 1):
                if any(map(str.strip, cells)):
                    self._rest = records[place:]
                    return number + place, self._checked(cells)
            number += len(records)
        raise RejectedError(f"{self._lines.name} is empty.", "Nothing was imported.")

    def _checked(self, cells: list[str]) -> tuple[str, ...]:
        if len(cells) > MAX_COLUMNS:
            raise RejectedError(
                f"{self._lines.name} has {len(cells)} columns, more than {MAX_COLUMNS}.", "Export fewer."
            )
        return tuple(clean(cell.strip("\ufeff")) for cell in cells)

    def _plain(self, records: Sequence[list[str]]) -> Batch | None:
        """The records as they are, if none of them is blank or odd and no footers may have begun."""
        if self._blank or self._footers or set(map(len, records)) != {self._width}:
            return None
        if not all(map(str.strip, map(_FIRST_CELL, records))):
            return None
        self._bodies += len(records)
        return Batch(range(self._number + 1, self._number + 1 + len(records)), records)

    def _sifted(self, records: Sequence[list[str]]) -> Batch:
        """The records one by one; what may be footers waits for the row that proves it is none."""
        found: list[tuple[int, list[str]]] = []
        for number, cells in enumerate(records, self._number + 1):
            first = next((cell for cell in cells if cell and not cell.isspace()), None)
            if first is None:
                self._blank = True
                continue
            if (self._blank or self._footers) and _FOOTER.match(first):
                self._footers.append((number, cells))
            else:
                found += self._footers
                found.append((number, cells))
                self._footers.clear()
            self._blank = False
        self._bodies += len(found)
        fitted = [(number, row) for number, cells in found if (row := self._fitted(number, cells)) is not None]
        return Batch([number for number, _ in fitted], [row for _, row in fitted])

    def _fitted(self, number: int, cells: list[str]) -> list[str] | None:
        """As many cells as there are headings; None for a row that has more to say."""
        if len(cells) > self._width and any(map(str.strip, cells[self._width :])):
            said = f"it has {len(cells)} cells under {self._width} headings"
            self.rejected.append(Rejected(number, None, said))
            return None
        if len(cells) < self._width:
            self._shorts += 1
            if len(self._short) < _NAMED_SHORT:
                self._short.append(number)
            return cells + [""] * (self._width - len(cells))
        return cells[: self._width]


def is_footer(cells: Sequence[str]) -> bool:
    """Whether a row that is not blank says what the footers of a report say."""
    return _FOOTER.match(next(cell for cell in cells if cell.strip())) is not None


def footers_left_out(count: int) -> str:
    """What is said of footers."""
    return f"{count} footer row{'s' if count > 1 else ''} of a report left out"


def _records(lines: Lines) -> Iterator[list[list[str]]]:
    """Every record, in batches. One line more than the text has shows whether a quote swallowed the end."""
    over: list[bool] = []

    def end() -> Iterator[str]:
        over.append(True)
        yield _END

    csv.field_size_limit(CELL_LIMIT)
    delimiter, number = lines.delimiter, 0
    with lines.open() as stream:
        stream.read(delimiter.skip)
        reader = csv.reader(chain(stream, end()), delimiter=delimiter.sign, skipinitialspace=True)
        while not over:
            records: list[list[str]] = []
            try:
                records.extend(islice(reader, _BATCH))  # what was parsed before an error stays in it
            except csv.Error:
                row = number + len(records) + 1
                raise RejectedError(
                    f"{lines.name}: row {row} has a cell of more than 1 MiB, or a quote that is never closed.",
                    "Mend that row and try again.",
                ) from None
            number += len(records)
            if over and records.pop() != [_END]:
                raise RejectedError(
                    f"{lines.name}: a quote opened in row {number} is never closed.", "Close it and try again."
                )
            if number - len(over) > lines.most:
                raise RejectedError(f"{lines.name} has more than {lines.most} rows.", "Split it.")
            yield records
