"""Rows as sales: lines, invoices, or totals by month, summed by account, segment and day as they are read.

An amount is what its column says, else quantity × price × (1 − discount). Rows of one file that belong to the same
account, segment and day become one record, so a million lines take no more room than their sums.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple, TypeVar

from kamtui.domain.text import clean
from kamtui.domain.words import DateOrder, DecimalSign, Grain
from kamtui.exchange.amounts import Numerals, currency_of, read_amount, settle_decimal
from kamtui.exchange.cells import Cells, Reading, Remarks, Unfit
from kamtui.exchange.dates import Seen, Settled, read_day, settle
from kamtui.exchange.headings import Columns, squash
from kamtui.exchange.months import month_number, month_of, read_month, year_of
from kamtui.exchange.table import Row, Table
from kamtui.exchange.values import Rejected, SaleRecord

MONTHS = "months"
"""The field of columns that are each a month, headed by it."""

_WON = frozenset({"won", "closedwon"})
_TOLD = ("account_code", "account", "segment", "day", "month", "year", "currency", "stage", "deleted")
_CACHED = 100_000
_ONE, _HUNDRED = Decimal(1), Decimal(100)

T = TypeVar("T")


def sales_columns(columns: Columns) -> Columns:
    """The columns that count: an amount makes price and quantity idle; months may be headings where no cell has one."""
    if "amount" in columns:
        columns = columns.without(("price", "quantity", "discount"))
    if any(name in columns for name in ("day", "month", "year")):
        return columns
    places = tuple(place for place, text in enumerate(columns.headings) if text and month_of(text))
    return Columns(columns.headings, {**columns.of, MONTHS: places}) if len(places) > 1 else columns


def date_order(file: str, table: Table, columns: Columns, asked: DateOrder | None) -> Settled:
    """The order of dates in the column of days. Raises `RejectedError` when nothing settles it."""
    return settle(
        file, (Seen(row, columns.headings[place], text) for row, place, text in _texts(table, columns, "day")), asked
    )


def decimal_sign(file: str, table: Table, columns: Columns, asked: DecimalSign | None) -> Numerals:
    """The decimal sign of the amounts. Raises `RejectedError` when they prove both."""
    fields = (
        ("amount",) if "amount" in columns else (MONTHS,) if MONTHS in columns else ("price", "quantity", "discount")
    )
    return settle_decimal(file, ((row, text) for row, _, text in _texts(table, columns, *fields)), asked)


def read_sales(table: Table, columns: Columns, order: DateOrder | None, numerals: Numerals) -> Reading[SaleRecord]:
    """Every row as part of a sum. Rows without an account are left out and counted; an unfit one is rejected."""
    remarks = Remarks()
    keys, amounts = _Keys(columns, order), _Amounts(columns, numerals.decimal)
    sums: dict[_Key, _Sum] = {}
    rejected = list(table.rejected)
    nobodys = _Sum(0, Decimal(0))
    for row in table.rows:
        try:
            key = keys.of(row)
            if key is None:
                remarks.add("not won, and left out")
                continue
            parts = amounts.of(row)
        except Unfit as unfit:
            rejected.append(Rejected(row.number, columns.heading(unfit.name), unfit.reason))
            continue
        if not parts:
            remarks.add("amount of nothing, and left out")
        for month, amount, text in parts:
            if key.code is None and key.name is None:
                nobodys.row += 1
                nobodys.amount += amount
                continue
            if month is not None:
                key = key._replace(day=month, grain=Grain.MONTH)
            if key.currency is None and (sign := _sign(text)):
                key = key._replace(currency=sign)
            found = sums.get(key)
            if found is None:
                sums[key] = _Sum(row.number, amount)
            else:
                found.amount += amount
    records = tuple(_record(key, found) for key, found in sums.items())
    said = (*_said(nobodys), *remarks.lines)
    return Reading(records, tuple(sorted(rejected, key=lambda found: found.row)), said)


class _Key(NamedTuple):
    """What makes rows one record."""

    code: str | None
    name: str | None
    segment: str | None
    day: date
    grain: Grain
    currency: str | None


@dataclass(slots=True)
class _Sum:
    row: int
    amount: Decimal


def _record(key: _Key, found: _Sum) -> SaleRecord:
    return SaleRecord(found.row, key.code, key.name, key.segment, key.day, key.grain, found.amount, key.currency)


def _said(nobodys: _Sum) -> Iterator[str]:
    """What was left out because it is nobody's."""
    if nobodys.row:
        rows = f"{nobodys.row} row{'s' if nobodys.row > 1 else ''}"
        yield f"{rows} without an account left out, {nobodys.amount.normalize():f} in all"


class _Keys:
    """Whose a row is and when. Rows that say the same there are read once."""

    def __init__(self, columns: Columns, order: DateOrder | None) -> None:
        places = [place for name in _TOLD if name in columns for place in columns.of[name]]
        self._same = itemgetter(*places, *places[:1])  # of one place it would be no tuple
        self._known: dict[tuple[str, ...], _Key | None] = {}
        self._columns = columns
        self._line = _cached(lambda text: clean(text) or None)
        self._code = _cached(lambda text: _code(text) or None)
        self._day = _cached(lambda text: read_day(text, order))
        self._month = _cached(month_of)
        self._monthly = squash(columns.heading("day") or "") in ("month", "period", "yearmonth")

    def of(self, row: Row) -> _Key | None:
        """None for a deal that is not won. Raises `Unfit`."""
        told = self._same(row.cells)
        try:
            return self._known[told]
        except KeyError:
            key = self._read(Cells(self._columns, row))
            if len(self._known) < _CACHED:
                self._known[told] = key
            return key

    def _read(self, cells: Cells) -> _Key | None:
        if cells.says_yes("deleted"):
            raise Unfit("deleted", "it is marked as deleted")
        if cells.has("stage") and squash(cells.raw("stage")) not in _WON:
            return None
        currency = cells.raw("currency").upper() or None
        if currency is not None and not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
            raise Unfit("currency", f"“{clean(currency, 40)}” is not a currency code")
        code, name = self._code(cells.raw("account_code")), self._line(cells.raw("account"))
        day, grain = (date.min, Grain.MONTH) if cells.has(MONTHS) else self._when(cells)
        return _Key(code, name, self._line(cells.raw("segment")), day, grain, currency)

    def _when(self, cells: Cells) -> tuple[date, Grain]:
        if cells.has("day"):
            text = cells.raw("day")
            month = self._month(text)
            day = month or _fitting("day", lambda: self._day(text))
            if day is None:
                raise Unfit("day", "the sale has no day")
            return (day.replace(day=1), Grain.MONTH) if self._monthly or month else (day, Grain.DAY)
        year, number = year_of(cells.raw("year")), month_number(cells.raw("month"))
        if year is not None and number is not None:
            return _fitting("year", lambda: read_month(f"{year:04d}-{number:02d}")), Grain.MONTH
        if cells.has("month"):
            return _fitting("month", lambda: read_month(cells.raw("month"))), Grain.MONTH
        if year is None:
            raise Unfit("year", "the sale has no year")
        return _fitting("year", lambda: read_month(f"{year:04d}-01")), Grain.YEAR


class _Amounts:
    """What a row adds: nothing, one amount, or one for each column of a month."""

    def __init__(self, columns: Columns, decimal: DecimalSign) -> None:
        self._columns = columns
        self._months = [(place, month_of(columns.headings[place])) for place in columns.of.get(MONTHS, ())]
        self._amount = _cached(lambda text: read_amount(text, decimal))
        self._discount = _cached(lambda text: _discount(text, decimal))

    def of(self, row: Row) -> Sequence[tuple[date | None, Decimal, str]]:
        """Month (None where the row tells its day), amount, and the text that may tell its currency."""
        cells = Cells(self._columns, row)
        if self._months:
            texts = [(month, cells.at(place)) for place, month in self._months]
            read = [(month, self._read(MONTHS, text), text) for month, text in texts]
            return [(month, amount, text) for month, amount, text in read if amount]
        name = "amount" if "amount" in self._columns else "price"
        text = cells.raw(name)
        amount = self._read(name, text)
        if amount and name == "price":
            amount *= self._parts(cells)
        return ((None, amount, text),) if amount else ()

    def _parts(self, cells: Cells) -> Decimal:
        """Quantity × (1 − discount)."""
        quantity = self._read("quantity", cells.raw("quantity")) if cells.has("quantity") else _ONE
        discount = _fitting("discount", lambda: self._discount(cells.raw("discount")))
        return (quantity or Decimal(0)) * (_ONE - (discount or 0))

    def _read(self, name: str, text: str) -> Decimal | None:
        try:
            return self._amount(text)
        except ValueError as error:
            raise Unfit(name, str(error)) from None


def _fitting(name: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except ValueError as error:
        raise Unfit(name, str(error)) from None


def _cached(read: Callable[[str], T]) -> Callable[[str], T]:
    """The same reader, which remembers some of what it has read."""
    known: dict[str, T] = {}

    def again(text: str) -> T:
        try:
            return known[text]
        except KeyError:
            value = read(text)
            if len(known) < _CACHED:
                known[text] = value
            return value

    return again


def _texts(table: Table, columns: Columns, *names: str) -> Iterable[tuple[int, int, str]]:
    """Row, place and text of the cells of some fields; a text that occurs again in a column is told once."""
    places = [place for name in names for place in columns.of.get(name, ())]
    seen: set[tuple[int, str]] = set()
    for row in table.rows:
        for place in places:
            key = place, row.cells[place]
            if key not in seen:
                seen.add(key)
                yield row.number, *key


def _code(text: str) -> str:
    """A code; a spreadsheet's `17850.0` is 17850."""
    whole, point, zeros = text.partition(".")
    return clean(whole if point and whole.isdecimal() and not zeros.strip("0") else text)


def _discount(text: str, decimal: DecimalSign) -> Decimal | None:
    """A discount as a part of one: `0.08`, `8` and `8 %` are the same."""
    bare = text.strip()
    percent = bare.endswith("%")
    found = read_amount(bare.removesuffix("%"), decimal)
    if found is None:
        return None
    part = found / _HUNDRED if percent or found > 1 else found
    if not 0 <= part <= 1:
        raise ValueError(f"“{clean(text, 40)}” is not a discount")
    return part


def _sign(text: str) -> str | None:
    return None if text[:1].isdecimal() and text[-1:].isdecimal() else currency_of(text)
