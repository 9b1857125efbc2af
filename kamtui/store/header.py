"""Is this file a book? Answered from its first page, and nothing is written. Standard library only.

The file is never opened but by SQLite: on POSIX, closing any descriptor of a file drops every lock this process holds
on it, so a plain `open` here would let another kamtui into the middle of a transaction. SQLite's own descriptors wait
for its locks. Reading the file as `immutable` takes no lock and leaves another program's journal alone.
"""

import os
import sqlite3
import stat
from enum import Enum, auto

from kamtui.errors import BookError
from kamtui.store.faults import explained

APPLICATION_ID = 0x4B414D54
"""`KAMT`, in the header of every book."""

SCHEMA = 3
"""The schema number this kamtui writes (`user_version`)."""

_NUMBERS = ("application_id", "user_version")


class BookState(Enum):
    """What stands at the book's path."""

    MISSING = auto()
    READY = auto()
    OLDER = auto()


def look(path: str) -> BookState:
    """State of the book at `path`; raises `BookError` with one sentence when it cannot be used. Writes nothing."""
    try:
        info = os.stat(path)
    except FileNotFoundError:
        return BookState.MISSING
    except OSError as error:
        raise BookError(f"{path} cannot be opened: {error.strerror}.", "Check the path and its rights.") from None
    if not stat.S_ISREG(info.st_mode):
        what = "a folder" if stat.S_ISDIR(info.st_mode) else "not a regular file"
        raise BookError(f"{path} is {what}, not a book.", "Name a file with --book or KAMTUI_BOOK.")
    if not info.st_size:
        return BookState.MISSING  # its making was cut short before the first commit
    return _judge(path, *_numbers(path))


def identity(path: str) -> tuple[int, int] | None:
    """Device and inode of the book at `path`, which tell whether another was put in its place; None without a book."""
    try:
        info = os.stat(path)
    except OSError:
        return None
    return (info.st_dev, info.st_ino) if info.st_size else None


def address(path: str, query: str) -> str:
    """The URI SQLite opens a path by, whatever bytes the path holds."""
    named = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")  # `urllib` costs a start two milliseconds
    return f"file:{named}?{query}"


def _numbers(path: str) -> tuple[int, int]:
    """`application_id` and `user_version`."""
    with explained(path):
        connection = sqlite3.connect(address(path, "mode=ro&immutable=1"), uri=True, isolation_level=None)
        try:
            owner, number = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _NUMBERS)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname != "SQLITE_NOTADB":
                raise
            raise BookError(
                f"{path} is not a kamtui book.", "It was left as it is. Name another file with --book."
            ) from None
        finally:
            connection.close()
    return owner, number


def _judge(path: str, owner: int, number: int) -> BookState:
    if owner != APPLICATION_ID:
        raise BookError(f"{path} belongs to another program.", "It was left as it is. Name another file with --book.")
    if number > SCHEMA:
        raise BookError(
            f"{path} was written by a newer kamtui (schema {number}, this one knows {SCHEMA}).",
            "It was left as it is. Update kamtui.",
        )
    return BookState.READY if number == SCHEMA else BookState.OLDER
