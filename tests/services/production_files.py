"""Sales histories of the shared test data as books: imported as a rep would."""

from dataclasses import dataclass, field
from pathlib import Path

from kamtui.domain.words import DateOrder
from kamtui.exchange.sources import load as load_file
from kamtui.exchange.values import Options
from kamtui.services.book import Book
from kamtui.services.imports.plan import FileResult, plan_import
from kamtui.services.imports.run import run_import

_SUPERSTORE = ("sales/superstore/Sample - Superstore.csv",)
_DAYS = tuple(f"sales/online_retail_daily/2011-09-{day}.csv" for day in ("05", "06", "07", "08", "09", "11"))


@dataclass(frozen=True, slots=True)
class History:
    """Files of sales and what is asked of their import."""

    files: tuple[str, ...]
    expected: str
    segment: str
    """The dimension of the expected figures that becomes the book's segments."""
    options: Options = field(default_factory=Options)
    padded: int = 0
    """Figures that the expected keys of accounts are filled up to."""

    def key(self, code: str | None) -> str:
        """The code of an account as the expected figures have it."""
        return (code or "").zfill(self.padded)


def _mapped(*columns: tuple[str, str]) -> Options:
    return Options(columns=columns)


HISTORIES = {
    "superstore by segment": History(_SUPERSTORE, "superstore_csv.json", "segment"),
    "superstore by category": History(_SUPERSTORE, "superstore_csv.json", "category", _mapped(("segment", "Category"))),
    "us regional": History(
        ("sales/us_regional_sales/US_Regional_Sales_Data.csv",),
        "us_regional_sales.json",
        "channel",
        Options(columns=(("discount", ""),), date_order=DateOrder.DMY),  # the figures are gross
        padded=2,
    ),
}
"""Those with years enough for every figure."""

SHORT_HISTORIES = {
    "northwind": History(
        ("sales/northwind/orders.csv",), "northwind.json", "country", _mapped(("segment", "ShipCountry"))
    ),
    "online retail": History(_DAYS, "online_retail_daily.json", "country", _mapped(("segment", "Country"))),
}
"""Those without two full years."""


def load(book: Book, history: History, shared: Path) -> tuple[FileResult, ...]:
    """Imports a history into a book."""
    files = [load_file(str(shared / name)) for name in history.files]
    return run_import(book, plan_import(book, files, history.options))
