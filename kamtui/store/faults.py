"""What SQLite says, as one sentence a rep can act on. Standard library only."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from kamtui.errors import BookError, KamtuiError, RejectedError

_SENTENCES = (
    (("SQLITE_FULL",), "cannot grow: the disk is full", "Nothing was saved. Free some space and try again."),
    (("SQLITE_READONLY",), "is read-only", "Nothing was saved. Check the rights of the file and its folder."),
    (
        ("SQLITE_CORRUPT", "SQLITE_NOTADB"),
        "is damaged",
        "It was left as it is. kamtui restore puts a backup back, kamtui doctor --repair saves what can be read.",
    ),
    (("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH"), "cannot be opened", "Check the path and its rights."),
    (
        # the last steps of a commit, when what was written may be there all the same
        ("SQLITE_IOERR_FSYNC", "SQLITE_IOERR_DIR_FSYNC", "SQLITE_IOERR_TRUNCATE"),
        "may not be on the disk, which reports an error",
        "Look whether the last change is there before you make it again.",
    ),
    (
        ("SQLITE_IOERR",),
        "cannot be read or written: the disk reports an error",
        "Nothing was saved. Is the disk full?",
    ),
)


def explain(error: sqlite3.Error, path: str) -> KamtuiError | None:
    """The sentence for an error of the file; None for an error of the program, which stays a defect."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        from kamtui.store.holder import busy  # asked of the system, and seldom

        return BookError(f"The book {path} {busy(path)}.", "Nothing was saved. Try again.")
    for names, what, hint in _SENTENCES:
        if name.startswith(names):
            return BookError(f"The book {path} {what}.", hint)
    if name == "SQLITE_CONSTRAINT_FOREIGNKEY":
        return RejectedError("Later entries in the book depend on this one.", "Nothing was changed.")
    if name.startswith("SQLITE_CONSTRAINT"):
        return RejectedError(f"The book refuses this value ({error}).", "Nothing was saved.")
    if "integer overflow" in str(error):
        return BookError(f"The book {path} holds a number beyond every sum.", "kamtui doctor says where.")
    if name in ("SQLITE_ERROR", "") and "readonly" in str(error):
        return BookError(f"The book {path} is read-only.", "Nothing was saved. Check its rights.")
    return None


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turns an error of the file into a `BookError`; SQLAlchemy's wrapper is looked through by its `orig`."""
    try:
        yield
    except KamtuiError:
        raise
    except Exception as error:
        inner = error if isinstance(error, sqlite3.Error) else getattr(error, "orig", None)
        told = explain(inner, path) if isinstance(inner, sqlite3.Error) else None
        if told is None:
            raise
        raise told from error
