"""What a tick would leave behind, for the done sheet: the same rule as the verb, without the write side."""

from kamtui.domain.note import NoteReading, read_note
from kamtui.domain.text import clean_note
from kamtui.domain.words import Kind
from kamtui.services.book import Book
from kamtui.services.followup import Closing, FollowUp, follow_up
from kamtui.services.names import Who
from kamtui.services.unplanned import unplanned
from kamtui.services.views.tasks import one


def preview(book: Book, ticked: int | Who, note: str, closing: Closing | None = None) -> tuple[NoteReading, FollowUp]:
    """The note as it is read and the follow-up it asks for, of a task by its id or of a call that was not planned.

    Writes nothing; raises what `done` and `log` would.
    """
    with book.reading() as connection:
        reading = read_note(clean_note(note), book.moment(book.calendar(connection)))
        row = unplanned(ticked, Kind.CALL, book) if isinstance(ticked, Who) else one(connection, ticked)
        return reading, follow_up(connection, book, row, reading, closing or Closing())
