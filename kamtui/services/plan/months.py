"""Which month is planned. Light: Today asks before its first frame."""

from datetime import date

from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads.head import is_locked


def month_of(day: date) -> date:
    """First day of its month."""
    return day.replace(day=1)


def next_month(month: date, n: int = 1) -> date:
    """First day of the n-th month after it; before it when `n` is negative."""
    count = month.year * 12 + month.month - 1 + n
    return date(count // 12, count % 12 + 1, 1)


def month_to_plan(connection: Connection, book: Book) -> date:
    """The month a rep means without naming one: this one until it is locked or late in the month, then the next."""
    this = month_of(book.today)
    return next_month(this) if book.today.day >= book.rules.nudge_day or is_locked(connection, this) else this
