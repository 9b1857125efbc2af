"""A book that another program left in WAL mode: known without being mapped, brought out of it. Standard library only.

In that mode SQLite maps a file beside the book into memory. A disk that is full, or fails, under a mapped file ends the
process with a signal that nobody can answer; so no book of kamtui's is ever used that way.
"""

import contextlib
import os
import sqlite3
from contextlib import closing

_PATIENCE = 1.0  # whoever uses a database in that mode holds it as long as it is open


def address(path: str, query: str) -> str:
    """The URI SQLite opens a path by, whatever bytes the path holds."""
    named = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")  # `urllib` costs a start two milliseconds
    return f"file:{named}?{query}"


def in_wal(path: str) -> bool:
    """Whether the first page of a database says that it is in WAL mode; any other fault is not told here."""
    try:
        with closing(sqlite3.connect(address(path, "mode=ro&nolock=1"), uri=True, isolation_level=None)) as glance:
            glance.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        return error.sqlite_errorname == "SQLITE_CANTOPEN"  # without locks that mode cannot be read
    except sqlite3.DatabaseError:
        return False
    return False


def leave_wal(path: str) -> None:
    """Turns a database to the journal of kamtui's books. Raises `sqlite3.Error` when another program has it open."""
    with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")  # alone with it, SQLite keeps in memory what it would map
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute("PRAGMA journal_mode=TRUNCATE")
    with contextlib.suppress(FileNotFoundError):
        os.unlink(f"{path}-shm")  # left by a program that was killed: nobody has the book open now


def still(path: str) -> sqlite3.Connection:
    """A connection to a database that nobody writes to, whatever mode it is in; nothing is written or mapped.

    Locks are waited for where there are any: only a database in WAL mode is read without.
    """
    from kamtui.store.reading import BUSY_SECONDS  # which asks here for addresses

    how = "mode=ro&immutable=1" if in_wal(path) else "mode=rw"
    connection = sqlite3.connect(address(path, how), uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA query_only=ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
