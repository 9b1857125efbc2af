"""The morning brief as plain text, where there is no terminal to open the planner on."""

from kamtui.cli import brief
from kamtui.cli.lists import TODAY_SECTIONS
from kamtui.cli.options import LIMIT
from kamtui.cli.output import emit
from kamtui.domain.workdays import short_day
from kamtui.services.book import Book


def print_morning(book: Book) -> None:
    """Prints the date, what was missed and what is planned, the load and the horizon. Raises `BookError`."""
    with book.reading() as connection:
        found = brief.read(connection, book, TODAY_SECTIONS, LIMIT)
        nudge = brief.nudged(connection, book, found.head)
    emit(f"{short_day(book.today)} {book.today.year}", strong=True)
    emit("")
    brief.show(found, TODAY_SECTIONS)
    brief.show_day(found.head)
    brief.show_nudge(nudge)
    brief.say_empty(found)
    brief.say_left_out(found.left_out, "`kamtui today --limit 0` shows all.")
