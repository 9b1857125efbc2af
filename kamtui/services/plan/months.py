"""Which month is planned, and the days of it that still can be."""

from datetime import date

from kamtui.domain.production import Span, month_end
from kamtui.domain.rules import is_plannable
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads import plan as reads


def month_of(day: date) -> date:
    """First day of its month."""
    return day.replace(day=1)


def next_month(month: date, n: int = 1) -> date:
    """First day of the n-th month after it; before it when `n` is negative."""
    count = month.year * 12 + month.month - 1 + n
    return date(count // 12, count % 12 + 1, 1)


def whole(month: date) -> Span:
    """First and last day of a month."""
    return Span(month, month_end(month))


def ahead(month: date, today: date) -> Span | None:
    """The days of a month that lie ahead, today included; None when it is over."""
    first, last = whole(month)
    return Span(max(first, today), last) if today <= last else None


def month_to_plan(connection: Connection, book: Book) -> date:
    """The month a rep means without naming one: this one until it is locked or late in the month, then the next."""
    this = month_of(book.today)
    found = reads.plan(connection, this)
    if book.today.day >= book.rules.nudge_day or (found is not None and found.locked_on is not None):
        return next_month(this)
    return this


def check_ahead(month: date, today: date) -> Span:
    """The days of a month that can be planned. Raises `RejectedError` for one that is over or beyond the calendar."""
    span = ahead(month, today)
    if span is None:
        raise RejectedError(f"{month:%B %Y} is over: there is nothing left to plan.", "Name this month or a later one.")
    if not (is_plannable(span.first) and is_plannable(span.last)):
        raise RejectedError(f"{month:%B %Y} is no month kamtui plans.", "Use a year from 1970 to 2199.")
    return span
