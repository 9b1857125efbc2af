"""What a book is called by other programs: an id of its own, made once and kept with it wherever it is copied."""

from kamtui.store.reads.book import BOOK_ID, book_id
from kamtui.store.work import Work


def keep_book_id(work: Work, value: str) -> str:
    """Keeps an id unless the book has one already; returns the one it has. Not part of the history."""
    work.execute("INSERT OR IGNORE INTO book_settings (key, value) VALUES (?, ?)", (BOOK_ID, value))
    return book_id(work.raw) or value
