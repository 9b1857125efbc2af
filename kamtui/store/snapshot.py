"""Copies of a book that are whole: made by SQLite's backup API in one step, checked, and on the disk before they count.

A copy is written under another name beside its place, checked row by row, flushed, and only then given its name, which
no existing file has. A book is replaced by copying into it, never by moving a file over it: it stays the same file,
so that another kamtui sees the change at once, and a process killed half-way leaves the old book.
"""

import contextlib
import gzip
import os
import shutil
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import BinaryIO

from kamtui.errors import BookError, RejectedError
from kamtui.store.faults import explained
from kamtui.store.flushing import flush, make_folder
from kamtui.store.header import BookState, look
from kamtui.store.holder import busy
from kamtui.store.reading import BUSY_SECONDS, connect

PACKED = ".gz"
"""How the name of a packed copy ends."""

MOST_BYTES = 4 << 30
"""A packed copy that grows beyond this is refused: no book is as large."""

_CHUNK = 1 << 20
_MOST_FAULTS = 1_000
_RULE = "CHECK constraint failed in "


def snapshot(path: str, target: str) -> None:
    """Writes a checked copy of the book at `path` to `target`, which must be new; packed when its name ends in `.gz`.

    Raises `RejectedError` when `target` exists, `BookError` when the book or the place cannot be used.
    """
    _new(target)
    with explained(path), closing(connect(path)) as source:
        snapshot_of(source, path, target)


def snapshot_of(source: sqlite3.Connection, path: str, target: str) -> None:
    """As `snapshot`, of the book that a connection has open, which may have another place than `path` by now."""
    _new(target)
    with _places(target), _private(target + ".part") as part, explained(path):
        with closing(sqlite3.connect(part)) as copy:
            source.backup(copy, progress=_deadline(path))
            copy.execute("PRAGMA journal_mode=DELETE")
            check(copy, path)
        if not target.endswith(PACKED):
            _publish(part, target)
            return
        with _private(target + ".packed") as packed:
            with open(part, "rb") as plain, open(packed, "wb") as file, gzip.GzipFile("", "wb", 6, file) as zipped:
                shutil.copyfileobj(plain, zipped, _CHUNK)
            if not _holds(packed, part):
                raise BookError(f"{target} did not come out as it was written.", "Nothing was changed. Check the disk.")
            _publish(packed, target)


def _new(target: str) -> None:
    """Raises `RejectedError` when there is something at `target`."""
    if os.path.lexists(target):
        raise RejectedError(f"{target} exists already.", "Name another file.")


def _holds(packed: str, plain: str) -> bool:
    """Whether a packed file can be read back to the last byte."""
    with gzip.open(packed, "rb") as again, open(plain, "rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                if again.read(len(chunk)) != chunk:
                    return False
            return not again.read(1)
        except (OSError, EOFError, zlib.error):
            return False


def put_back(path: str, source: str) -> None:
    """Makes the book at `path` what the copy `source` holds; a missing book is made.

    Raises `BookError` for a copy that is damaged, newer or no book; the book is as it was then.
    """
    with _places(path), _unpacked(source, path + ".restore") as copy:
        if look(copy) is BookState.MISSING:
            raise BookError(f"{source} is empty.", "Name another backup.")
        with explained(source), closing(connect(copy)) as whole:
            check(whole, source)
            with explained(path), closing(_target(path)) as book:
                whole.backup(book, progress=_deadline(path))


def check(connection: sqlite3.Connection, path: str) -> None:
    """Raises `BookError` unless every page, row and reference of a book holds."""
    if found := damage(connection):
        raise BookError(f"{path} is damaged ({found}).", "`kamtui doctor` says more.")
    if lost := dangling(connection):
        raise BookError(f"{path} has {len(lost)} rows that point nowhere.", "`kamtui doctor` says more.")


def damage(connection: sqlite3.Connection) -> str | None:
    """The first thing that is wrong with the pages of a book; None when all are whole.

    A value that breaks a rule of its table is none of that: a book with one damaged record has backups all the same.
    """
    found = (str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS})"))
    return next((one for one in found if one != "ok" and not one.startswith(_RULE)), None)


def is_damaged(path: str) -> bool:
    """Whether it is the book's own fault that it cannot be copied; not when it is busy or the disk is full."""
    try:
        with closing(connect(path)) as connection:
            return damage(connection) is not None or bool(dangling(connection))
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorname.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def put_over(path: str, source: str, aside: str) -> None:
    """Puts the copy `source` in the place of a damaged book, which stays byte for byte under the new name `aside`.

    At every moment one of both stands at `path`. Raises `BookError` as `put_back` does; nothing was moved then.
    """
    fresh = f"{path}.restored"
    with _places(path), _private(fresh):
        put_back(fresh, source)
        for name in ("-journal", "-wal"):  # they must not be taken for the new book's
            with contextlib.suppress(FileNotFoundError):
                os.rename(path + name, aside + name)
        flush(os.path.dirname(os.path.abspath(path)))
        try:
            os.link(path, aside, follow_symlinks=False)
        except OSError:
            os.rename(path, aside)  # a file system without links
        flush(os.path.dirname(os.path.abspath(path)))
        os.rename(fresh, path)
        flush(os.path.dirname(os.path.abspath(path)))


def dangling(connection: sqlite3.Connection) -> list[str]:
    """The table of every row that points at one which is not there."""
    return [str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")]


def _target(path: str) -> sqlite3.Connection:
    """The book to be replaced, made private when there is none."""
    if not os.path.lexists(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_RDWR, 0o600))
    book = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    for pragma in ("journal_mode=TRUNCATE", "synchronous=EXTRA", "fullfsync=ON"):
        book.execute(f"PRAGMA {pragma}")
    return book


@contextmanager
def _unpacked(source: str, name: str) -> Iterator[str]:
    """A plain file with the copy's bytes: itself, or what is packed in it."""
    if not source.endswith(PACKED):
        yield source
        return
    if os.path.exists(source) and not os.path.isfile(source):  # a pipe would be waited for
        raise BookError(f"{source} is not a regular file.", "Name another backup.")
    with _private(name) as plain:
        with open(plain, "wb") as file:
            try:
                with open(source, "rb") as packed, gzip.GzipFile(fileobj=packed) as zipped:
                    _bounded(zipped, file, source)
            except (OSError, EOFError, zlib.error) as error:
                raise BookError(f"{source} cannot be read: {error}.", "Name another backup.") from None
        yield plain


def _bounded(zipped: gzip.GzipFile, file: BinaryIO, source: str) -> None:
    size = 0
    while chunk := zipped.read(_CHUNK):
        size += len(chunk)
        if size > MOST_BYTES:
            raise BookError(f"{source} is larger than any book.", "Name another backup.")
        file.write(chunk)


@contextmanager
def _private(path: str) -> Iterator[str]:
    """A new file only its owner can read, which is gone afterwards unless it was given another name."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)  # left by a process that was killed
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_RDWR, 0o600))
    try:
        yield path
    finally:
        for name in (path, f"{path}-journal"):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)


def _publish(part: str, target: str) -> None:
    """Flushes a finished file and gives it its name, without ever replacing one."""
    flush(part)
    try:
        os.link(part, target, follow_symlinks=False)
    except FileExistsError:
        raise RejectedError(f"{target} exists already.", "Name another file.") from None
    except OSError:
        os.rename(part, target)  # a file system without links
    flush(os.path.dirname(os.path.abspath(target)))


@contextmanager
def _places(target: str) -> Iterator[None]:
    """Makes the folder of a file, and turns what the system says of the place into one sentence."""
    try:
        make_folder(os.path.dirname(os.path.abspath(target)))
        yield
    except OSError as error:
        raise BookError(
            f"{target} cannot be written: {error.strerror or error}.", "Nothing was changed. Check the place."
        ) from None


def _deadline(path: str) -> Callable[[int, int, int], None]:
    """Ends a copy that waits for another process's lock for too long: SQLite would try for ever."""
    end = time.monotonic() + BUSY_SECONDS

    def late(_status: int, _left: int, _total: int) -> None:
        if time.monotonic() > end:
            raise BookError(f"The book {path} {busy(path)}.", "Try again.")

    return late
