"""Files that are written for the rep: private, whole or not at all, and never over another one by accident."""

import os
import tempfile

from kamtui.errors import RejectedError


def write_file(path: str, content: bytes, *, force: bool = False) -> str:
    """Writes a file that only its owner may read, and returns its whole path.

    Raises `RejectedError` where something stands already, unless told to `force`, and where nothing can be written.
    """
    path = os.path.abspath(os.path.expanduser(path))
    if os.path.isdir(path):
        raise RejectedError(f"{path} is a folder.", "Name a file in it.")
    if os.path.exists(path) and not os.path.isfile(path):  # written over it, a device would be gone for everybody
        raise RejectedError(f"{path} is not a regular file.", "Name another file, or leave -o out and redirect.")
    if os.path.lexists(path) and not force:
        raise RejectedError(f"{path} is there already.", "Name a new file, or say --force.")
    try:
        _write(path, content, force)
    except FileExistsError:
        raise RejectedError(f"{path} is there already.", "Name a new file, or say --force.") from None
    except OSError as error:
        raise RejectedError(f"{path} cannot be written: {error.strerror}.", "Name another file.") from None
    return path


def _write(path: str, content: bytes, force: bool) -> None:
    """Over another file only whole, under another name first: what stood there stays when the disk is full."""
    if force:
        handle, written = tempfile.mkstemp(prefix=".kamtui-", dir=os.path.dirname(path))  # mode 0600
    else:
        handle, written = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), path
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(written, path)
    except BaseException:
        os.unlink(written)
        raise
