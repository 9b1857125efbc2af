"""The bytes of a file and the name it is talked about by."""

import os
import stat
from dataclasses import dataclass, field
from typing import BinaryIO

from kamtui.domain.text import clean
from kamtui.errors import NotFoundError, RejectedError

MAX_BYTES = 200 * 1024 * 1024
"""A file with more bytes than this is refused before it is read."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read whole."""

    name: str
    """For sentences; never a path to open."""
    data: bytes = field(repr=False)


def load(path: str) -> Source:
    """The file at `path`. Raises `NotFoundError`; `RejectedError` for folders, devices and files above `MAX_BYTES`."""
    shown = clean(path, 300) or "This path"
    try:
        info = os.stat(path)
        if stat.S_ISDIR(info.st_mode):
            raise RejectedError(f"{shown} is a folder, not a file.", "Name the files in it.")
        if not (stat.S_ISREG(info.st_mode) or stat.S_ISFIFO(info.st_mode)):
            raise RejectedError(f"{shown} is not a regular file.", "Name a CSV file, a workbook or a ZIP of them.")
        if info.st_size > MAX_BYTES:
            raise _too_big(shown)
        with open(path, "rb") as stream:
            return received(clean(os.path.basename(path)) or shown, stream)
    except FileNotFoundError:
        raise NotFoundError(f"There is no file {shown}.", "Check the spelling and the folder.") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "no file can have that name"
        raise RejectedError(f"{shown} cannot be read: {why}.", "Nothing was imported.") from None


def received(name: str, stream: BinaryIO) -> Source:
    """What a stream holds, such as standard input. Raises `RejectedError` above `MAX_BYTES`."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_big(name)
    return Source(name, data)


def _too_big(name: str) -> RejectedError:
    limit = MAX_BYTES // (1024 * 1024)
    return RejectedError(f"{name} is larger than {limit} MiB.", "Split it, or export fewer rows.")
