"""Is this file a book? Answered from its first hundred bytes, before SQLite sees it. Standard library only.

The layout is SQLite's database header: magic at 0, `user_version` at 60, `application_id` at 68, big-endian.
"""

import os
import stat
from enum import Enum, auto

from kamtui.errors import BookError

APPLICATION_ID = 0x4B414D54
"""`KAMT`, in the header of every book."""

SCHEMA = 1
"""The schema number this kamtui writes (`user_version`)."""

_MAGIC = b"SQLite format 3\x00"


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
    try:
        with open(path, "rb") as file:
            head = file.read(100)
    except OSError as error:
        raise BookError(f"{path} cannot be read: {error.strerror}.", "Check its rights.") from None
    return _judge(path, head)


def _judge(path: str, head: bytes) -> BookState:
    if not head:
        return BookState.MISSING  # its making was cut short before the first commit
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise BookError(f"{path} is not a kamtui book.", "It was left as it is. Name another file with --book.")
    if int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise BookError(f"{path} belongs to another program.", "It was left as it is. Name another file with --book.")
    number = int.from_bytes(head[60:64])
    if number > SCHEMA:
        raise BookError(
            f"{path} was written by a newer kamtui (schema {number}, this one knows {SCHEMA}).",
            "It was left as it is. Update kamtui.",
        )
    return BookState.READY if number == SCHEMA else BookState.OLDER
