"""Files that are written for the rep: private, whole or not at all, and never over another one by accident."""

import contextlib
import os
import tempfile

from kamtui.errors import RejectedError
from kamtui.store.flushing import flush
from kamtui.store.header import is_book

_BESIDE = ("-journal", "-wal", "-shm")


def write_file(path: str, content: bytes, *, force: bool = False) -> str:
    """Writes a file that only its owner may read, and returns its whole path.

    Raises `RejectedError` where something stands already, unless told to `force`, and where nothing can be written. A
    book is never written over, and no device; a link is replaced, not followed.
    """
    path = os.path.abspath(os.path.expanduser(path))
    _check(path, force)
    try:
        _write(path, content, force)
    except FileExistsError:
        raise _there(path) from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "no file can have that name"
        raise RejectedError(f"{path} cannot be written: {why}.", "Name another file.") from None
    return path


def _check(path: str, force: bool) -> None:
    """Raises `RejectedError` for a place where nothing may be written."""
    if os.path.isdir(path):
        raise RejectedError(f"{path} is a folder.", "Name a file in it.")
    of_the_system = os.path.islink(path) and path.startswith(("/dev/", "/proc/"))  # `/dev/stdout`
    if of_the_system or (os.path.exists(path) and not os.path.isfile(path)):
        # written over it, a device would be gone for everybody
        raise RejectedError(f"{path} is not a regular file.", "Name another file, or leave -o out and redirect.")
    for end in ("", *_BESIDE):
        if path.endswith(end) and is_book(path.removesuffix(end)):
            what = "belongs to a kamtui book" if end else "is a kamtui book"
            raise RejectedError(f"{path} {what}: nothing is written over it.", "Name another file.")
    if os.path.lexists(path) and not force:
        raise _there(path)


def _there(path: str) -> RejectedError:
    return RejectedError(f"{path} is there already.", "Name a new file, or say --force.")


def _write(path: str, content: bytes, force: bool) -> None:
    """Under another name first: it is there whole or not at all, and what stood there stays when the disk is full."""
    folder = os.path.dirname(path)
    handle, written = tempfile.mkstemp(prefix=".kamtui-", dir=folder)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if force:
            os.replace(written, path)
        else:
            _named(written, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(written)
        raise
    with contextlib.suppress(OSError):  # a folder one may write to but not list cannot be flushed
        flush(folder)


def _named(written: str, path: str) -> None:
    """Gives a finished file its name, which no other file has."""
    try:
        os.link(written, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError from None
        os.rename(written, path)
    else:
        os.unlink(written)
