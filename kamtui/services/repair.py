"""Repairing a damaged book: what can be read of it goes into a new one beside it, and what cannot is said."""

import os
from datetime import timedelta

from kamtui.errors import BookError
from kamtui.services.book import Book
from kamtui.store.header import BookState, look
from kamtui.store.reading import reading
from kamtui.store.reads.records import damaged_records
from kamtui.store.salvage.owner import is_strange
from kamtui.store.salvage.work import Salvaged, salvage
from kamtui.store.snapshot import damage, dangling


def repair(book: Book, target: str | None = None) -> Salvaged | None:
    """Salvages a damaged book into a new one, at `target` or beside it; None when the book is whole.

    The damaged one is never written to. Raises `BookError` when it is no book, when it cannot be used for another
    reason than damage, or when nothing can be read; `RejectedError` when `target` exists.
    """
    if _is_whole(book.path):
        return None
    return salvage(book.path, target or _beside(book))


def _beside(book: Book) -> str:
    """A new name beside the book."""
    stamp, (root, end) = book.clock.now(), os.path.splitext(book.path)
    while os.path.lexists(name := f"{root}.repaired-{stamp:%Y%m%dT%H%M%SZ}{end or '.db'}"):
        stamp += timedelta(seconds=1)
    return name


def _is_whole(path: str) -> bool:
    """Whether nothing is wrong with the pages and rows of a book. Raises `BookError` for what is no damaged book."""
    try:
        if look(path) is BookState.MISSING:
            raise BookError(f"There is no book at {path} yet.", "Nothing is there to be repaired.")
    except BookError:
        if is_strange(path):
            raise
        return False
    try:
        with reading(path) as connection:
            return damage(connection) is None and not dangling(connection) and not damaged_records(connection)
    except BookError:
        return False
