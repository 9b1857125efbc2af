"""The bytes of a file and the name it is talked about by. A long text is not held but read again."""

import codecs
import io
import os
import stat
import sys
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

PIPE_SECONDS = 5.0
"""How long a pipe is waited for until somebody writes into it."""

_PIPE_PAUSE = 0.02
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
    """The file at `path`. Raises `NotFoundError`; `RejectedError` for folders, devices and files that are too large.

    A pipe is read as far as it is written; one that nobody opens to write is refused after `PIPE_SECONDS`.
    """
    shown = clean(path, 300) or "This path"
    try:
        info = os.stat(path)
        if stat.S_ISDIR(info.st_mode):
            raise RejectedError(f"{shown} is a folder, not a file.", "Name the files in it.")
        if not (stat.S_ISREG(info.st_mode) or stat.S_ISFIFO(info.st_mode)):
            raise RejectedError(f"{shown} is not a regular file.", "Name a CSV file, a workbook or a ZIP of them.")
        with _opened(path) as stream:
            name = clean(os.path.basename(path)) or shown
            if stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode):
                return Source(name, _piped(stream, shown))
            long = _long(name, path, stream) if LONG_BYTES < info.st_size <= MAX_LONG_BYTES else None
            if long is None and info.st_size > MAX_BYTES:
                raise _too_big(shown)
            return long or received(name, stream)
    except FileNotFoundError:
        raise NotFoundError(f"There is no file {shown}.", "Check the spelling and the folder.") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "no file can have that name"
        raise RejectedError(f"{shown} cannot be read: {why}.", "Nothing was imported.") from None


def _opened(path: str) -> BinaryIO:
    """A file that nobody waits for: neither for the other end of a pipe nor for what a system's file has to say."""
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")


def _piped(stream: BinaryIO, shown: str) -> bytes:
    """Everything that is written into a pipe. Raises `RejectedError` when nobody opens it within `PIPE_SECONDS`."""
    import time

    handle, until = stream.fileno(), time.monotonic() + PIPE_SECONDS
    while time.monotonic() < until:
        try:
            begun = os.read(handle, _BEGINNING)
        except BlockingIOError:  # somebody has it open and has written nothing so far
            begun = b""
        else:
            if not begun:  # nobody has it open
                time.sleep(_PIPE_PAUSE)
                continue
        os.set_blocking(handle, True)
        rest = received(shown, stream)
        return begun + rest.data
    raise RejectedError(
        f"{shown} is a pipe that nobody writes into.", "Begin with the program that does, or pipe it into `import -`."
    )


def received(name: str, stream: BinaryIO) -> Source:
    """What a stream holds, such as standard input. Raises `RejectedError` above `MAX_BYTES`."""
    data = stream.read(MAX_BYTES + 1)
    if data is None:  # a file of the system that would make its readers wait
        raise RejectedError(f"{name} has nothing to be read now.", "Name a CSV file, a workbook or a ZIP of them.")
    if len(data) > MAX_BYTES:
        raise _too_big(name)
    return Source(name, data)


def standard_input() -> Source:
    """What standard input holds. Raises `RejectedError` when it is closed or cannot be read, and above `MAX_BYTES`."""
    name = "standard input"
    if sys.stdin is None:
        raise RejectedError("Standard input is closed.", "Name a file, or pipe one into it.")
    try:
        return received(name, sys.stdin.buffer)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "it is closed"
        raise RejectedError(f"Standard input cannot be read: {why}.", "Nothing was imported.") from None


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
