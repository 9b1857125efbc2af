"""Five published sales histories as lines of account, segment, day and amount; `load` writes them into a book."""

import csv
import io
import zipfile
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

CURRENCY = "KWD"
"""Its minor unit is a thousandth: amounts with fractions of a cent, cut to cents one by one, miss sums by a few."""

Row = dict[str, str]
Line = tuple[str, str, str, date, Decimal]
"""Key and name of the account, segment, day, amount."""


@dataclass(frozen=True, slots=True)
class Published:
    """A history, the file of figures that were computed from it, and the dimension that became the segments."""

    expected: str
    segment: str
    lines: Callable[[Path], Iterator[Line]]


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _superstore(segment: str) -> Callable[[Path], Iterator[Line]]:
    def lines(shared: Path) -> Iterator[Line]:
        for row in _rows(shared / "sales/superstore/Sample - Superstore.csv"):
            month, day, year = map(int, row["Order Date"].split("/"))
            yield row["Customer ID"], row["Customer Name"], row[segment], date(year, month, day), Decimal(row["Sales"])

    return lines


def _regional(shared: Path) -> Iterator[Line]:
    for row in _rows(shared / "sales/us_regional_sales/US_Regional_Sales_Data.csv"):
        day, month, year = map(int, row["OrderDate"].split("/"))
        price = Decimal(row["Unit Price"].strip().lstrip("$").replace(",", ""))
        key, on = f"{int(row['_CustomerID']):02d}", date(year + 2000 if year < 100 else year, month, day)
        yield key, key, row["Sales Channel"], on, int(row["Order Quantity"]) * price


def _northwind(segment: str) -> Callable[[Path], Iterator[Line]]:
    def lines(shared: Path) -> Iterator[Line]:
        folder = shared / "sales/northwind"
        customers = {row["CustomerID"]: row for row in _rows(folder / "customers.csv")}
        categories = {row["CategoryID"]: row["CategoryName"] for row in _rows(folder / "categories.csv")}
        products = {row["ProductID"]: categories[row["CategoryID"]] for row in _rows(folder / "products.csv")}
        for row in _rows(folder / "orders.csv"):
            key = row["CustomerID"]
            amount = Decimal(row["UnitPrice"]) * int(row["Quantity"]) * (1 - Decimal(row["Discount"]))
            of = products[row["ProductID"]] if segment == "category" else customers[key]["Country"]
            yield key, customers[key]["CompanyName"], of, date.fromisoformat(row["OrderDate"]), amount

    return lines


def _online_retail(shared: Path) -> Iterator[Line]:
    for path in sorted((shared / "sales/online_retail_daily").glob("*.csv")):
        for row in _rows(path):
            if row["CustomerID"]:  # without one it is a cash sale
                key = row["CustomerID"].removesuffix(".0")
                amount = Decimal(row["Quantity"]) * Decimal(row["UnitPrice"])
                yield key, key, row["Country"], date.fromisoformat(row["InvoiceDate"][:10]), amount


def _maven(segment: str) -> Callable[[Path], Iterator[Line]]:
    def lines(shared: Path) -> Iterator[Line]:
        with zipfile.ZipFile(shared / "crm/maven_crm/CRM+Sales+Opportunities.zip") as archive:

            def rows(name: str) -> list[Row]:
                (path,) = [path for path in archive.namelist() if path.endswith(f"{name}.csv")]
                return list(csv.DictReader(io.StringIO(archive.read(path).decode("utf-8-sig"))))

            sectors = {row["account"]: row["sector"] for row in rows("accounts")}
            managers = {row["sales_agent"]: row["manager"] for row in rows("sales_teams")}
            deals = rows("sales_pipeline")
        for row in deals:
            if row["deal_stage"] == "Won":
                key, of = row["account"], {"product": row["product"], "manager": managers[row["sales_agent"]]}
                of["sector"] = sectors[key]
                yield key, key, of[segment], date.fromisoformat(row["close_date"]), Decimal(row["close_value"])

    return lines


PUBLISHED = {
    "superstore by segment": Published("superstore_csv", "segment", _superstore("Segment")),
    "superstore by sub-category": Published("superstore_csv", "subcategory", _superstore("Sub-Category")),
    "northwind by category": Published("northwind", "category", _northwind("category")),
    "northwind by country": Published("northwind", "country", _northwind("country")),
    "us regional by channel": Published("us_regional_sales", "channel", _regional),
    "online retail by country": Published("online_retail_daily", "country", _online_retail),
    "maven by product": Published("maven_crm", "product", _maven("product")),
    "maven by sector": Published("maven_crm", "sector", _maven("sector")),
    "maven by manager": Published("maven_crm", "manager", _maven("manager")),
}
"""By what the segments are."""


def load(book: Book, history: Published, shared: Path) -> None:
    """Writes a history into an empty book: accounts, segments, and sales by account, segment and day."""
    summed: dict[tuple[date, str, str], Decimal] = defaultdict(Decimal)
    names: dict[str, str] = {}
    for key, name, segment, day, amount in history.lines(shared):
        names[key] = name
        summed[day, key, segment] += amount
    order = sorted(summed)
    keys = [(key, (key, day.year), day.year, segment, "all") for day, key, segment in order]
    minor = minor_units([(summed[at], of) for at, of in zip(order, keys, strict=True)], CURRENCY)
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
                    "currency": CURRENCY,
                }
                for (day, key, segment), cents in zip(order, minor, strict=True)
            ],
        )
