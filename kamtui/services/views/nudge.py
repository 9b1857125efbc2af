"""How far the plan reaches, and whether the next month asks to be planned. Light: Today asks before its first frame."""

from datetime import date, timedelta

from kamtui.domain.workdays import full_month
from kamtui.services.book import Book
from kamtui.services.plan.months import month_of, next_month
from kamtui.services.views.today import Horizon, horizon
from kamtui.store.reading import Connection
from kamtui.store.reads.head import is_locked
from kamtui.store.reads.today import planned_days


def plan_horizon(connection: Connection, book: Book) -> Horizon:
    """How far the plan reaches from today on, whatever the month."""
    until = book.today + timedelta(days=book.rules.horizon_days * 3)
    return horizon(book, book.calendar(connection), planned_days(connection, book.today, until))


def is_nudged(connection: Connection, book: Book, reach: Horizon) -> bool:
    """Whether the next month asks to be planned: from the set day of the month on, or when the horizon is short.

    Not once the next month is locked.
    """
    if book.today.day < book.rules.nudge_day and not reach.short_by:
        return False
    return not is_locked(connection, next_month(month_of(book.today)))


def month_nudged(connection: Connection, book: Book, reach: Horizon) -> date | None:
    """First day of the month that asks to be planned; None when none does."""
    return next_month(month_of(book.today)) if is_nudged(connection, book, reach) else None


def nudge_words(month: date) -> str:
    """What is to be done: `plan December`."""
    return f"plan {full_month(month)}"
