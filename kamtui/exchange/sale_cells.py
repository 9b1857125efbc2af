"""What the cells of a sale say: whose it is, when it was, and how much."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from kamtui.domain.text import clean
from kamtui.domain.words import DateOrder, DecimalSign, Grain
from kamtui.exchange.amounts import currency_of, read_amount
from kamtui.exchange.cells import Cells, Unfit
from kamtui.exchange.dates import read_day
from kamtui.exchange.headings import Columns, squash
from kamtui.exchange.months import month_number, month_of, read_month, year_of

MONTHS = "months"
"""The field of columns that are each a month, headed by it."""

WHOSE = ("account_code", "account", "segment", "currency", "stage", "deleted")
"""The fields that tell whose a sale is."""

WHEN = ("day", "month", "year")
"""The fields that tell when it was."""

_WON = frozenset({"won", "closedwon"})
_ONE, _HUNDRED = Decimal(1), Decimal(100)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Whose:
    """Account, segment and currency of a sale."""

    code: str | None
    name: str | None
    segment: str | None
    currency: str | None

    @property
    def is_nobodys(self) -> bool:
        """Whether the row names no account."""
        return self.code is None and self.name is None


@dataclass(frozen=True, slots=True)
class Part:
    """What a row adds to one sum."""

    month: date | None
    """None where the row tells its day."""
    amount: Decimal
    currency: str | None
    """The one that the amount is written with."""


def amount_fields(columns: Columns) -> tuple[str, ...]:
    """The fields that an amount is read from."""
    if "amount" in columns:
        return ("amount",)
    return (MONTHS,) if MONTHS in columns else ("price", "quantity", "discount")


def places(columns: Columns, fields: Iterable[str]) -> tuple[int, ...]:
    """Where some fields stand."""
    return tuple(place for name in fields for place in columns.of.get(name, ()))


class SaleCells:
    """Reads the cells of one table with one order of dates and one decimal sign. Everything raises `Unfit`."""

    def __init__(self, columns: Columns, order: DateOrder | None, decimal: DecimalSign) -> None:
        self._order = order
        self._decimal = decimal
        self._months = [(place, month_of(columns.headings[place])) for place in columns.of.get(MONTHS, ())]
        self._monthly = squash(columns.heading("day") or "") in ("month", "period", "yearmonth")

    def whose(self, cells: Cells) -> Whose | None:
        """None for a deal that is not won."""
        if cells.says_yes("deleted"):
            raise Unfit("deleted", "it is marked as deleted")
        if cells.has("stage") and squash(cells.raw("stage")) not in _WON:
            return None
        currency = cells.raw("currency").upper() or None
        if currency is not None and not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
            raise Unfit("currency", f"“{clean(currency, 40)}” is not a currency code")
        code, name = _code(cells.raw("account_code")) or None, clean(cells.raw("account")) or None
        return Whose(code, name, clean(cells.raw("segment")) or None, currency)

    def when(self, cells: Cells) -> tuple[date, Grain]:
        """The day, or the first day of the period."""
        if cells.has("day"):
            text = cells.raw("day")
            year = year_of(text)
            if year is not None:
                return _fitting("day", lambda: read_month(f"{year:04d}-01")), Grain.YEAR
            month = month_of(text)
            day = month or _fitting("day", lambda: read_day(text, self._order))
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

    def parts(self, cells: Cells) -> Sequence[Part]:
        """Nothing, one amount, or one for each column of a month."""
        if self._months:
            texts = [(month, cells.at(place)) for place, month in self._months]
            read = [(month, self._read(MONTHS, text), text) for month, text in texts]
            return [Part(month, amount, _sign(text)) for month, amount, text in read if amount]
        name = "amount" if cells.has("amount") else "price"
        text = cells.raw(name)
        amount = self._read(name, text)
        if amount and name == "price":
            amount *= self._share(cells)
        return (Part(None, amount, _sign(text)),) if amount else ()

    def _share(self, cells: Cells) -> Decimal:
        """Quantity × (1 − discount)."""
        quantity = self._read("quantity", cells.raw("quantity")) if cells.has("quantity") else _ONE
        discount = _fitting("discount", lambda: _discount(cells.raw("discount"), self._decimal))
        return (quantity or Decimal(0)) * (_ONE - (discount or 0))

    def _read(self, name: str, text: str) -> Decimal | None:
        return _fitting(name, lambda: read_amount(text, self._decimal))


def _fitting(name: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except ValueError as error:
        raise Unfit(name, str(error)) from None


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
