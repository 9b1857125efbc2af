"""What of an account moved: its segments beside the same days of the year before, those that moved most first."""

from dataclasses import dataclass

from kamtui.domain.production import Span, change, window
from kamtui.services.book import Book
from kamtui.services.views.production import comparable
from kamtui.store.reading import Connection
from kamtui.store.reads import sales

MOST = 3
"""Segments that are told."""


@dataclass(frozen=True, slots=True)
class SegmentMove:
    """One segment of an account over some days and the same days one year before, in minor units."""

    name: str | None
    """None for what was sold in no segment."""
    before: int
    after: int

    @property
    def by(self) -> int:
        """How far it moved; below zero where it fell."""
        return self.after - self.before

    @property
    def change(self) -> float | None:
        """Growth as a ratio; None where the year before brought nothing."""
        return change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Movers:
    """The segments of an account that moved most, up or down. Money in minor units of `currency`."""

    currency: str
    current: Span
    """The twelve calendar months up to the last sale of the book, without days that cannot be compared."""
    before: Span
    segments: tuple[SegmentMove, ...]
    """Three at most, the largest difference first; one that did not move is none."""


def movers(connection: Connection, book: Book, account_id: int) -> Movers | None:
    """What moved; None where the sales allow no comparison, or nothing of the account moved."""
    coverage = sales.coverage(connection, book.today)
    if coverage is None:
        return None
    over = window("12m", coverage)
    if over.before is None or not comparable(connection, over.current, over.before):
        return None
    code = sales.currency(connection, book.settings.currency)
    after, before = (
        sales.segments_of_account(connection, account_id, code, span) for span in (over.current, over.before)
    )
    moves = [SegmentMove(name, before.get(name, 0), after.get(name, 0)) for name in {**before, **after}]
    found = sorted((one for one in moves if one.by), key=lambda one: (-abs(one.by), one.name or ""))
    return Movers(code, over.current, over.before, tuple(found[:MOST])) if found else None
