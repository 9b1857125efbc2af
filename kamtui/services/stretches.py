"""The days that a report or Pulse is asked for: a day, a week or a month, named in words or the running one."""

from datetime import date, timedelta
from enum import StrEnum

from kamtui.domain.production import Span
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.plan.months import month_of
from kamtui.services.plan.spans import whole


class Stretch(StrEnum):
    """How long the days are that are asked for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


HINTS = {
    Stretch.DAY: "Say it as today, yesterday, fri, 16 nov or 2026-11-16.",
    Stretch.WEEK: "Say it as last week, w48, 2026-W48 or a day of it.",
    Stretch.MONTH: "Say it as 2026-12, dec, december 2026, this month or last month.",
}
"""How a period of each is said."""


def span_of(stretch: Stretch, first: date) -> Span:
    """The day, the seven days or the month that begin on a day."""
    if stretch is Stretch.MONTH:
        return whole(first)
    return Span(first, first + timedelta(days=6 * (stretch is Stretch.WEEK)))


def asked_span(book: Book, stretch: Stretch, words: str) -> Span:
    """The days that words name, the running ones without any; what has no year is the last that has begun.

    Raises `RejectedError` for words that name none.
    """
    said = words.strip()
    first = _first(book, stretch, said)
    if first is None:
        raise RejectedError(f"“{said}” is not a {stretch}.", HINTS[stretch])
    return span_of(stretch, first)


def _first(book: Book, stretch: Stretch, said: str) -> date | None:
    if stretch is Stretch.MONTH:
        from kamtui.domain.phrases.whole import read_month

        if not said:
            return month_of(book.today)
        return read_month(said, book.today, past=True, language=book.settings.language)
    if stretch is Stretch.DAY and not said:
        return book.today
    from kamtui.domain.phrases.bygone import read_bygone
    from kamtui.domain.phrases.whole import read_week

    with book.reading() as connection:
        moment = book.moment(book.calendar(connection))
    return read_week(said or "this week", moment) if stretch is Stretch.WEEK else read_bygone(said, moment)
