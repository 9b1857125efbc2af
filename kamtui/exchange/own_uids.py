"""The UIDs that tasks and contacts go out with: the same at every export, and known again when they come back."""

import re

_UID = re.compile(r"kamtui-([0-9a-f-]{36})-(task|contact)-([0-9]{1,18})")


def own_uid(book_id: str, what: str, row_id: int) -> str:
    """The UID of a `task` or a `contact` of a book."""
    return f"kamtui-{book_id}-{what}-{row_id}"


def own_row(uid: str | None, what: str, book_id: str | None) -> int | None:
    """The row that a UID of this very book means; None for any other."""
    match = _UID.fullmatch(uid) if uid is not None and book_id is not None else None
    return int(match[3]) if match and (match[1], match[2]) == (book_id, what) else None


def own_task(uid: str) -> tuple[str, int] | None:
    """The book and the number of the task that a UID of some book means."""
    match = _UID.fullmatch(uid)
    return (match[1], int(match[3])) if match and match[2] == "task" else None
