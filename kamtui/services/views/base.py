"""The base of accounts: how many are open beside how many there should be, and whom nobody looks after."""

from typing import NamedTuple

from kamtui.domain.silence import silence
from kamtui.domain.words import Tier
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads.head import open_count
from kamtui.store.reads.standings import standings


class Base(NamedTuple):
    """Accounts of the whole book."""

    accounts: int
    """Open ones, parked ones too."""
    wanted: int
    """How many there should be; 0 asks for none."""
    neglected: int
    """Open ones that are neither key nor parked, and are silent or without a next step."""

    @property
    def short_by(self) -> int:
        """How many are missing."""
        return max(self.wanted - self.accounts, 0)


def base(connection: Connection, book: Book) -> Base:
    """Counts the base in two queries, however large the book."""
    today, rules, key = book.today, book.rules, Tier.KEY
    neglected = sum(
        row.tier is not key
        and (
            row.next_task_id is None
            or silence(row.last_touch_on, rules.cadence(row.tier, row.cadence), today).is_silent
        )
        for row in standings(connection, today)
    )
    return Base(open_count(connection), book.rules.base_accounts, neglected)
