"""Whether a file that cannot be used is a damaged book at all. Standard library only."""

import os
import stat

from kamtui.store.header import APPLICATION_ID, SCHEMA

_MAGIC = b"SQLite format 3\0"


def is_strange(path: str) -> bool:
    """Whether a file is missing, empty, no plain file, another program's or a newer kamtui's: nothing to be repaired.

    A file whose first page is damaged may have been a book.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return True
        with open(path, "rb") as file:
            head = file.read(100)
    except OSError:
        return True
    if len(head) < len(_MAGIC) or not head.startswith(_MAGIC):
        return not head
    return int.from_bytes(head[68:72], "big") != APPLICATION_ID or int.from_bytes(head[60:64], "big") > SCHEMA
