"""Noticing that another process wrote to the book, or put another file in its place. Standard library only."""

import sqlite3

from kamtui.errors import KamtuiError
from kamtui.store.header import identity
from kamtui.store.reading import connect
from kamtui.store.wal import in_wal

_NO_FILE = (0, 0)
_IN_WAL = -1


class Watch:
    """Compares `PRAGMA data_version` of a connection of its own, and the file's identity. A look costs microseconds."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._version = 0
        self._lost: sqlite3.Connection | None = None
        """The book that was here before the file went or another took its place: it is there as long as it is open."""

    def changed(self) -> bool:
        """Whether something is new since the last look; the first look at a book starts the comparison."""
        file, version = self._file, self._version
        self._look()
        return (file, version) != (self._file, self._version) and file is not None

    def settle(self) -> None:
        """Takes the book as it is now for known."""
        self._look()
        self._forget()

    def save(self, target: str) -> None:
        """Writes the book that was looked at, be its file there or not, to a new file.

        Raises `RejectedError` when there is one already, `BookError` when it cannot be read or written.
        """
        from kamtui.store.snapshot import snapshot, snapshot_of  # a planner starts without what it imports

        book = self._lost or self._connection
        if book is None:
            snapshot(self._path, target)
        else:
            snapshot_of(book, self._path, target)

    def close(self) -> None:
        """Lets go of the book."""
        self._forget()
        self._lost, self._connection = self._connection, None
        self._forget()

    def _forget(self) -> None:
        if self._lost is not None:
            self._lost.close()
            self._lost = None

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _lose(self) -> None:
        """Keeps what was open, if anything was: what is in it can still be saved."""
        if self._connection is not None:
            self._forget()
            self._lost, self._connection = self._connection, None

    def _look(self) -> None:
        file = identity(self._path)
        if file is None:
            self._lose()
            self._file, self._version = _NO_FILE, 0
            return
        if in_wal(self._path) and identity(self._path) == file:  # to look would map a file beside it into memory
            self._let_go()
            self._file, self._version = file, _IN_WAL
            return
        try:
            if self._connection is None or file != self._file:
                self._lose()
                self._connection = connect(self._path, busy_seconds=0)
                self._file = file
            self._version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except (sqlite3.Error, KamtuiError):
            return  # busy or being replaced: the next look sees it
        self._file = file
