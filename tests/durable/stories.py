"""What the power is cut in: every verb that writes, once, with the files it starts from."""

import gzip
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from disk import Disk, Op, Said
from judge import BOOK, DAMAGED, MISSING, NOISE, checked
from recorder import Recorder

from kamtui.clock import Clock
from kamtui.exchange.export_kinds import Asked
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options
from kamtui.services.backups import back_up, restore
from kamtui.services.book import Book
from kamtui.services.doctor import examine
from kamtui.services.exports import export
from kamtui.services.imports.plan import plan_import
from kamtui.services.imports.run import run_import
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.touch import done
from kamtui.services.verbs.undo import redo, undo
from kamtui.store.backups import backups
from kamtui.store.backups import folder as backups_folder
from kamtui.store.upgrade import ensure

CLOCK = Clock(date(2026, 11, 23))
PAST = Path(__file__).parents[1] / "store" / "books"
"""Books of every past revision."""

ACCOUNTS = "Account Name,City,Tier\nAcme Industrial,York,K\n" + "".join(f"New {n},Hull,C\n" for n in range(40))

Place = Callable[[Path, Path], None]
"""Lays into an empty folder what a tale starts from; the second path is that of the small book."""

Verb = Callable[[Book], object]


@dataclass(frozen=True, slots=True)
class Tale:
    """What is done to a book, and to which one."""

    place: Place
    verbs: tuple[Verb, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What was recorded: the disk before, what was done to it, and the states from the first to the last."""

    start: Disk
    ops: list[Op]
    states: list[Said]


def placed(tale: Tale, folder: Path, template: Path) -> Book:
    """The book of a tale as it is before the first verb."""
    tale.place(folder, template)
    return Book(str(folder / BOOK), CLOCK)


def recorded(tale: Tale, folder: Path, template: Path) -> Story:
    """Carries the verbs of a tale out one after the other, and writes down what the book holds after each."""
    book = placed(tale, folder, template)
    recorder = Recorder(folder)
    states = [state(folder / BOOK)]
    for verb in tale.verbs:
        with recorder.listening():
            verb(book)
        states.append(state(folder / BOOK))
        recorder.ops.append(states[-1])
    return Story(recorder.start, recorder.ops, states)


def state(path: Path) -> Said:
    """What the book at `path` holds, and how many ways back there are."""
    aside = len(list(path.parent.glob(f"{path.name}.damaged-*")))
    held = MISSING
    if path.exists() and path.stat().st_size:
        held = DAMAGED if path.read_bytes() == NOISE else checked(path)
    if held not in (MISSING, DAMAGED) and not path.stat().st_size:
        held = MISSING  # what was written of it has been taken back
    return Said(held, len(backups(str(path))) + aside)


def _copied(folder: Path, template: Path) -> Book:
    """A copy of the small book at its place."""
    path = folder / BOOK
    path.parent.mkdir()
    shutil.copy(template, path)
    return Book(str(path), CLOCK)


def _small(folder: Path, template: Path) -> None:
    _copied(folder, template)


def _nothing(_folder: Path, _template: Path) -> None:
    pass


def _ticked(folder: Path, template: Path) -> None:
    done(_copied(folder, template), 1, "agreed on option B")


def _gone_on(folder: Path, template: Path) -> None:
    """A book that has a backup, and has given numbers since."""
    book = _copied(folder, template)
    made = back_up(book)
    bring(book)
    for old in backups(book.path):
        if old.path != made:
            os.unlink(old.path)


def _gone_on_from(past: str) -> Place:
    """A book that has given numbers, and a backup of a past revision, which kept none of them."""

    def place(folder: Path, template: Path) -> None:
        book = _copied(folder, template)
        older = folder / "older.db"
        _past(older, past)
        kept = Path(backups_folder(book.path))
        kept.mkdir()
        (kept / "20261120T080000Z-asked.db.gz").write_bytes(gzip.compress(older.read_bytes(), mtime=0))
        older.unlink()
        bring(book)
        undo(book)
        for old in backups(book.path)[:-1]:
            os.unlink(old.path)

    return place


def _damaged(folder: Path, template: Path) -> None:
    book = _copied(folder, template)
    back_up(book)
    Path(book.path).write_bytes(NOISE)


def _of(past: str) -> Place:
    def place(folder: Path, _template: Path) -> None:
        (folder / BOOK).parent.mkdir()
        _past(folder / BOOK, past)

    return place


def _past(path: Path, past: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((PAST / f"{past}.sql").read_text("utf-8"))


def bring(book: Book) -> None:
    """Imports accounts, after a backup."""
    run_import(book, plan_import(book, [Source("accounts.csv", ACCOUNTS.encode())], Options()))


def _put_back(book: Book) -> None:
    """Restores the first backup."""
    restore(book, backups(book.path)[-1].path)


def _take_back(book: Book) -> None:
    """Restores what the restore before has kept."""
    restore(book, [one for one in backups(book.path) if one.why == "restore"][-1].path)


def _make(book: Book) -> None:
    ensure(book.path)


STORIES: dict[str, Tale] = {
    "make": Tale(_nothing, (_make, lambda book: add(book, "call the first one tomorrow"))),
    "add": Tale(_small, (lambda book: add(book, "call @acme prices for spring by 12 dec #price"),)),
    "done": Tale(_small, (lambda book: done(book, 1, "agreed on option B, they want it in writing"),)),
    "undo and redo": Tale(_ticked, (undo, redo)),
    "import": Tale(_small, (bring,)),
    "backup": Tale(_small, (back_up, back_up)),
    "restore": Tale(_gone_on, (_put_back, _take_back)),
    "restore an older one": Tale(_gone_on_from("0003"), (_put_back,)),
    "restore over damage": Tale(_damaged, (_put_back,)),
    **{f"upgrade from {past}": Tale(_of(past), (_make,)) for past in sorted(file.stem for file in PAST.glob("*.sql"))},
}
"""By name. A restore is followed by one that takes it back; a tick is undone and done again."""

READING: dict[str, Tale] = {
    "export": Tale(_small, (lambda book: export(book, Asked("book", "json")),)),
    "doctor": Tale(_small, (examine,)),
}
"""What only reads."""
