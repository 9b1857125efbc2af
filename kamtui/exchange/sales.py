"""Rows as sales: lines, invoices, or totals by month, summed by account, segment and day as they are read.

An amount is what its column says, else quantity × price × (1 − discount). Rows of one file that belong to the same
account, segment and day become one record, so a million lines take no more room than their sums.

How dates and amounts are written is proved by all rows. It is tried with what the first of them say, while every row is
heard; only where the others prove something else are they read once more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, islice

from kamtui.domain.words import DateOrder
from kamtui.exchange.amounts import Numerals
from kamtui.exchange.cells import Reading
from kamtui.exchange.dates import Settled
from kamtui.exchange.headings import Columns
from kamtui.exchange.lines import Rows
from kamtui.exchange.months import month_of
from kamtui.exchange.sale_cells import MONTHS, amount_fields, places
from kamtui.exchange.sale_sums import Sums
from kamtui.exchange.values import Options, SaleRecord
from kamtui.exchange.witnesses import Witnesses

_LOOK = 25
"""Batches that are heard before any row is read."""


@dataclass(frozen=True, slots=True)
class Sales:
    """The sums of a file and what its dates and amounts are written in."""

    rows: Reading[SaleRecord]
    dates: Settled
    amounts: Numerals
    notes: tuple[str, ...]
    """What is to be said of the table."""
    first: tuple[tuple[str, ...], ...]
    """The first rows as they stand."""


def sales_columns(columns: Columns) -> Columns:
    """The columns that count: an amount makes price and quantity idle; months may be headings where no cell has one."""
    if "amount" in columns:
        columns = columns.without(("price", "quantity", "discount"))
    if any(name in columns for name in ("day", "month", "year")):
        return columns
    found = tuple(place for place, text in enumerate(columns.headings) if text and month_of(text))
    return Columns(columns.headings, {**columns.of, MONTHS: found}) if len(found) > 1 else columns


def read_sales(file: str, run: Callable[[int], Rows], columns: Columns, options: Options) -> Sales:
    """Every row as part of a sum. Rows without an account are left out and counted; an unfit one is rejected.

    `run` begins to go through the rows, for the first or for the second time. Raises `RejectedError` when nothing
    settles how dates are written, or amounts are written in two ways.
    """
    rows, witnesses, sums = _summed(run(1), columns, options)
    dates = witnesses.settled(file, options.date_order)
    amounts = witnesses.numerals(file, options.decimal)
    if (dates.order or DateOrder.DMY, amounts.decimal) != (sums.order or DateOrder.DMY, sums.decimal):
        proved = Options(date_order=dates.order, decimal=amounts.decimal)
        rows, _, sums = _summed(run(2), columns, proved)
    rejected = sorted((*rows.rejected, *sums.rejected), key=lambda found: found.row)
    reading = Reading(sums.records, tuple(rejected), tuple(sums.remarks))
    return Sales(reading, dates, amounts, tuple(rows.notes), tuple(rows.first))


def _summed(rows: Rows, columns: Columns, options: Options) -> tuple[Rows, Witnesses, Sums]:
    """The sums, read as asked, else as the first rows speak for."""
    witnesses = Witnesses(columns.headings, places(columns, ("day",)), places(columns, amount_fields(columns)))
    batches = rows.batches()
    looked = list(islice(batches, _LOOK))
    for batch in looked:
        for number, cells in zip(batch.numbers, batch.rows, strict=True):
            witnesses.hear(number, cells)
    order, decimal = options.date_order or witnesses.order, options.decimal or witnesses.decimal
    sums = Sums(columns, order, decimal, witnesses)
    for batch in chain(looked, batches):
        sums.add(batch)
    return rows, witnesses, sums
