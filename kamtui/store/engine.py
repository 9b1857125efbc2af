"""The SQLAlchemy engine of a book: TRUNCATE journal, every commit on the disk before it is acknowledged.

`BEGIN IMMEDIATE` for writers, because a deferred one loses updates or fails when two processes write.
"""

import sqlite3
from functools import lru_cache

from sqlalchemy import Connection, Engine, create_engine, event
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
    "mmap_size=0",
)

_BOOKS = 4
"""Engines that are kept: a process writes to one book, a restore or a repair to two, an upgrade without its keys."""


@lru_cache(maxsize=_BOOKS)
def write_engine(path: str, *, foreign_keys: bool = True) -> Engine:
    """An engine whose every transaction holds the write lock from its first statement, on a connection of its own.

    It is made once: SQLAlchemy keeps the SQL it has composed for an engine, in the models too, a hundred statements
    each, and an engine for each verb would compose all of it anew and leave it there.
    """

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            for pragma in (*_PRAGMAS, *(() if foreign_keys else ("foreign_keys=OFF",))):
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()  # left to the collector it would drop the locks of whoever has the book open by then
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
