"""Undo and redo, across restarts and processes."""

from collections.abc import Callable

from kamtui.services.book import Book
from kamtui.store import history
from kamtui.store.work import Work


def undo(book: Book, times: int = 1) -> list[str]:
    """Undoes up to `times` steps and says which; all of them, or none when one would overwrite a later change."""
    return _turn(book, "undo", times, history.undo)


def redo(book: Book, times: int = 1) -> list[str]:
    """Redoes up to `times` undone steps and says which."""
    return _turn(book, "redo", times, history.redo)


def _turn(book: Book, verb: str, times: int, turn: Callable[[Work, str], str | None]) -> list[str]:
    if not book.exists:
        return []
    told: list[str] = []
    with book.work(verb) as (work, _entry):
        for _ in range(times):
            summary = turn(work, book.actor)
            if summary is None:
                break
            told.append(summary)
    return told
