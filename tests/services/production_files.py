"""Sales histories of the shared test data as books: read, rounded to minor units, written through the unit of work."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from kamtui.domain.money import minor_units
from kamtui.domain.text import name_key
from kamtui.services.book import Book
from kamtui.store.tables import Account, Sale, Segment

Line = tuple[str, str, str, date, Decimal]
"""Key and name of the account, segment, day, amount."""


@dataclass(frozen=True, slots=True)
class History:
    """A file of sales."""

    path: str
    expected: str
    segment: str
    """The dimension of the expected figures that became the book's segments."""
    read: Callable[[dict[str, str]], Line]

    def lines(self, shared: Path) -> Iterator[Line]:
        """Every line of the file."""
        with (shared / "sales" / self.path).open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                yield self.read(row)


def _us_day(text: str) -> date:
    month, day, year = map(int, text.split("/"))
    return date(year, month, day)


def _day_first(text: str) -> date:
    day, month, year = map(int, text.split("/"))
    return date(year + 2000 if year < 100 else year, month, day)


def _superstore(segment: str) -> Callable[[dict[str, str]], Line]:
    return lambda row: (
        row["Customer ID"],
        row["Customer Name"],
        row[segment],
        _us_day(row["Order Date"]),
        Decimal(row["Sales"]),
    )


def _regional(row: dict[str, str]) -> Line:
    price = Decimal(row["Unit Price"].strip().lstrip("$").replace(",", ""))
    key = f"{int(row['_CustomerID']):02d}"
    return key, key, row["Sales Channel"], _day_first(row["OrderDate"]), int(row["Order Quantity"]) * price


_SUPERSTORE = "superstore/Sample - Superstore.csv"
HISTORIES = {
    "superstore by segment": History(_SUPERSTORE, "superstore_csv.json", "segment", _superstore("Segment")),
    "superstore by category": History(_SUPERSTORE, "superstore_csv.json", "category", _superstore("Category")),
    "us regional": History(
        "us_regional_sales/US_Regional_Sales_Data.csv", "us_regional_sales.json", "channel", _regional
    ),
}


def load(book: Book, history: History, shared: Path) -> None:
    """Writes a history into an empty book: accounts, segments, and sales by account, segment and day."""
    summed: dict[tuple[date, str, str], Decimal] = defaultdict(Decimal)
    names: dict[str, str] = {}
    for key, name, segment, day, amount in history.lines(shared):
        names[key] = name
        summed[day, key, segment] += amount
    order = sorted(summed)
    keys = [(key, (key, day.year), day.year, segment, "all") for day, key, segment in order]
    minor = minor_units([(summed[at], of) for at, of in zip(order, keys, strict=True)], "USD")
    with book.work("import") as (work, _entry):
        accounts = [{"code": key, "name": name, "folded": name_key(name)} for key, name in names.items()]
        ids = dict(zip(names, work.add_many(Account, accounts), strict=True))
        segments = sorted({segment for _, _, segment in order})
        segment_ids = dict(zip(segments, work.add_many(Segment, [{"name": one} for one in segments]), strict=True))
        work.add_many(
            Sale,
            [
                {
                    "account_id": ids[key],
                    "segment_id": segment_ids[segment],
                    "day": day,
                    "minor": cents,
                    "currency": "USD",
                }
                for (day, key, segment), cents in zip(order, minor, strict=True)
            ],
        )
