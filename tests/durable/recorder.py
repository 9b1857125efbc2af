"""Listening to what this very SQLite, and Python's own file functions, do to the files of a folder.

A VFS of the SQLite that `sqlite3` runs on is put before the ordinary one, through its C interface: it writes down every
open, write, truncate, sync and delete and hands it on. So the code and the library that are tested are those a rep
has; nothing is replayed. Python's `os` functions are listened to for the length of the recording.
"""

import builtins
import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from disk import Cut, Disk, Folder, Name, Op, Rename, Sync, SyncFolder, Write
from vfs import CALLS, OK, Tables, available, standing_before

__all__ = ["Recorder", "available"]

_MAIN_JOURNAL = 0x800
_METHODS = ("close", "write", "truncate", "sync")


class Recorder:
    """What happened in a folder; `start` is what was there before."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.path.realpath(folder)
        self.ops: list[Op] = []
        self.start = Disk()
        self._files: dict[str, int] = {}
        self._count = 0
        self._sqlites: set[str] = set()
        for root, folders, files in os.walk(self._folder):
            for name in folders:
                self.start.folders.add(str(self._path(os.path.join(root, name))))
            for name in files:
                path = self._path(os.path.join(root, name))
                assert path is not None
                self.start.files[self._new(path)] = Path(root, name).read_bytes()
        self.start.names = dict(self._files)
        self._now = dict(self.start.files)

    def _path(self, path: Any) -> str | None:
        """A path within the folder; None for another."""
        text = os.path.abspath(os.fsdecode(path))
        text = os.path.join(os.path.realpath(os.path.dirname(text)), os.path.basename(text))
        return os.path.relpath(text, self._folder) if text.startswith(self._folder + os.sep) else None

    def _new(self, path: str) -> int:
        self._count += 1
        self._files[path] = self._count
        return self._count

    # -- what is heard --------------------------------------------------------------------------------------------

    def named(self, path: str, *, sqlite: bool = False) -> int:
        """A file that was opened to be written; it may be new."""
        if sqlite:
            self._sqlites.add(path)
        if path in self._files:
            return self._files[path]
        file = self._new(path)
        self._now[file] = b""
        self.ops.append(Name(path, file))
        return file

    def wrote(self, file: int, offset: int, data: bytes) -> None:
        """Bytes were written by SQLite."""
        self.ops.append(Write(file, offset, data))

    def removed(self, path: str) -> None:
        """A name is gone."""
        if self._files.pop(path, None) is not None:
            self._sqlites.discard(path)
            self.ops.append(Name(path, None))

    def linked(self, path: str, to: str) -> None:
        """A file has a second name."""
        self.caught_up(path)
        self._files[to] = self._files[path]
        self.ops.append(Name(to, self._files[path]))

    def renamed(self, path: str, to: str) -> None:
        """A file has another name."""
        self.caught_up(path)
        self._files[to] = self._files.pop(path)
        self.ops.append(Rename(path, to, self._files[to]))

    def synced(self, path: str) -> None:
        """Python flushed a file or a folder."""
        if os.path.isdir(os.path.join(self._folder, path)):
            self.ops.append(SyncFolder("" if path == "." else path))
        elif path in self._files:
            self.caught_up(path)
            self.ops.append(Sync(self._files[path]))

    def caught_up(self, path: str) -> None:
        """What Python wrote to a file since somebody looked; never a file of SQLite's, whose locks that would drop."""
        if path in self._sqlites or path not in self._files:
            return
        file, data = self._files[path], Path(self._folder, path).read_bytes()
        if self._now.get(file) != data:
            self.ops.extend((Cut(file, 0), Write(file, 0, data)))
            self._now[file] = data

    # -- Python ---------------------------------------------------------------------------------------------------

    def _heard(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """A function of `os` that tells what it did."""

        def told(first: Any, *args: Any, **more: Any) -> Any:
            if name == "fsync":
                where = os.readlink(f"/proc/self/fd/{first}")
                done = real(first)
                path = "." if where == self._folder else self._path(where)
                if path is not None:
                    self.synced(path)
                return done
            path = self._path(first)
            if path is not None and name in ("unlink", "remove"):
                self.caught_up(path)
            done = real(first, *args, **more)
            if path is not None:
                self._after(name, path, args)
            return done

        return told

    def _after(self, name: str, path: str, args: tuple[Any, ...]) -> None:
        if name in ("unlink", "remove"):
            self.removed(path)
        elif name == "link":
            self.linked(path, str(self._path(args[0])))
        elif name in ("rename", "replace"):
            self.renamed(path, str(self._path(args[0])))
        elif name == "mkdir":
            self.ops.append(Folder(path))
        elif name == "open" and args and isinstance(args[0], int) and args[0] & os.O_CREAT:
            self.named(path)

    def _opened(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def told(file: Any, mode: str = "r", *args: Any, **more: Any) -> Any:
            found = real(file, mode, *args, **more)
            path = None if isinstance(file, int) else self._path(file)
            if path is not None and set(mode) & set("wax+"):
                self.named(path)
            return found

        return told

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Writes down what happens in the block."""
        names = ("unlink", "remove", "link", "rename", "replace", "mkdir", "open", "fsync")
        real = {name: getattr(os, name) for name in names}
        plain = builtins.open
        with _before(self):
            try:
                for name, function in real.items():
                    setattr(os, name, self._heard(name, function))
                builtins.open = self._opened(plain)
                yield
            finally:
                builtins.open = plain
                for name, function in real.items():
                    setattr(os, name, function)


@contextmanager
def _before(recorder: Recorder) -> Iterator[None]:
    """Our VFS is the default of the block; connections that are opened in it must be closed in it."""
    with standing_before(lambda real: _Tap(recorder, real), ("open", "delete")) as tap:
        yield
    assert not tap.open_files, "a connection outlived the recording"
    assert not tap.failed, tap.failed


class _Tap:
    """The functions SQLite calls; each calls the real one first and tells what went well."""

    def __init__(self, recorder: Recorder, real: Any) -> None:
        self._recorder, self._real = recorder, real
        self._open, self._delete = (CALLS[name](getattr(real.contents, name)) for name in ("open", "delete"))
        self._tables = Tables(_METHODS, lambda name, real: getattr(self, "_" + name)(real))
        self.open_files: dict[int, tuple[int, str, bool]] = {}
        self.failed: list[BaseException] = []

    def open(self, _vfs: int, name: int | None, file: int, flags: int, out: Any) -> int:
        done = self._open(ctypes.addressof(self._real.contents), name, file, flags, out)
        if done == OK and name:
            with self._safely():
                path = self._recorder._path(ctypes.string_at(name))
                if path is not None and flags & 0x2:
                    number = self._recorder.named(path, sqlite=True)
                    self.open_files[file] = (number, path, bool(flags & _MAIN_JOURNAL))
                    self._tables.put(file)
        return int(done)

    def delete(self, _vfs: int, name: int, folder: int) -> int:
        done = self._delete(ctypes.addressof(self._real.contents), name, folder)
        with self._safely():
            path = self._recorder._path(ctypes.string_at(name))
            if done == OK and path is not None:
                self._recorder.removed(path)
                if folder & 1:
                    self._recorder.ops.append(SyncFolder(os.path.dirname(path)))
        return int(done)

    def _close(self, real: Any) -> Callable[[int], int]:
        def close(file: int) -> int:
            self.open_files.pop(file, None)
            return int(real(file))

        return close

    def _write(self, real: Any) -> Callable[[int, int, int, int], int]:
        def write(file: int, data: int, count: int, offset: int) -> int:
            done = int(real(file, data, count, offset))
            with self._safely():
                if done == OK:
                    self._recorder.wrote(self.open_files[file][0], offset, ctypes.string_at(data, count))
            return done

        return write

    def _truncate(self, real: Any) -> Callable[[int, int], int]:
        def truncate(file: int, size: int) -> int:
            done = int(real(file, size))
            with self._safely():
                self._recorder.ops.append(Cut(self.open_files[file][0], size))
            return done

        return truncate

    def _sync(self, real: Any) -> Callable[[int, int], int]:
        def sync(file: int, flags: int) -> int:
            done = int(real(file, flags))
            with self._safely():
                number, path, journal = self.open_files[file]
                self._recorder.ops.append(Sync(number))
                if journal:  # SQLite flushes the folder with the first flush of a journal it opened
                    self._recorder.ops.append(SyncFolder(os.path.dirname(path)))
                    self.open_files[file] = (number, path, False)
            return done

        return sync

    @contextmanager
    def _safely(self) -> Iterator[None]:
        """An error here must not vanish in C."""
        try:
            yield
        except BaseException as error:
            self.failed.append(error)
