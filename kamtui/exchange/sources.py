"""The bytes of a file and the name it is talked about by. A long text is not held but read again."""

import codecs
import io
import os
import stat
from dataclasses import dataclass, field
from typing import BinaryIO

from kamtui.domain.text import clean
from kamtui.errors import NotFoundError, RejectedError

MAX_BYTES = 200 * 1024 * 1024
"""What has to be held whole is refused above this, before it is read."""

LONG_BYTES = 8 * 1024 * 1024
"""A text with more bytes than this is not held."""

MAX_LONG_BYTES = 8 * 1024 * 1024 * 1024
"""A text with more bytes than this is refused."""

_BEGINNING = 64 * 1024
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


@dataclass(frozen=True, slots=True)
class LongFile:
    """Where a long text stands, and how the file was when it was first looked at."""

    path: str
    stamp: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A file."""

    name: str
    """For sentences; never a path to open."""
    data: bytes = field(repr=False)
    """All of it; the beginning of a long text."""
    long: LongFile | None = None
    """Where the rest of it is, when this is not all."""

    def stream(self) -> BinaryIO:
        """All of its bytes from the first one. Raises `RejectedError` when the file is another than before."""
        if self.long is None:
            return io.BytesIO(self.data)
        try:
            stream = open(self.long.path, "rb")  # noqa: SIM115 - whoever asked closes it
        except OSError as error:
            raise RejectedError(f"{self.name} cannot be read: {error.strerror}.", "Nothing was imported.") from None
        if _stamp(stream) != self.long.stamp:
            stream.close()
            raise RejectedError(f"{self.name} changed while it was read.", "Import it again.")
        return stream

    def whole(self) -> "Source":
        """The same file, held. Raises `RejectedError` above `MAX_BYTES`."""
        if self.long is None:
            return self
        with self.stream() as stream:
            return received(self.name, stream)


def load(path: str) -> Source:
    """The file at `path`. Raises `NotFoundError`; `RejectedError` for folders, devices and files that are too large."""
    shown = clean(path, 300) or "This path"
    try:
        info = os.stat(path)
        if stat.S_ISDIR(info.st_mode):
            raise RejectedError(f"{shown} is a folder, not a file.", "Name the files in it.")
        if not (stat.S_ISREG(info.st_mode) or stat.S_ISFIFO(info.st_mode)):
            raise RejectedError(f"{shown} is not a regular file.", "Name a CSV file, a workbook or a ZIP of them.")
        with open(path, "rb") as stream:
            name = clean(os.path.basename(path)) or shown
            long = _long(name, path, stream) if LONG_BYTES < info.st_size <= MAX_LONG_BYTES else None
            if long is None and info.st_size > MAX_BYTES:
                raise _too_big(shown)
            return long or received(name, stream)
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


def _long(name: str, path: str, stream: BinaryIO) -> Source | None:
    """A text that is not held; None when it begins as no text does."""
    data = stream.read(_BEGINNING)
    stream.seek(0)
    is_text = b"\x00" not in data or data.startswith(_WIDE)
    return Source(name, data, LongFile(path, _stamp(stream))) if is_text else None


def _stamp(stream: BinaryIO) -> tuple[int, ...]:
    """What is another number when the file is another."""
    info = os.fstat(stream.fileno())
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns


def _too_big(name: str) -> RejectedError:
    limit = MAX_BYTES // (1024 * 1024)
    return RejectedError(f"{name} is larger than {limit} MiB.", "Split it, or export fewer rows.")
