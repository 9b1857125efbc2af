"""Backing a book up and restoring it, as a rep asks for it. Neither is an undo step: they deal with the whole file."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from kamtui.errors import BookError, MissingBookError, RejectedError
from kamtui.services.book import Book
from kamtui.store.backups import Backup, backups, keep
from kamtui.store.given import all_given
from kamtui.store.header import BookState, look
from kamtui.store.reading import reading
from kamtui.store.reads.book import is_empty
from kamtui.store.snapshot import is_damaged, put_back, put_over, snapshot


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    source: str
    kept: str | None
    """Where the replaced book is: a backup, or the damaged file under another name; None when there was none."""
    damaged: bool
    """The replaced book could not be read, so it was moved aside as it was."""


def back_up(book: Book, target: str | None = None) -> str:
    """Writes a checked copy of the book, to `target` or into its folder of backups, and returns where it is.

    Raises `RejectedError` when `target` exists, `BookError` when there is no book or no room.
    """
    if not book.exists:
        raise BookError(f"There is no book at {book.path} yet.", "Add something first.")
    if target is None:
        return keep(book.path, "asked", book.clock.now(), book.rotation)
    snapshot(book.path, target)
    return target


def before(book: Book, why: str) -> None:
    """Backs up a book that has anything in it before something risky. Raises `BookError` when it cannot."""
    if book.exists:
        with book.reading() as connection:
            if is_empty(connection):
                return
        keep(book.path, why, book.clock.now(), book.rotation)


def restore(book: Book, source: str) -> Restored:
    """Puts a backup in the book's place. What was there is kept: restoring that takes the restore back.

    Raises `BookError` for a backup that is damaged, newer or none; the book is untouched then.
    """
    if not os.path.exists(source):
        raise BookError(f"There is no file {source}.", "`kamtui backup --list` shows the backups.")
    if os.path.exists(book.path) and os.path.samefile(source, book.path):
        raise RejectedError(f"{source} is the book itself.", "Name a backup.")
    try:
        kept = (
            keep(book.path, "restore", book.clock.now(), book.rotation)
            if look(book.path) is not BookState.MISSING
            else None
        )
    except MissingBookError:
        kept = None
    except BookError:
        if not is_damaged(book.path):
            raise
        return _over_damage(book, source)
    put_back(book.path, source, _behind(book) if kept else None)
    return Restored(source, kept, damaged=False)


def listed(book: Book) -> list[Backup]:
    """The book's backups, the latest first."""
    return backups(book.path)


def _behind(book: Book) -> Callable[[str], None]:
    """What makes a copy go on behind the numbers that were given in the book, as far as they can be read."""
    from kamtui.store.behind import go_on_behind  # the planner starts without what it imports

    last: dict[str, int] = {}
    with suppress(BookError), reading(book.path) as connection:
        last = all_given(connection)
    return lambda copy: go_on_behind(copy, last)


def _over_damage(book: Book, source: str) -> Restored:
    """A book that cannot be read is kept aside with its journal, byte for byte."""
    stamp = book.clock.now()
    while os.path.lexists(aside := f"{book.path}.damaged-{stamp:%Y%m%dT%H%M%SZ}"):
        stamp += timedelta(seconds=1)
    put_over(book.path, source, aside, _behind(book))
    return Restored(source, aside, damaged=True)
