"""A copy that takes a book's place goes on behind the numbers of that book: one that was noted meets no other row."""

from collections.abc import Mapping
from contextlib import closing

from kamtui.store.given import raise_given
from kamtui.store.header import BookState, look
from kamtui.store.snapshot import draft


def go_on_behind(copy: str, last: Mapping[str, int]) -> None:
    """Raises the numbers of a copy to `last`, the last ones that were given. One of an older schema, which keeps none,
    is upgraded for that.

    Raises `BookError` or `sqlite3.Error` when it cannot; the copy is no good then.
    """
    if not last:
        return
    if look(copy) is BookState.OLDER:
        from kamtui.store.upgrade import upgrade  # Alembic is for the day a book is made or upgraded

        upgrade(copy)
    with closing(draft(copy)) as book:
        raise_given(book, last)
