"""The accounts that a screen lists: every account, what it counts up to, and the months behind its line."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kamtui.domain.account_filter import AccountFilter
from kamtui.domain.production import Span, last_months, months_of
from kamtui.domain.tiering import Alike, alike
from kamtui.domain.words import AccountStatus, Tier
from kamtui.services.book import Book
from kamtui.services.views.accounts import AccountView, accounts_view, kept
from kamtui.services.views.production import Totals
from kamtui.store.reading import Connection
from kamtui.store.reads import sales

MONTHS = 24
"""Months that an account's line goes back."""


@dataclass(frozen=True, slots=True)
class AccountList:
    """The accounts that a filter keeps, by name, and what holds of the whole book."""

    today: date
    period: str
    """`all`, `12m` or a year."""
    rows: tuple[AccountView, ...]
    totals: Totals
    key: int
    """Open key accounts."""
    neglected: int
    """Open accounts that are not key, and are silent or without a next step."""
    months: Span | None
    """The days behind every account's line; None without sales."""
    has_grades: bool = False
    """Whether any account was ever graded."""
    failing: int = 0
    """Open accounts whose last grade is below B."""
    has_renewals: bool = False
    """Whether any contract is running."""
    alike: Alike | None = None
    """The tier of all open accounts, while they have but one."""

    @property
    def has_sales(self) -> bool:
        """Whether any sales are loaded."""
        return self.months is not None

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods there are: everything, twelve months, and the years from the latest to the first."""
        return ("all", "12m", *(str(year) for year in sorted(self.totals.revenue_by_year, reverse=True)))


def account_list(connection: Connection, book: Book, wanted: AccountFilter, period: str = "all") -> AccountList:
    """Reads the list; the totals are of the whole book, whatever the filter keeps."""
    everyone, totals = accounts_view(connection, book, sort="name", period=period)
    covered = sales.coverage(connection, book.today)
    return AccountList(
        book.today,
        period,
        tuple(kept(connection, everyone, wanted)),
        totals,
        sum(one.row.tier is Tier.KEY and one.row.status is AccountStatus.OPEN for one in everyone),
        sum(is_neglected(one) for one in everyone),
        None if covered is None else last_months(MONTHS, covered.last),
        any(one.grade is not None for one in everyone),
        sum(is_failing(one) for one in everyone),
        any(one.renewal is not None for one in everyone),
        alike(Counter(one.row.tier for one in everyone if one.row.status is AccountStatus.OPEN)),
    )


def is_neglected(one: AccountView) -> bool:
    """Not a key account, and nobody looks after it: silent beyond its cadence, or without a next step."""
    return one.row.tier is not Tier.KEY and (one.is_silent or one.no_next)


def is_failing(one: AccountView) -> bool:
    """Open, and its last grade is below B."""
    return one.row.status is AccountStatus.OPEN and one.grade is not None and one.grade.is_failing


def month_lines(
    connection: Connection, listed: AccountList, account_ids: Sequence[int]
) -> Mapping[int, tuple[int, ...]]:
    """Revenue by month of several accounts, the oldest month first; empty for one that bought nothing in them."""
    if listed.months is None or not account_ids:
        return {}
    code = listed.totals.currency if listed.totals.foreign else None
    found = sales.months_by_account(connection, account_ids, listed.months, code=code)
    names = months_of(listed.months)
    return {key: tuple(of.get(name, 0) for name in names) if of else () for key, of in found.items()}
