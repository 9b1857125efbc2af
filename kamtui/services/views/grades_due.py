"""Accounts that should be graded, by the cadence of grading of their tier."""

from datetime import date

from kamtui.domain.keep.grades import due_on
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads.head import due_rows


def grades_due(connection: Connection, book: Book, until: date) -> dict[int, date]:
    """Open accounts whose grade is due up to a day, and since when; none in a book where nobody was ever graded.

    An account that a planned call is to ask, today or later, is not due.
    """
    every, found = book.rules.grade_days, {}
    for one in due_rows(connection, book.today, book.settings.grade_questions):
        if one.tier in every and one.call_on is None:
            on = due_on(one.last_on, every[one.tier], book.today)
            if on <= until:
                found[one.account_id] = on
    return found
