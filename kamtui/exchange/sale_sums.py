"""Rows of sales as sums. What a row says is looked up by its texts; only what was never said before is read.

A million lines name a few thousand accounts, days and amounts: the loop over them is three look-ups and an addition.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any, TypeVar

from kamtui.domain.words import DateOrder, DecimalSign, Grain
from kamtui.exchange.cells import Cells, Remarks, Unfit
from kamtui.exchange.headings import Columns
from kamtui.exchange.lines import Batch
from kamtui.exchange.sale_cells import MONTHS, WHEN, WHOSE, Part, SaleCells, Whose, amount_fields, places
from kamtui.exchange.values import Rejected, SaleRecord
from kamtui.exchange.witnesses import Witnesses

_CACHED = 100_000
_MANY = 400_000

T = TypeVar("T")


class _Moment:
    """A day or period; there is one of each, so sums are found by itself."""

    __slots__ = ("day", "grain")

    def __init__(self, day: date, grain: Grain) -> None:
        self.day = day
        self.grain = grain


@dataclass(slots=True)
class _Sum:
    """What one account brought in, in one segment, at one moment."""

    row: int
    """The first row of it."""
    whose: Whose
    moment: _Moment
    amount: Decimal
    rows: int


class Sums:
    """The sums of the rows it is given, read with one order of dates and one decimal sign."""

    def __init__(self, columns: Columns, order: DateOrder | None, decimal: DecimalSign, witnesses: Witnesses) -> None:
        self.order = order
        self.decimal = decimal
        self._columns = columns
        self._witnesses = witnesses
        self._cells = SaleCells(columns, order, decimal)
        self._texts = tuple(_texts(columns, names) for names in (WHOSE, WHEN, amount_fields(columns)))
        self._monthly = MONTHS in columns
        self._whose: dict[Any, Whose | Unfit | None] = {}
        self._when: dict[Any, tuple[Any, _Moment] | Unfit] = {}
        self._parts: dict[Any, Sequence[Part] | Unfit] = {}
        self._moments: dict[tuple[date, str], _Moment] = {}
        self._of: dict[Whose, dict[_Moment, _Sum]] = {}
        self._sums: list[_Sum] = []
        self._known: dict[Any, dict[Any, _Sum]] = {}
        self._amounts: dict[Any, Decimal] = {}
        self._count = 0
        self.rejected: list[Rejected] = []
        """The rows that do not fit."""
        self._remarks = Remarks()

    def add(self, batch: Batch) -> None:
        """Adds rows."""
        known, amounts = self._known, self._amounts
        whose, when, what = (map(texts, batch.rows) for texts in self._texts)
        for number, row, who, moment, amount in zip(batch.numbers, batch.rows, whose, when, what, strict=True):
            try:
                found, added = known[who][moment], amounts[amount]
            except KeyError:
                self._witnesses.hear(number, row)
                try:
                    self._read(number, row, who, moment, amount)
                except Unfit as unfit:
                    self.rejected.append(Rejected(number, self._columns.heading(unfit.name), unfit.reason))
            else:
                found.amount += added
                found.rows += 1

    @property
    def records(self) -> tuple[SaleRecord, ...]:
        """The sums by account, segment, moment and currency, in the order of their first rows; but nobody's."""
        return tuple(
            SaleRecord(
                found.row,
                found.whose.code,
                found.whose.name,
                found.whose.segment,
                found.moment.day,
                found.moment.grain,
                found.amount,
                found.whose.currency,
            )
            for found in self._sums
            if not found.whose.is_nobodys
        )

    @property
    def remarks(self) -> Iterator[str]:
        """What was left out, and why."""
        nobodys = [found for found in self._sums if found.whose.is_nobodys]
        count, amount = sum(found.rows for found in nobodys), sum((found.amount for found in nobodys), Decimal(0))
        if count:
            rows = f"{count} row{'s' if count > 1 else ''}"
            yield f"{rows} without an account left out, {amount.normalize():f} in all"
        yield from self._remarks.lines

    def _read(self, number: int, row: Sequence[str], who: Any, when: Any, what: Any) -> None:
        """Adds one row by what it says. Raises `Unfit`."""
        try:
            whose = self._looked_up(self._whose, who, self._cells.whose, row)
        except Unfit as unfit:
            if unfit.name == "segment" and not self._monthly:
                self._moment(when, row)  # a day at fault is told before a segment
            raise
        if whose is None:
            self._remarks.add("not won, and left out")
            return
        when, moment = (None, None) if self._monthly else self._moment(when, row)
        parts = self._looked_up(self._parts, what, self._cells.parts, row)
        if not parts:
            self._remarks.add("amount of nothing, and left out")
        for part in parts:
            if part.currency is not None and whose.currency is None:
                whose = Whose(whose.code, whose.name, whose.segment, part.currency)  # and so are those after it
                self._added(number, whose, moment or self._of_month(part.month), part.amount)
            else:
                found = self._added(number, whose, moment or self._of_month(part.month), part.amount)
                if moment is not None and part.currency is None:
                    self._keep(who, when, what, found, part.amount)

    def _added(self, number: int, whose: Whose, moment: _Moment, amount: Decimal) -> _Sum:
        mine = self._of.get(whose)
        if mine is None:
            mine = self._of[whose] = {}
        found = mine.get(moment)
        if found is None:
            found = mine[moment] = _Sum(number, whose, moment, amount, 1)
            self._sums.append(found)
        else:
            found.amount += amount
            found.rows += 1
        return found

    def _keep(self, who: Any, when: Any, what: Any, found: _Sum, amount: Decimal) -> None:
        """The next row with these texts is not read."""
        if self._count < _MANY:
            mine = self._known.setdefault(who, {})
            if when not in mine:
                mine[when] = found
                self._count += 1
        if len(self._amounts) < _CACHED:
            self._amounts[what] = amount

    def _moment(self, when: Any, row: Sequence[str]) -> tuple[Any, _Moment]:
        """The moment, and its text as it was first seen: of many rows with one text one is kept."""

        def read(cells: Cells) -> tuple[Any, _Moment]:
            return when, self._one(*self._cells.when(cells))

        return self._looked_up(self._when, when, read, row)

    def _looked_up(self, known: dict[Any, T | Unfit], said: Any, read: Callable[[Cells], T], row: Sequence[str]) -> T:
        """What some texts were read as before, or now. Raises `Unfit`."""
        try:
            found = known[said]
        except KeyError:
            try:
                found = read(Cells(self._columns, row))
            except Unfit as unfit:
                found = unfit
            if len(known) < _CACHED:
                known[said] = found
        if isinstance(found, Unfit):
            raise Unfit(found.name, found.reason)
        return found

    def _of_month(self, month: date | None) -> _Moment:
        assert month is not None  # a table without days has months
        return self._one(month, Grain.MONTH)

    def _one(self, day: date, grain: Grain) -> _Moment:
        key = day, grain.value
        if key not in self._moments:
            self._moments[key] = _Moment(day, grain)
        return self._moments[key]


def _texts(columns: Columns, names: Sequence[str]) -> Callable[[Sequence[str]], Any]:
    """The cells of some fields of a row: a text, or several."""
    found = places(columns, names)
    return itemgetter(*found) if found else lambda _: ()
