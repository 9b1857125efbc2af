"""A disk that loses power: what was written to it, in order, and every way a cut can leave it.

Data is safe once its own file was synced, the name of a file once its folder was; until then a write may be there, be
missing or be torn at a sector, and each of them by itself, whatever was written before or after it.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

SECTOR = 512
"""What a disk writes whole."""


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes into a file, which is known by a number: a name can be given away."""

    file: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file is made shorter, or longer with zeros."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """What was written to a file is on the disk."""

    file: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name stands for a file from now on, or for none."""

    path: str
    file: int | None


@dataclass(frozen=True, slots=True)
class Rename:
    """A file goes by another name, in one."""

    path: str
    to: str
    file: int


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder was made."""

    path: str


@dataclass(frozen=True, slots=True)
class SyncFolder:
    """The names in a folder are on the disk."""

    path: str


@dataclass(frozen=True, slots=True)
class Said:
    """The rep was told that it is done: what the book held then, and how many backups there were."""

    state: str
    backups: int = 0


Op = Write | Cut | Sync | Name | Rename | Folder | SyncFolder | Said
Image = Mapping[str, bytes]
"""Names and bytes of all files after a cut."""


@dataclass(slots=True)
class Disk:
    """Files, names and folders; a path of "" is the folder that is watched, which is safe."""

    files: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    folders: set[str] = field(default_factory=lambda: {""})

    def apply(self, op: Op, sectors: set[int] | None = None) -> None:
        """Carries one operation out; of a write only the given sectors, counted within it."""
        match op:
            case Write():
                self._write(op, sectors)
            case Cut(file, size):
                self.files[file] = self.files.get(file, b"")[:size].ljust(size, b"\0")
            case Name(path, None):
                self.names.pop(path, None)
            case Name(path, int(file)):
                self.names[path] = file
            case Rename(path, to, file):
                self.names[to] = file
                self.names.pop(path, None)
            case Folder(path):
                self.folders.add(path)
            case _:
                pass

    def _write(self, op: Write, sectors: set[int] | None) -> None:
        had = bytearray(self.files.get(op.file, b""))
        if sectors is None:
            pieces = [(op.offset, op.data)]
        else:
            pieces = [(op.offset + n * SECTOR, op.data[n * SECTOR : (n + 1) * SECTOR]) for n in sorted(sectors)]
        for start, data in pieces:
            had.extend(b"\0" * (start - len(had)))
            had[start : start + len(data)] = data
        self.files[op.file] = bytes(had)

    def copy(self) -> "Disk":
        """A disk to try something on."""
        return Disk(dict(self.files), dict(self.names), set(self.folders))

    def image(self) -> Image:
        """What is found: a file in a folder that was never safe is gone with it."""
        return {path: self.files.get(file, b"") for path, file in self.names.items() if self._reachable(path)}

    def _reachable(self, path: str) -> bool:
        while path:
            path = os.path.dirname(path)
            if path not in self.folders:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Crash:
    """One way of ending: after how many operations, what was found, and the states that had been told until then."""

    after: int
    way: str
    image: Image
    told: int


WAYS = ("kept", "dropped", "last", "but last", "some", "torn")
"""Of what was not yet safe: all of it is there, nothing, only the last, all but the last, any, any and torn."""


def crashes(start: Disk, ops: list[Op], seeds: int = 1, every: int = 1) -> Iterator[Crash]:
    """Every way in which the power can go while the operations are carried out; the random ones with so many seeds.

    With `every` only each so-manieth of the moments between two writes is tried, but all others.
    """
    safe, open_, told = start.copy(), list[Op](), 0
    for after, op in enumerate((None, *ops)):
        if isinstance(op, Said):
            told += 1
        elif op is not None:
            open_ = _settle(safe, open_, op)
        if after % every and isinstance(op, Write):
            continue
        for way in WAYS:
            for seed in range(seeds if way in ("some", "torn") and open_ else 1):
                yield Crash(after, way, _found(safe, open_, way, Random(f"{after} {way} {seed}")), told)


def _settle(safe: Disk, open_: list[Op], op: Op) -> list[Op]:
    """Carries out what a sync makes safe; returns what is still open."""
    match op:
        case Sync(file):
            due = [one for one in open_ if isinstance(one, Write | Cut) and one.file == file]
        case SyncFolder(folder):
            due = [one for one in open_ if folder in _folders(one)]
        case _:
            return [*open_, op]
    for one in due:
        safe.apply(one)
    return [one for one in open_ if not any(one is other for other in due)]


def _folders(op: Op) -> set[str]:
    """The folders an operation changes names in."""
    match op:
        case Name(path, _) | Folder(path):
            return {os.path.dirname(path)}
        case Rename(path, to, _):
            return {os.path.dirname(path), os.path.dirname(to)}
    return set()


def _found(safe: Disk, open_: list[Op], way: str, chance: Random) -> Image:
    disk = safe.copy()
    for n, op in enumerate(open_):
        last = n == len(open_) - 1
        if way == "dropped" or (way == "last" and not last) or (way == "but last" and last):
            continue
        if way in ("some", "torn") and chance.random() < 0.5:
            continue
        sectors = None
        if way == "torn" and isinstance(op, Write):
            count = -(-len(op.data) // SECTOR)
            sectors = {n for n in range(count) if chance.random() < 0.5}
        disk.apply(op, sectors)
    return disk.image()
