"""Salvaging a damaged book into a new one: read page by page, lost rows from the history, the rest left to be seen."""

import contextlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass

from kamtui.errors import BookError
from kamtui.store.faults import explained
from kamtui.store.given import keep_given, raise_given
from kamtui.store.reading import blank
from kamtui.store.salvage.fill import Filler
from kamtui.store.salvage.pages import Pages
from kamtui.store.salvage.shape import Shape, shapes
from kamtui.store.salvage.told import told
from kamtui.store.salvage.trees import Found, Trees
from kamtui.store.snapshot import snapshot
from kamtui.store.upgrade import ensure
from kamtui.store.wal import address, in_wal

LEFT = ".left.jsonl"
"""How the file ends that holds rows as they were read which the new book does not take so, one a line."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of one table."""

    table: str
    read: int
    """Rows that stand in the new book as they were read, or mended."""
    mended: int
    """Those of them in which something was changed."""
    rebuilt: int
    """Rows that were lost and stand there again, as the history tells them."""
    stand_ins: int
    """Rows that stand in for lost ones which others point at."""
    left_out: int
    """Rows that were read and have no place in the new book."""
    lost: int
    """Rows that the book's indexes still name and nothing tells any more."""
    torn: bool
    """A page of it is lost: rows that nothing names any more may be missing."""

    @property
    def complete(self) -> bool:
        """Whether it is as it was."""
        return not (self.torn or self.mended or self.rebuilt or self.stand_ins or self.left_out or self.lost)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A new book, and what it holds."""

    target: str
    tables: tuple[Carried, ...]
    """Those that anything was read of, or is known to be lost of."""
    lost_pages: int
    """Pages of the damaged book that could not be read."""
    strange: int
    """Rows of which nobody can tell to which table they belong, or what they say."""
    left: str | None
    """The file with rows that were left out or mended, as they were read; None when there are none."""


def salvage(path: str, target: str) -> Salvaged:
    """Carries all that can be read of the book at `path` over into a new one at `target`; `path` is only read.

    Raises `BookError` when nothing can be read or the place cannot be written, `RejectedError` when `target` exists.
    """
    with _aside(path, target) as (data, copy, fresh):
        ensure(fresh)
        with explained(target), closing(sqlite3.connect(fresh, isolation_level=None)) as book:
            every = shapes(book)
            found = _gather(data, every, book)
            if not any(found.rows.values()):
                raise BookError(f"Nothing can be read of {path}.", "Restore a backup: kamtui restore FILE")
            for pragma in ("foreign_keys=OFF", "synchronous=OFF", "journal_mode=MEMORY"):  # only its copy is kept
                book.execute(f"PRAGMA {pragma}")
            book.execute("BEGIN")
            filler, rebuilt = Filler(book), dict[str, int]()
            known = _known(copy, every)
            for name, shape in every.items():
                for row_id, row in found.rows[name].items():
                    if len(row.values) == len(shape.columns):
                        filler.put(name, row_id, shape.record(row), whole=row.whole)
                    else:
                        filler.leave(name, row_id, shape.anyhow(row), ["it has other columns"])
            for name, rows in told(found.rows, every).items():
                if name in found.torn or known[name] - found.rows[name].keys():
                    for row_id in sorted(rows.keys() - found.rows[name].keys()):
                        rebuilt[name] = rebuilt.get(name, 0) + filler.put(name, row_id, rows[row_id])
            filler.settle()
            tables = tuple(_carried(book, name, filler, rebuilt, found, known[name]) for name in every)
            raise_given(book, found.given)
            keep_given(book)
            book.execute("INSERT INTO words (words) VALUES ('rebuild')")
            book.execute("COMMIT")
        snapshot(fresh, target)
    left = _write_left(target, filler) if filler.left else None
    told_of = tuple(one for one in tables if one.read or not one.complete)
    return Salvaged(target, told_of, found.lost_pages, found.broken_cells + found.strange_rows, left)


def _gather(data: bytes, every: Mapping[str, Shape], book: sqlite3.Connection) -> Found:
    usual = dict(book.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'").fetchall())
    with closing(blank()) as scratch:
        scratch.execute("PRAGMA foreign_keys=OFF")
        return Trees(Pages(data), every, usual, scratch).gather()


def _carried(
    book: sqlite3.Connection, name: str, filler: Filler, rebuilt: Mapping[str, int], found: Found, known: set[int]
) -> Carried:
    stand = {row[0] for row in book.execute(f"SELECT rowid FROM {name}")}
    back, new = rebuilt.get(name, 0), filler.stand_ins.get(name, 0)
    return Carried(
        name,
        len(stand) - back - new,
        filler.mended.get(name, 0),
        back,
        new,
        filler.out.get(name, 0),
        len(known - stand - found.rows[name].keys()),
        name in found.torn,
    )


def _known(copy: str, every: Mapping[str, Shape]) -> dict[str, set[int]]:
    """Ids of the rows that the indexes still name, by table, as far as SQLite can read them."""
    found: dict[str, set[int]] = {name: set() for name in every}
    with contextlib.suppress(sqlite3.Error), closing(sqlite3.connect(copy)) as book:
        for name in every:
            with contextlib.suppress(sqlite3.Error):
                for _, index, _, _, partial in book.execute(f"PRAGMA index_list({name})").fetchall():
                    if not partial:
                        with contextlib.suppress(sqlite3.Error):
                            for (row_id,) in book.execute(f'SELECT rowid FROM {name} INDEXED BY "{index}"'):
                                found[name].add(row_id)
    return found


@contextmanager
def _aside(path: str, target: str) -> Iterator[tuple[bytes, str, str]]:
    """The bytes of a copy in which a write that never came to its end is undone, its name, and that of a new book."""
    with tempfile.TemporaryDirectory(prefix=".repair-", dir=os.path.dirname(os.path.abspath(target))) as folder:
        copy = os.path.join(folder, "copy.db")
        with _at_rest(path):
            for end in ("", "-journal"):
                with contextlib.suppress(FileNotFoundError):
                    shutil.copyfile(path + end, copy + end)
        with contextlib.suppress(sqlite3.Error), closing(sqlite3.connect(copy, isolation_level=None)) as book:
            book.execute("BEGIN IMMEDIATE")
            book.execute("ROLLBACK")
        with open(copy, "rb") as file:
            data = file.read()
        yield data, copy, os.path.join(folder, "new.db")


@contextmanager
def _at_rest(path: str) -> Iterator[None]:
    """Nobody writes to the book meanwhile, if SQLite can open it at all."""
    with contextlib.ExitStack() as stack:
        if in_wal(path):  # what lies beside it would be mapped into memory
            yield
            return
        with contextlib.suppress(sqlite3.Error):
            held = stack.enter_context(closing(sqlite3.connect(address(path, "mode=ro"), uri=True)))
            held.execute("BEGIN")
            held.execute("PRAGMA schema_version").fetchone()
        yield


def _write_left(target: str, filler: Filler) -> str:
    name = target + LEFT
    handle = os.open(name, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_WRONLY, 0o600)
    with open(handle, "w", encoding="utf-8") as file:
        for one in filler.left:
            line = {"table": one.table, "id": one.id, "why": one.why, "row": one.row}
            file.write(json.dumps(line, default=repr) + "\n")
    return name
