"""A disk that fails: one call of a kind that SQLite makes of the system, or every call from that one on, is refused.

Of the calls Python makes itself (a backup is packed and named by it) all are of one kind, `python`.
"""

import builtins
import ctypes
import errno
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_void_p
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vfs import CALLS, Tables, standing_before

ERRORS: dict[str, int] = {
    "read": 10 | 1 << 8,
    "write": 10 | 3 << 8,
    "full": 13,
    "sync": 10 | 4 << 8,
    "truncate": 10 | 6 << 8,
    "size": 10 | 7 << 8,
    "open": 14,
    "delete": 10 | 10 << 8,
    "access": 10 | 13 << 8,
    "lock": 10 | 15 << 8,
}
"""What SQLite is told by kind of call: SQLITE_IOERR_READ and so on; a write may also find the disk full."""

PYTHON, ANY = "python", "any"
KINDS = (*ERRORS, PYTHON, ANY)
"""`any` counts every call and, for good, is a disk that is dead from there on."""

_OF_FILES = ("close", "read", "write", "truncate", "sync", "size", "lock")
_OF_PYTHON = ("unlink", "remove", "link", "rename", "replace", "mkdir", "open", "fsync")


@dataclass(frozen=True, slots=True)
class Fault:
    """Which call fails."""

    kind: str
    nth: int
    """From 1; 0 never fails."""
    for_good: bool
    """Whether all calls of this kind fail from there on, or the one alone."""

    def __str__(self) -> str:
        return f"{self.kind} {self.nth}{' and all after it' if self.for_good else ''}"


class Failing:
    """The disk under a folder while a fault is waited for."""

    def __init__(self, folder: Path, fault: Fault, real: Any) -> None:
        self._folder, self._fault, self._real = os.path.realpath(folder), fault, real
        self._vfs = {name: CALLS[name](getattr(real.contents, name)) for name in ("open", "delete", "access")}
        self._tables = Tables(_OF_FILES, self._method)
        self.calls: Counter[str] = Counter()
        self.hit = False
        """Whether anything failed."""
        self.open_files: set[int] = set()

    def _fails(self, kind: str) -> bool:
        """Counts a call; whether it is to fail."""
        self.calls[kind] += 1
        self.calls[ANY] += 1
        fault = self._fault
        asked = "write" if fault.kind == "full" else fault.kind
        if not fault.nth or asked not in (kind, ANY):
            return False
        count = self.calls[asked]
        fails = count >= fault.nth if fault.for_good else count == fault.nth
        self.hit |= fails
        return fails

    def _code(self, kind: str) -> int:
        return ERRORS[self._fault.kind if self._fault.kind == "full" else kind]

    def _ours(self, path: Any) -> bool:
        text = os.path.abspath(os.fsdecode(path))
        return os.path.join(os.path.realpath(os.path.dirname(text)), "").startswith(os.path.join(self._folder, ""))

    # -- what SQLite calls ----------------------------------------------------------------------------------------

    def open(self, _vfs: int, name: int | None, file: int, flags: int, out: Any) -> int:
        ours = name is None or self._ours(ctypes.string_at(name))
        if ours and self._fails("open"):
            c_void_p.from_address(file).value = None  # nothing is there to be closed
            return self._code("open")
        done = int(self._vfs["open"](ctypes.addressof(self._real.contents), name, file, flags, out))
        if ours and not done:
            self.open_files.add(file)
            self._tables.put(file)
        return done

    def delete(self, _vfs: int, name: int, folder: int) -> int:
        if self._ours(ctypes.string_at(name)) and self._fails("delete"):
            return self._code("delete")
        return int(self._vfs["delete"](ctypes.addressof(self._real.contents), name, folder))

    def access(self, _vfs: int, name: int, flags: int, out: Any) -> int:
        if self._ours(ctypes.string_at(name)) and self._fails("access"):
            return self._code("access")
        return int(self._vfs["access"](ctypes.addressof(self._real.contents), name, flags, out))

    def _method(self, kind: str, real: Any) -> Callable[..., int]:
        def close(file: int) -> int:
            self.open_files.discard(file)
            return int(real(file))

        def call(file: int, *values: Any) -> int:
            return self._code(kind) if self._fails(kind) else int(real(file, *values))

        return close if kind == "close" else call

    # -- what Python calls ----------------------------------------------------------------------------------------

    def may(self) -> None:
        """Raises `OSError` when this call of Python's is the one."""
        if self._fails(PYTHON):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    def function(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """A function of `os` that may fail in the folder."""

        def call(first: Any, *args: Any, **more: Any) -> Any:
            if self._ours(os.readlink(f"/proc/self/fd/{first}") if name == "fsync" else first):
                self.may()
            return real(first, *args, **more)

        return call

    def opening(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """`open`, in the folder."""

        def call(file: Any, *args: Any, **more: Any) -> Any:
            if isinstance(file, int) or not self._ours(file):
                return real(file, *args, **more)
            self.may()
            return _File(self, real(file, *args, **more))

        return call


class _File:
    """A file of Python's that may fail."""

    def __init__(self, disk: Failing, real: Any) -> None:
        self._disk, self._real = disk, real

    def __enter__(self) -> "_File":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def read(self, *values: Any) -> Any:
        self._disk.may()
        return self._real.read(*values)

    def write(self, data: Any) -> Any:
        self._disk.may()
        return self._real.write(data)

    def close(self) -> None:
        """What was not yet written fails when it is."""
        writes = self._real.writable() and not self._real.closed
        self._real.close()
        if writes:
            self._disk.may()


@contextmanager
def failing(folder: Path, fault: Fault) -> Iterator[Failing]:
    """The disk under a folder fails so in the block; connections that are opened in it must be closed in it."""
    real, plain = {name: getattr(os, name) for name in _OF_PYTHON}, builtins.open
    with standing_before(lambda vfs: Failing(folder, fault, vfs), ("open", "delete", "access")) as disk:
        try:
            for name, function in real.items():
                setattr(os, name, disk.function(name, function))
            builtins.open = disk.opening(plain)
            yield disk
        finally:
            builtins.open = plain
            for name, function in real.items():
                setattr(os, name, function)
