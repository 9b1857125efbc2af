"""The year ahead by month, read from the book: contracts, the run rate of the last twelve months, and dips."""

from dataclasses import dataclass
from datetime import timedelta

from kamtui.domain.keep.outlook import Outlook, outlook, run_rates, seasons
from kamtui.domain.production import Span, last_months, month_end, months_of
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads import sales
from kamtui.store.reads.accounts import accounts
from kamtui.store.reads.contracts import contracts

_YEAR = 12


@dataclass(frozen=True, slots=True)
class YearAhead:
    """Twelve months ahead, and what they stand on. Money in minor units of `currency`."""

    currency: str
    outlook: Outlook
    over: Span | None
    """The months of sales behind the run rate; None with less than twelve whole months of them."""
    seasonal: bool
    """The run rate follows the months of two years."""
    unvalued: int
    """Contracts that are left out: without a worth, or in another currency."""

    @property
    def rule(self) -> str:
        """What the run rate is, in words."""
        if self.over is None:
            return "no run rate: it takes twelve whole months of sales"
        how = "by month as in the last two years" if self.seasonal else "a twelfth each month"
        return f"run rate: sales from {self.over.words()} beyond what contracts are worth, {how}"


def year_ahead(connection: Connection, book: Book) -> YearAhead:
    """Reads contracts and sales."""
    code = sales.currency(connection, book.settings.currency)
    every = contracts(connection)
    valued = [row for row in every if row.minor is not None and row.currency == code]
    bought, season, over = _bought(connection, book, code)
    made = outlook(
        book.today,
        valued,
        run_rates(bought, valued, book.today),
        season,
        falling_percent=book.rules.falling_percent,
        lead_days=book.rules.lead_days,
    )
    left_out = sum(row.running for row in every) - sum(row.running for row in valued)
    return YearAhead(code, made, over, bool(season), left_out)


def _bought(connection: Connection, book: Book, code: str) -> tuple[dict[int, int], dict[int, float], Span | None]:
    """Sales by account of the last twelve whole months, the season of the last twenty-four, and the twelve months."""
    coverage = sales.coverage(connection, book.today)
    if coverage is None:
        return {}, {}, None
    last = coverage.whole_until
    if last != month_end(last):
        last = last.replace(day=1) - timedelta(days=1)
    year, two = last_months(_YEAR, last), last_months(2 * _YEAR, last)
    began = coverage.first.replace(day=1)
    if began > year.first or sales.cuts(connection, year):
        return {}, {}, None
    ids = [row.id for row in accounts(connection)]
    found = sales.months_by_account(connection, ids, two, code=code)
    wanted = set(months_of(year))
    bought = {key: sum(minor for month, minor in of.items() if month in wanted) for key, of in found.items()}
    if began > two.first or sales.cuts(connection, two) or sales.holds_years(connection, two):
        return bought, {}, year
    months: dict[int, int] = dict.fromkeys(range(1, _YEAR + 1), 0)
    for of in found.values():
        for month, minor in of.items():
            months[int(month[5:])] += minor
    return bought, dict(seasons(months)), year
