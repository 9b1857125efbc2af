"""What must outlive a power cut besides SQLite's own files: bytes are flushed by their file, names by their folder."""

import contextlib
import os


def flush(path: str) -> None:
    """Returns when a file's bytes, or the names in a folder, are on the disk. Raises `OSError`."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(path: str) -> None:
    """Makes a folder and those it is in, for their owner alone and on the disk; raises `OSError` when it cannot."""
    path = os.path.abspath(path)
    if os.path.isdir(path):
        return
    above = os.path.dirname(path)
    if above != path:
        make_folder(above)
    with contextlib.suppress(FileExistsError):  # another process was faster, or a file stands there: using it tells
        os.mkdir(path, 0o700)
    with contextlib.suppress(OSError):  # a folder one may write to but not list cannot be flushed
        flush(above)
