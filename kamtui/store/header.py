"""Is this file a book? Answered from its first page, and nothing is written. Standard library only.

The file is never opened but by SQLite: on POSIX, closing any descriptor of a file drops every lock this process holds
on it, so a plain `open` here would let another kamtui into the middle of a transaction. SQLite's own descriptors wait
for its locks. Reading the file as `immutable` takes no lock and leaves another program's journal alone.

A book that a power cut or a kill left in the middle of a write has a journal that says how it was. Its first page may
be of the write that never was, so SQLite puts the book back before anything is said of it.
"""

import os
import sqlite3
import stat
from contextlib import closing
from enum import Enum, auto

from kamtui.errors import BookError, MissingBookError
from kamtui.store.faults import explained
from kamtui.store.wal import address, in_wal, leave_wal

APPLICATION_ID = 0x4B414D54
"""`KAMT`, in the header of every book."""

SCHEMA = 4
"""The schema number this kamtui writes (`user_version`)."""

_NUMBERS = ("application_id", "user_version")
_JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""How a journal of SQLite begins; at byte 16 stands how many pages the file had before the write."""


class BookState(Enum):
    """What stands at the book's path."""

    MISSING = auto()
    READY = auto()
    OLDER = auto()


def look(path: str) -> BookState:
    """State of the book at `path`; raises `BookError` with one sentence when it cannot be used.

    Writes nothing, but that a book which another program left in WAL mode is brought out of it: what is in that mode is
    read through a file that is mapped into memory, and a disk that fails there ends the process.
    """
    state = judge(path)
    if state is not BookState.MISSING and in_wal(path):
        if not os.access(path, os.W_OK):
            raise BookError(
                f"The book {path} is read-only, and another program left it in WAL mode.",
                "Nothing was changed. Check the rights of the file and its folder.",
            )
        with explained(path):
            leave_wal(path)
    return state


def judge(path: str) -> BookState:
    """As `look`, of a file that is not to be written to. A write that was cut short is undone all the same."""
    try:
        info = os.stat(path)
    except FileNotFoundError:
        return _missing(path)
    except OSError as error:
        raise BookError(f"{path} cannot be opened: {error.strerror}.", "Check the path and its rights.") from None
    if not stat.S_ISREG(info.st_mode):
        what = "a folder" if stat.S_ISDIR(info.st_mode) else "not a regular file"
        raise BookError(f"{path} is {what}, not a book.", "Name a file with --book or KAMTUI_BOOK.")
    if info.st_size:
        _no_other_write(path)
    if not info.st_size or (_cut_short(path) and not _put_back(path)):
        return _missing(path)  # its making was cut short before the first commit
    return _judge(path, *_numbers(path))


def _missing(path: str) -> BookState:
    """Nothing was written here yet, unless there are backups, or a link that leads nowhere."""
    if os.path.islink(path) and not os.path.exists(path):
        raise BookError(f"{path} is a link to a file that is not there.", "Put the file back, or name another one.")
    from kamtui.store.backups import backups, folder  # only a missing book needs them

    if found := backups(path):
        state = "is empty" if os.path.exists(path) else "is gone"
        raise MissingBookError(
            f"The book {path} {state}, but there are backups of it in {folder(path)}.",
            f"Put the last one back: kamtui restore {found[0].path}",
        )
    return BookState.MISSING


def _no_other_write(path: str) -> None:
    """kamtui leaves no such file behind; SQLite would write what is in it into the book, be it of another book."""
    try:
        size = os.stat(f"{path}-wal").st_size
    except OSError:
        return
    if size:
        raise BookError(
            f"{path}-wal lies beside the book: another program left a write of its own there.",
            "Nothing was changed. Close that program; if none is running, move that file away.",
        )


def identity(path: str) -> tuple[int, int] | None:
    """Device and inode of the book at `path`, which tell whether another was put in its place; None without a book."""
    try:
        info = os.stat(path)
    except OSError:
        return None
    return (info.st_dev, info.st_ino) if info.st_size else None


def is_book(path: str) -> bool:
    """Whether a file names kamtui in its first page, in whatever state it is; never whether it can be used."""
    try:
        return os.path.isfile(path) and _is_ours(path)
    except (OSError, ValueError, sqlite3.Error):
        return False


def _numbers(path: str) -> tuple[int, int]:
    """`application_id` and `user_version`."""
    with explained(path):
        try:
            with closing(_glance(path)) as connection:
                return _read_numbers(connection)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname == "SQLITE_NOTADB":
                raise _no_book(path) from None
            if not error.sqlite_errorname.startswith("SQLITE_CORRUPT") or not _is_ours(path):
                raise
        from kamtui.store.reading import connect  # which looks at a book before it reads it

        with closing(connect(path)) as connection:  # another process was writing, or the book is damaged: a lock tells
            return _read_numbers(connection)


def _read_numbers(connection: sqlite3.Connection) -> tuple[int, int]:
    owner, number = (int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in _NUMBERS)
    return owner, number


def _glance(path: str) -> sqlite3.Connection:
    """The file as it stands, without a lock: whoever is writing it may be half-way."""
    return sqlite3.connect(address(path, "mode=ro&immutable=1"), uri=True, isolation_level=None)


def _is_ours(path: str) -> bool:
    """Whether the first page names kamtui, whatever else may be wrong with the file."""
    with closing(_glance(path)) as connection:
        connection.execute("PRAGMA writable_schema=ON")  # a file shorter than its header says is read all the same
        return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def _no_book(path: str) -> BookError:
    """Not a file of SQLite's, or the first page of one is damaged: backups beside it tell."""
    from kamtui.store.backups import backups

    if found := backups(path):
        return BookError(
            f"{path} is damaged: it is not a kamtui book any more.",
            f"It was left as it is. Put a backup back: kamtui restore {found[0].path}",
        )
    return BookError(
        f"{path} is not a kamtui book.",
        "It was left as it is. Name another file with --book; what is left of a book kamtui doctor --repair saves.",
    )


def _cut_short(path: str) -> bool:
    """Whether a journal lies beside a book of kamtui's: a write is under way, or it never came to its end."""
    try:
        return os.stat(f"{path}-journal").st_size > 0 and _is_ours(path)
    except OSError:
        return False
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorname == "SQLITE_NOTADB" and _of_a_new_file(f"{path}-journal")


def _of_a_new_file(journal: str) -> bool:
    """Whether a journal says that there was nothing in the file before; it may be read, locks are on the book."""
    try:
        with open(journal, "rb") as file:
            head = file.read(20)
    except OSError:
        return False
    return head.startswith(_JOURNAL) and head[16:] == bytes(4)


def _put_back(path: str) -> bool:
    """Lets SQLite undo a write that never came to its end, and waits for one that is under way; whether a book is left.

    What a power cut left of a book in the making is nothing.
    """
    from kamtui.store.reading import connect  # which looks at a book before it reads it

    with explained(path), closing(connect(path)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return bool(os.stat(path).st_size)


def _judge(path: str, owner: int, number: int) -> BookState:
    if owner != APPLICATION_ID:
        raise BookError(f"{path} belongs to another program.", "It was left as it is. Name another file with --book.")
    if number > SCHEMA:
        raise BookError(
            f"{path} was written by a newer kamtui (schema {number}, this one knows {SCHEMA}).",
            "It was left as it is. Update kamtui.",
        )
    return BookState.READY if number == SCHEMA else BookState.OLDER
