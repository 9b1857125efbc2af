"""The SQLAlchemy engine of a book: TRUNCATE journal, every commit on the disk before it is acknowledged.

`BEGIN IMMEDIATE` for writers, because a deferred one loses updates or fails when two processes write.
"""

import sqlite3
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from kamtui.store.reading import BUSY_SECONDS

_PRAGMAS = (
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "fullfsync=ON",
)


def write_engine(path: str, *, foreign_keys: bool = True) -> Engine:
    """An engine whose every transaction holds the write lock from its first statement."""
    engine = create_engine(
        URL.create("sqlite", database=path),  # not as text: a path may hold a question mark
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        poolclass=NullPool,
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not BEGIN for us
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if not foreign_keys:
            connection.execute("PRAGMA foreign_keys=OFF")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
