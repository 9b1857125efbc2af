"""How an account stands with us: its grades, the strip of ninety days, and the ledger of promises."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kamtui.domain.keep.grade_rows import GradeRow
from kamtui.domain.keep.ledger import KeptRate, LedgerRow, in_order, kept_rate
from kamtui.domain.keep.strip import DAYS, Strip, strip_of
from kamtui.services.book import Book
from kamtui.services.views.grades_due import grades_due
from kamtui.store.reading import Connection
from kamtui.store.reads.grades import grades, move_days, touch_days
from kamtui.store.reads.promises import ledger


@dataclass(frozen=True, slots=True)
class AccountStanding:
    """Grades and promises of one account."""

    today: date
    grades: tuple[GradeRow, ...]
    """The latest first."""
    due_on: date | None
    """Since when it should be graded; None while it need not be."""
    promises: tuple[LedgerRow, ...]
    """Late ones, open ones, kept ones."""
    strip: Strip

    @property
    def empty(self) -> bool:
        """Nobody was graded and nothing promised."""
        return not self.grades and not self.promises

    @property
    def latest(self) -> GradeRow | None:
        """The last grade."""
        return self.grades[0] if self.grades else None

    @property
    def rate(self) -> KeptRate:
        """How many promises were kept in time."""
        return rate_of(self.promises, self.today)


def account_standing(connection: Connection, book: Book, account_id: int) -> AccountStanding:
    """Reads both."""
    today = book.today
    promises = tuple(in_order(ledger(connection, account_id), today))
    return AccountStanding(
        today,
        tuple(grades(connection, account_id)),
        grades_due(connection, book, today).get(account_id),
        promises,
        account_strip(connection, book, account_id, promises),
    )


def account_strip(
    connection: Connection, book: Book, account_id: int, promises: Iterable[LedgerRow] | None = None
) -> Strip:
    """Ninety days of touches, broken promises and moves; `promises` are the account's, where they are at hand."""
    told = ledger(connection, account_id) if promises is None else promises
    today, first = book.today, book.today - timedelta(days=DAYS - 1)
    return strip_of(
        today,
        touch_days(connection, account_id, first),
        ((row.due_on, row.kept_on) for row in told),
        move_days(connection, account_id, first),
    )


def rate_of(rows: Iterable[LedgerRow], today: date) -> KeptRate:
    """The kept rate of some promises."""
    return kept_rate(((row.due_on, row.kept_on) for row in rows), today)
