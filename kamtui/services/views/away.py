"""The rep's days off as both faces show them: each range with the days it takes from the plan and what stands on it."""

from dataclasses import dataclass
from datetime import date

from kamtui.domain.away import Range
from kamtui.domain.workdays import WorkCalendar
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads.away import days_off_rows, open_between
from kamtui.store.reads.book import public_holidays


@dataclass(frozen=True, slots=True)
class AwayView:
    """A range of days off."""

    days: Range
    working_days: int
    """How many of them would be worked: not the weekend, not a public holiday."""
    tasks: tuple[int, ...]
    """Open tasks that are planned on them."""


def away_views(connection: Connection, book: Book, since: date) -> list[AwayView]:
    """The ranges that are not over on a day, the earliest first."""
    return [view_of(connection, book, days) for _, days in days_off_rows(connection) if days.last >= since]


def view_of(connection: Connection, book: Book, days: Range) -> AwayView:
    """One range, whether it is in the book or not."""
    tasks = tuple(open_between(connection, days.first, days.last))
    return AwayView(days, working_days(connection, book, days), tasks)


def working_days(connection: Connection, book: Book, days: Range) -> int:
    """How many days of a range would be worked if the rep were there."""
    holidays = public_holidays(connection, book.settings.country, days.first, days.last)
    calendar = WorkCalendar(book.rules.weekend, holidays)
    return calendar.between(days.first, days.last) + calendar.is_working(days.first)
