"""The id of a book, by which calendars and address books know what came out of it."""

import uuid

from kamtui.services.book import Book
from kamtui.store.reads.book import book_id as kept_id


def book_id(book: Book) -> str:
    """The id, made and kept when it is first asked for. Raises `BookError` when it cannot be kept."""
    if book.exists:
        with book.reading() as connection:
            found = kept_id(connection)
        if found is not None:
            return found
    from kamtui.store.identity import keep_book_id

    with book.work("book id") as (work, _entry):
        return keep_book_id(work, str(uuid.uuid4()))
