"""Standing between SQLite and the system: the C interface by which this Python's own SQLite reaches its files.

A VFS of the SQLite that `sqlite3` runs on is put before the ordinary one; whoever does so calls that one in its place.
"""

import _sqlite3
import ctypes
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int, c_int64, c_void_p
from typing import Any, TypeVar

OK = 0
Tap = TypeVar("Tap")


class _Vfs(Structure):
    _fields_ = [
        ("version", c_int), ("file_size", c_int), ("longest", c_int), ("next", c_void_p), ("name", c_char_p),
        ("data", c_void_p), ("open", c_void_p), ("delete", c_void_p), ("access", c_void_p), ("rest", c_void_p * 13),
    ]  # fmt: skip


class _Methods(Structure):
    _fields_ = [
        ("version", c_int), ("close", c_void_p), ("read", c_void_p), ("write", c_void_p), ("truncate", c_void_p),
        ("sync", c_void_p), ("size", c_void_p), ("lock", c_void_p), ("rest", c_void_p * 11),
    ]  # fmt: skip


CALLS: dict[str, Any] = {
    "open": CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int)),
    "delete": CFUNCTYPE(c_int, c_void_p, c_void_p, c_int),
    "access": CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, POINTER(c_int)),
    "close": CFUNCTYPE(c_int, c_void_p),
    "read": CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64),
    "write": CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64),
    "truncate": CFUNCTYPE(c_int, c_void_p, c_int64),
    "sync": CFUNCTYPE(c_int, c_void_p, c_int),
    "size": CFUNCTYPE(c_int, c_void_p, POINTER(c_int64)),
    "lock": CFUNCTYPE(c_int, c_void_p, c_int),
}
"""How the functions of a VFS, the first three, and of an open file are called."""


def available() -> bool:
    """Whether this Python's SQLite can be reached: one that is built into Python hides its interface."""
    try:
        return bool(_library().sqlite3_vfs_find) and os.path.isdir("/proc/self/fd")
    except (OSError, AttributeError):
        return False


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(_sqlite3.__file__)


@contextmanager
def standing_before(make: Callable[[Any], Tap], names: Iterable[str]) -> Iterator[Tap]:
    """Makes a tap of the real VFS, whose methods of these names are what SQLite calls in the block."""
    library = _library()
    library.sqlite3_vfs_find.restype = POINTER(_Vfs)
    real = library.sqlite3_vfs_find(None)
    ours = _Vfs.from_buffer_copy(real.contents)
    tap = make(real)
    kept = {name: CALLS[name](getattr(tap, name)) for name in names}
    ours.name, ours.next = b"standing before", None
    for name, function in kept.items():
        setattr(ours, name, ctypes.cast(function, c_void_p))
    library.sqlite3_vfs_register(byref(ours), 1)
    try:
        yield tap
    finally:
        library.sqlite3_vfs_unregister(byref(ours))
        library.sqlite3_vfs_register(real, 1)


class Tables:
    """The functions of open files: `make(name, real)` returns what is called in the place of a real one."""

    def __init__(self, names: Iterable[str], make: Callable[[str, Any], Callable[..., int]]) -> None:
        self._names, self._make = tuple(names), make
        self._tables: dict[int, tuple[_Methods, list[Any]]] = {}

    def put(self, file: int) -> None:
        """Puts our functions into an open file."""
        place = c_void_p.from_address(file)
        address = place.value or 0
        if address not in self._tables:
            table = _Methods.from_buffer_copy(_Methods.from_address(address))
            kept = []
            for name in self._names:
                kind = CALLS[name]
                ours = kind(self._make(name, kind(getattr(table, name))))
                setattr(table, name, ctypes.cast(ours, c_void_p))
                kept.append(ours)
            self._tables[address] = (table, kept)
        place.value = ctypes.addressof(self._tables[address][0])
