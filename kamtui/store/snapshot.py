"""Copies of a book that are whole: made by SQLite's backup API in one step, checked, and on the disk before they count.

A copy is written under another name beside its place, checked row by row, flushed, and only then given its name, which
no existing file has. A book is replaced by copying into it, never by moving a file over it: it stays the same file,
so that another kamtui sees the change at once, and a process killed half-way leaves the old book.
"""

import contextlib
import gzip
import os
import re
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
from kamtui.store.header import BookState, judge, look
from kamtui.store.holder import busy
from kamtui.store.reading import BUSY_SECONDS, connect
from kamtui.store.wal import still

PACKED = ".gz"
"""How the name of a packed copy ends."""

MOST_BYTES = 4 << 30
"""A packed copy that grows beyond this is refused: no book is as large."""

_CHUNK = 1 << 20
_MOST_FAULTS = 1_000
_WHERE = "*** in database main ***"
_UNREAD = re.compile(r"unable to get the page\. error code=(\d+)")
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
        with closing(draft(part)) as copy:
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


def put_back(path: str, source: str, prepare: Callable[[str], None] | None = None) -> None:
    """Makes the book at `path` what the copy `source` holds, in one transaction; a missing book is made.

    What is to be different from the copy is made so by `prepare`, in a file of its own, before it counts. Raises
    `BookError` for a copy that is damaged, newer or no book; the book is as it was then.
    """
    with _places(path), _private(path + ".restore") as copy:
        _fetch(source, copy)
        if look(copy) is BookState.MISSING:
            raise BookError(f"{source} is empty.", "Name another backup.")
        with explained(source):
            with closing(connect(copy)) as whole:
                check(whole, source)
            if prepare is not None:
                prepare(copy)
            with closing(connect(copy)) as whole, explained(path), closing(_target(path)) as book:
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
    Nor is a page that the disk did not hand out: that raises `sqlite3.OperationalError`.
    """
    for (said,) in connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS})"):
        unread = _UNREAD.search(said)
        if unread and int(unread[1]) & 0xFF == sqlite3.SQLITE_IOERR:
            error = sqlite3.OperationalError(said)
            error.sqlite_errorname = "SQLITE_IOERR_READ"
            raise error
        if said != "ok" and not said.startswith(_RULE):
            return " ".join(said.removeprefix(_WHERE).split())
    return None


def is_damaged(path: str) -> bool:
    """Whether it is the book's own fault that it cannot be copied; not when it is busy or the disk is full."""
    try:
        with closing(connect(path)) as connection:
            return damage(connection) is not None or bool(dangling(connection))
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorname.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def put_over(path: str, source: str, aside: str, prepare: Callable[[str], None] | None = None) -> None:
    """Puts the copy `source` in the place of a damaged book, which stays byte for byte under the new name `aside`.

    At every moment one of both stands at `path`. Raises `BookError` as `put_back` does; nothing was moved then.
    """
    fresh = f"{path}.restored"
    with _places(path), _private(fresh):
        put_back(fresh, source, prepare)
        try:
            os.link(path, aside, follow_symlinks=False)
        except OSError:
            os.rename(path, aside)  # a file system without links
        for name in ("-journal", "-wal"):  # they must not be taken for the new book's
            with contextlib.suppress(FileNotFoundError):
                os.rename(path + name, aside + name)
        flush(os.path.dirname(os.path.abspath(path)))
        os.rename(fresh, path)
        _confirm(path)


def _confirm(path: str) -> None:
    """Flushes the name of a file that has just taken its place. Raises `BookError` saying that it may not last."""
    try:
        flush(os.path.dirname(os.path.abspath(path)))
    except OSError as error:
        raise BookError(
            f"{path} was put back, but the disk reports an error: {error.strerror}.", "Look at it before you go on."
        ) from None


def dangling(connection: sqlite3.Connection) -> list[str]:
    """The table of every row that points at one which is not there."""
    return [str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")]


def _target(path: str) -> sqlite3.Connection:
    """The book to be replaced, made private when there is none."""
    if not os.path.lexists(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_RDWR, 0o600))
    book = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        for pragma in ("journal_mode=TRUNCATE", "synchronous=EXTRA", "fullfsync=ON"):
            book.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        book.close()
        raise
    return book


def draft(path: str) -> sqlite3.Connection:
    """A connection to a copy that nobody relies on before it is flushed as a whole: it is not flushed on the way."""
    copy = sqlite3.connect(path, isolation_level=None)
    try:
        copy.execute("PRAGMA synchronous=OFF")
    except sqlite3.Error:
        copy.close()
        raise
    return copy


def _fetch(source: str, copy: str) -> None:
    """Puts what a backup holds, packed or not, into the empty file `copy`; the backup is only read."""
    if not source.endswith(PACKED):
        if judge(source) is not BookState.MISSING:
            with explained(source), closing(still(source)) as whole, closing(draft(copy)) as book:
                whole.backup(book, progress=_deadline(source))
        return
    if os.path.exists(source) and not os.path.isfile(source):  # a pipe would be waited for
        raise BookError(f"{source} is not a regular file.", "Name another backup.")
    with open(copy, "wb") as file:
        try:
            with open(source, "rb") as packed, gzip.GzipFile(fileobj=packed) as zipped:
                _bounded(zipped, file, source)
        except (OSError, EOFError, zlib.error) as error:
            raise BookError(f"{source} cannot be read: {error}.", "Name another backup.") from None


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
    for left in (path, f"{path}-journal"):  # by a process that was killed; a journal would be played into the new file
        with contextlib.suppress(FileNotFoundError):
            os.unlink(left)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_RDWR, 0o600))
    try:
        yield path
    finally:
        for name in (path, f"{path}-journal"):
            with contextlib.suppress(OSError):  # whatever is left goes the next time
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
