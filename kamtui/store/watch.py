"""Noticing that another process wrote to the book, or put another file in its place. Standard library only."""

import sqlite3

from kamtui.errors import KamtuiError
from kamtui.store.header import identity
from kamtui.store.reading import connect

_NO_FILE = (0, 0)


class Watch:
    """Compares `PRAGMA data_version` of a connection of its own, and the file's identity. A look costs microseconds."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._version = 0

    def changed(self) -> bool:
        """Whether something is new since the last look; the first look at a book starts the comparison."""
        file, version = self._file, self._version
        self._look()
        return (file, version) != (self._file, self._version) and file is not None

    def settle(self) -> None:
        """Takes the book as it is now for known."""
        self._look()

    def close(self) -> None:
        """Lets go of the book."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _look(self) -> None:
        file = identity(self._path)
        if file is None:
            self.close()
            self._file, self._version = _NO_FILE, 0
            return
        try:
            if self._connection is None or file != self._file:
                self.close()
                self._connection = connect(self._path, busy_seconds=0)
            self._version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except (sqlite3.Error, KamtuiError):
            return  # busy or being replaced: the next look sees it
        self._file = file
