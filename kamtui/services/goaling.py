"""What a line of goals means in a book: the same while it is typed and for the verb."""

from kamtui.domain.keep.goal_line import GoalLine, offer_words, read_goals
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads import sales


def read_line(connection: Connection, book: Book, text: str) -> GoalLine:
    """Goals as they were typed; an amount without a currency is in that of the book's sales. Raises `RejectedError`."""
    return read_goals(text, sales.currency(connection, book.settings.currency), book.settings.language)


def read_values(connection: Connection, book: Book, text: str) -> GoalLine:
    """As `read_line`, but every aim needs its value. Raises `RejectedError`."""
    line = read_line(connection, book, text)
    if line.offered:
        aim = line.offered[0]
        raise RejectedError(f"How much {aim}?", f"Offered: {offer_words(aim)}.")
    if not line.targets:
        raise RejectedError("No goal is named.", "Say growth 15%, retention 98%, growth 480k or clear growth.")
    return line
