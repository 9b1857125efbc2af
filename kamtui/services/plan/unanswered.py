"""Threats and trigger events without a dated response, as the plan asks for one."""

from collections.abc import Mapping

from kamtui.domain.keep.responses import Asks
from kamtui.domain.keep.stakes import RESPONSE_WORKING_DAYS, Happened
from kamtui.domain.plan.facts import Unanswered
from kamtui.domain.text import clean
from kamtui.domain.workdays import WorkCalendar, month_day
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads.stakes import stakes

ByAccount = Mapping[int, tuple[Unanswered, ...]]
"""Unanswered ones by account."""


def unanswered(connection: Connection, book: Book) -> tuple[ByAccount, ByAccount]:
    """Threats, the worst first, and trigger events, the latest first."""
    calendar, today = book.calendar(connection), book.today
    soon = calendar.add(today, RESPONSE_WORKING_DAYS)
    menaces: dict[int, tuple[Unanswered, ...]] = {}
    happened: dict[int, tuple[Unanswered, ...]] = {}
    for key, at in stakes(connection, today).items():
        menaces[key] = tuple(
            Unanswered(Asks("threat", one.id), one.text, clean(f"answer: {one.text}"), soon) for one in at.menaces
        )
        happened[key] = tuple(_event(one, calendar, book) for one in at.unanswered(today))
    return menaces, happened


def _event(one: Happened, calendar: WorkCalendar, book: Book) -> Unanswered:
    by = calendar.add(one.day, RESPONSE_WORKING_DAYS)
    said = f"{one.topic} of {month_day(one.day, book.today)}"
    return Unanswered(Asks("event", one.id), said, f"speak about the {one.topic}", by)
