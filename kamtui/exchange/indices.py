"""Rows as an industry index: a month and a value, of one series or of several side by side or below each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import PurePath

from kamtui.domain.text import clean
from kamtui.domain.words import DateOrder
from kamtui.errors import RejectedError
from kamtui.exchange.amounts import Numerals, read_amount, settle_decimal
from kamtui.exchange.cells import Cells, Reading, Unfit
from kamtui.exchange.dates import Seen, Settled, read_day, settle
from kamtui.exchange.headings import Columns, squash
from kamtui.exchange.months import month_number, month_of, read_month, year_of
from kamtui.exchange.table import Table
from kamtui.exchange.values import IndexRecord, Options, Rejected

VALUES = "values"
"""The field of columns that each hold a series, headed by its name."""

_NO_NAMES = frozenset({"value", "indexvalue", "index", "obsvalue", "level"})
"""Headings that name no series."""

_NOTHING = frozenset({"", ".", "..", ":", "na", "n/a", "#n/a"})
"""What publishers write where a month has no value yet."""

_SPOKEN = re.compile(r"(?:^|[^a-z])(?:index|indices|cpi|ppi)(?:$|[^a-z])", re.IGNORECASE)
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Indices:
    """The values of a file and what its dates and figures are written in."""

    rows: Reading[IndexRecord]
    dates: Settled
    amounts: Numerals


def index_columns(columns: Columns) -> Columns:
    """The columns that count: without one for the value every other one is a series of its own."""
    if columns.of.get("series") == columns.of.get("value"):
        columns = columns.without(("series",))  # `Index` heads names only beside another column of values
    if "value" in columns:
        return columns
    used = {place for places in columns.of.values() for place in places}
    found = tuple(place for place, text in enumerate(columns.headings) if text and place not in used)
    return Columns(columns.headings, {**columns.of, VALUES: found}) if found else columns


def is_index(file: str, table: Table, columns: Columns) -> bool:
    """Whether a table is unmistakably an index: it is called one, and every row is a month with a value above 0."""
    if not any(_SPOKEN.search(text) for text in (PurePath(file).stem, *table.headings)):
        return False
    if "month" not in columns or not ("value" in columns or VALUES in columns):
        return False
    try:
        found = read_index(file, table, columns, Options()).rows
    except RejectedError:
        return False
    return not found.rejected and len(found.records) >= _FEWEST


def read_index(file: str, table: Table, columns: Columns, options: Options) -> Indices:
    """Every value of every series; a second value of a series in one month is rejected.

    Raises `RejectedError` when nothing settles how dates are written, or figures are written in two ways.
    """
    places = _numbered(table, columns)
    dates = settle(file, _dates(table, columns), options.date_order)
    figures = ((row.number, row.cells[place]) for row in table.rows for place in places)
    amounts = settle_decimal(file, figures, options.decimal)
    records: list[IndexRecord] = []
    rejected = list(table.rejected)
    seen: dict[tuple[str, date], int] = {}
    for row in table.rows:
        cells = Cells(columns, row.cells, row.number)
        try:
            month = _month(cells, dates.order)
            for place in places:
                value = _value(cells.at(place), amounts)
                if value is None:
                    continue
                series = _series(file, cells, columns, place)
                before = seen.setdefault((squash(series), month), row.number)
                if before != row.number:
                    raise Unfit("month", f"row {before} has a value of {series} for {month:%Y-%m} already")
                records.append(IndexRecord(row.number, series, month, value))
        except Unfit as unfit:
            rejected.append(Rejected(row.number, columns.heading(unfit.name), unfit.reason))
    rows = Reading(tuple(records), tuple(sorted(rejected, key=lambda found: found.row)), ())
    return Indices(rows, dates, amounts)


def _numbered(table: Table, columns: Columns) -> tuple[int, ...]:
    """The columns of values; of those headed by a series the ones that hold a figure."""
    if "value" in columns:
        return columns.of["value"]
    return tuple(
        place
        for place in columns.of.get(VALUES, ())
        if any(any(map(str.isdigit, row.cells[place])) for row in table.rows)
    )


def _dates(table: Table, columns: Columns) -> Iterator[Seen]:
    for row in table.rows:
        for place in columns.of.get("month", ()):
            yield Seen(row.number, columns.headings[place], row.cells[place])


def _month(cells: Cells, order: DateOrder | None) -> date:
    """The first day of the month a row is about."""
    text, year = cells.raw("month"), year_of(cells.raw("year"))
    number = month_number(text)
    try:
        if year is not None and number is not None:
            return read_month(f"{year:04d}-{number:02d}")
        found = month_of(text) or read_day(text, order)
    except ValueError as error:
        raise Unfit("month", str(error)) from None
    if found is None:
        raise Unfit("month", "it names no month")
    return found.replace(day=1)


def _value(text: str, amounts: Numerals) -> Decimal | None:
    """A value; None where the month has none."""
    if text.strip().lower() in _NOTHING:
        return None
    try:
        found = read_amount(text, amounts.decimal)
    except ValueError:
        raise Unfit("value", f"“{clean(text, 40)}” is not a figure of an index") from None
    if found is not None and found <= 0:
        raise Unfit("value", f"an index is above 0, not {clean(text, 40)}")
    return found


def _series(file: str, cells: Cells, columns: Columns, place: int) -> str:
    """What the series is called: by its cell, else by the heading of the column, else by the file."""
    heading = columns.headings[place]
    named = cells.text("series") or ("" if squash(heading) in _NO_NAMES else clean(heading))
    return named or clean(PurePath(file).stem.replace("_", " ")) or "index"
