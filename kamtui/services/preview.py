"""What a tick would leave behind, for the done sheet: the same rule as the verb, without the write side."""

from kamtui.domain.note import NoteReading, read_note
from kamtui.domain.text import clean_note
from kamtui.services.book import Book
from kamtui.services.followup import Closing, FollowUp, follow_up
from kamtui.services.views.tasks import one


def preview(book: Book, task_id: int, note: str, closing: Closing | None = None) -> tuple[NoteReading, FollowUp]:
    """The note as it is read and the follow-up it asks for. Writes nothing; raises what `done` would."""
    with book.reading() as connection:
        reading = read_note(clean_note(note), book.moment(book.calendar(connection)))
        return reading, follow_up(connection, book, one(connection, task_id), reading, closing or Closing())
