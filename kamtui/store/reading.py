"""The reads door: a plain SQLite connection that cannot write. Standard library only."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from kamtui.store.faults import explained
from kamtui.store.header import BookState, look
from kamtui.store.wal import address

Connection = sqlite3.Connection
"""What reads run on; services name it without importing the database's own module."""

BUSY_SECONDS = 15
"""How long a read or write waits for another process before it gives up."""

_WHOLE = "0004"
"""The last revision whose files make every table."""


def connect(path: str, *, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection to an existing book that refuses every write. Not bound to one thread; use it in one at a time."""
    uri = address(path, "mode=rw")  # not `ro`: a reader must be able to roll back what a power cut left
    connection = sqlite3.connect(uri, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False)
    try:
        for pragma in ("query_only=ON", "mmap_size=0", "trusted_schema=OFF", "cell_size_check=ON", "cache_size=-2000"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()  # left to the collector it would drop the locks of whoever has the book open by then
        raise
    return connection


def schema_statements(revision: str = "") -> list[str]:
    """The statements that make an empty book of the current schema, from the files the migrations run; or a revision's.

    Those of revisions before `_WHOLE` are for books of their time. A statement ends with a semicolon at a line's end.
    """
    from importlib import resources  # ten milliseconds that only a missing book needs

    folder = resources.files("kamtui.store.migrations") / "sql"
    every = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    names = [name for name in every if (name.startswith(revision) if revision else name >= _WHOLE)]
    return [
        statement
        for name in names
        for statement in (folder / name).read_text("utf-8").split(";\n")
        if statement.strip()
    ]


def blank() -> sqlite3.Connection:
    """An empty book in memory: what a reader sees where no book has been written yet."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    for statement in schema_statements():
        connection.execute(statement)
    return connection


@contextmanager
def reading(path: str) -> Iterator[sqlite3.Connection]:
    """One consistent view of the book for the length of the block; a missing book reads as an empty one.

    Raises `BookError` when the file cannot be used. Never creates or changes a file.
    """
    with explained(path):
        connection = blank() if look(path) is BookState.MISSING else connect(path)
        try:
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")
        finally:
            connection.close()
