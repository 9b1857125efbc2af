"""What `doctor` looks at: the file, its place, every page and row, and whether there is a way back."""

import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, timedelta

from kamtui.domain.workdays import short_month
from kamtui.errors import BookError, MissingBookError
from kamtui.services.book import Book
from kamtui.store.backups import backups, folder
from kamtui.store.header import BookState, look
from kamtui.store.reading import reading
from kamtui.store.reads.records import damaged_records
from kamtui.store.snapshot import damage, dangling

OLD_BACKUP = timedelta(days=7)
"""Age from which the last backup is called old."""

ROOM = 3
"""How many times the size of the book should be free: a backup, an upgrade and the work of the day."""

_MEND = "kamtui restore BACKUP, or kamtui doctor --repair for what can be read"

_NAMED = 5
"""Damaged records that are named."""

_SYNCED = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud", "syncthing")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    ok: bool
    says: str
    do: str = ""
    """What to do about it; empty when all is well."""
    grave: bool = False
    """The book itself is not whole or cannot be used; the rest is advice."""


def examine(book: Book) -> list[Finding]:
    """Looks at everything, the gravest first; what cannot be looked at after a failure is left out. Writes nothing."""
    try:
        state = look(book.path)
    except MissingBookError as error:
        return [Finding("book", False, error.sentence, error.hint, grave=True)]
    except BookError as error:
        return [Finding("book", False, error.sentence, error.hint, grave=True), _way_back(book)]
    if state is BookState.MISSING:
        return [Finding("book", True, f"There is no book at {book.path} yet.")]
    looks: tuple[Callable[[Book], Finding], ...] = (_whole, _rows, _records, _rights, _way_back, _room, _place)
    return [look_at(book) for look_at in looks]


def _whole(book: Book) -> Finding:
    try:
        with reading(book.path) as connection:
            found = damage(connection)
            revision = connection.execute("PRAGMA user_version").fetchone()[0]
    except BookError as error:
        return Finding("pages", False, error.sentence, error.hint, grave=True)
    if found:
        return Finding("pages", False, f"damaged: {found}", _MEND, grave=True)
    return Finding("pages", True, f"every page and row is whole, schema {revision}")


def _rows(book: Book) -> Finding:
    try:
        with reading(book.path) as connection:
            lost = dangling(connection)
    except BookError as error:
        return Finding("rows", False, error.sentence, error.hint, grave=True)
    if lost:
        tables = ", ".join(sorted(set(lost)))
        return Finding("rows", False, f"{len(lost)} rows point nowhere ({tables})", _MEND, grave=True)
    return Finding("rows", True, "every row points at one that is there")


def _records(book: Book) -> Finding:
    try:
        with reading(book.path) as connection:
            found = damaged_records(connection)
    except BookError as error:
        return Finding("records", False, error.sentence, error.hint, grave=True)
    if found:
        named = ", ".join(f"{one.table} {one.id} ({one.rule})" for one in found[:_NAMED])
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        return Finding("records", False, f"{len(found)} hold a value that is none of the book's: {named}{more}", _MEND)
    return Finding("records", True, "every value is one of the book's")


def _rights(book: Book) -> Finding:
    mode = stat.S_IMODE(os.stat(book.path).st_mode)
    if os.name == "posix" and mode & 0o077:
        return Finding("rights", False, f"others may read it (mode {mode:04o})", f"chmod 600 {book.path}")
    if not os.access(book.path, os.W_OK) or not os.access(os.path.dirname(book.path) or ".", os.W_OK):
        return Finding("rights", False, "it cannot be written", "Give yourself the right to its file and folder.")
    return Finding("rights", True, "only you can read it")


def _way_back(book: Book) -> Finding:
    found = backups(book.path)
    if not found:
        return Finding("backups", False, "there is none yet", "kamtui backup")
    last = found[0]
    age, at = book.clock.now().astimezone(UTC) - last.at, last.at.astimezone()
    says = f"{len(found)} in {folder(book.path)}, the last of {at:%d} {short_month(at)} {at:%Y %H:%M} ({last.why})"
    return Finding("backups", age <= OLD_BACKUP, says, "" if age <= OLD_BACKUP else "kamtui backup")


def _room(book: Book) -> Finding:
    free, size = shutil.disk_usage(os.path.dirname(book.path) or ".").free, os.stat(book.path).st_size
    says = f"{_size(size)} used, {_size(free)} free"
    if free < ROOM * size:
        return Finding("room", False, says, "Free some space.")
    return Finding("room", True, says)


def _place(book: Book) -> Finding:
    path = os.path.realpath(book.path).lower()
    synced = next((name for name in _SYNCED if name in path), None)
    if synced is None:
        return Finding("place", True, book.path)
    says = f"{book.path} is in a folder that {synced} copies while it is written"
    return Finding("place", False, says, "Move the book out of it and copy backups there: kamtui backup FILE")


def _size(count: int) -> str:
    for unit, power in (("GiB", 30), ("MiB", 20), ("KiB", 10)):
        if count >= 1 << power:
            return f"{count / (1 << power):.1f} {unit}"
    return f"{count} B"
