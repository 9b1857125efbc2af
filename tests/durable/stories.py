"""What the power is cut in: every verb that writes, once, with the files it starts from."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from disk import Disk, Op, Said
from judge import BOOK, DAMAGED, MISSING, NOISE, checked
from recorder import Recorder

from kamtui.clock import Clock
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options
from kamtui.services.backups import back_up, restore
from kamtui.services.book import Book
from kamtui.services.imports.plan import plan_import
from kamtui.services.imports.run import run_import
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.touch import done
from kamtui.services.verbs.undo import redo, undo
from kamtui.store.backups import backups
from kamtui.store.upgrade import ensure

CLOCK = Clock(date(2026, 11, 23))
PAST = Path(__file__).parents[1] / "store" / "books"
"""Books of every past revision."""

ACCOUNTS = "Account Name,City,Tier\nAcme Industrial,York,K\n" + "".join(f"New {n},Hull,C\n" for n in range(40))

Telling = Callable[[Callable[[], object]], None]


@dataclass(frozen=True, slots=True)
class Story:
    """What was recorded: the disk before, what was done to it, and the states from the first to the last."""

    start: Disk
    ops: list[Op]
    states: list[Said]


@contextmanager
def _told(folder: Path) -> Iterator[tuple[Recorder, Telling, list[Said]]]:
    """Records verbs one after the other, and what the book holds after each."""
    recorder = Recorder(folder)
    path = folder / BOOK
    states = [_state(path)]

    def tell(verb: Callable[[], object]) -> None:
        with recorder.listening():
            verb()
        states.append(_state(path))
        recorder.ops.append(states[-1])

    yield recorder, tell, states


def _state(path: Path) -> Said:
    aside = len(list(path.parent.glob(f"{path.name}.damaged-*")))
    if not path.exists() or not path.stat().st_size:
        state = MISSING
    else:
        state = DAMAGED if path.read_bytes() == NOISE else checked(path)
    return Said(state, len(backups(str(path))) + aside)


def _placed(folder: Path, template: Path) -> Book:
    """A copy of the small book at its place."""
    path = folder / BOOK
    path.parent.mkdir()
    shutil.copy(template, path)
    return Book(str(path), CLOCK)


def _story(folder: Path, *verbs: Callable[[Book], object]) -> Story:
    book = Book(str(folder / BOOK), CLOCK)
    with _told(folder) as (recorder, tell, states):
        for verb in verbs:
            tell(lambda verb=verb: verb(book))  # type: ignore[misc]
    return Story(recorder.start, recorder.ops, states)


def _bring(book: Book) -> None:
    run_import(book, plan_import(book, [Source("accounts.csv", ACCOUNTS.encode())], Options()))


def making(folder: Path, _template: Path) -> Story:
    """A book is made, in a folder that is not there yet, by the first thing a rep adds."""
    return _story(folder, lambda book: ensure(book.path), lambda book: add(book, "call the first one tomorrow"))


def adding(folder: Path, template: Path) -> Story:
    """A task is added."""
    _placed(folder, template)
    return _story(folder, lambda book: add(book, "call @acme prices for spring by 12 dec #price"))


def ticking(folder: Path, template: Path) -> Story:
    """A call is ticked off with a note: task, touch and next step."""
    _placed(folder, template)
    return _story(folder, lambda book: done(book, 1, "agreed on option B, they want it in writing"))


def undoing(folder: Path, template: Path) -> Story:
    """A tick is undone and done again."""
    done(_placed(folder, template), 1, "agreed on option B")
    return _story(folder, undo, redo)


def importing(folder: Path, template: Path) -> Story:
    """Accounts are imported, after a backup."""
    _placed(folder, template)
    return _story(folder, _bring)


def backing_up(folder: Path, template: Path) -> Story:
    """A backup, and another one."""
    _placed(folder, template)
    return _story(folder, back_up, back_up)


def restoring(folder: Path, template: Path) -> Story:
    """A backup is put back, and that is taken back."""
    book = _placed(folder, template)
    made = back_up(book)
    _bring(book)
    for old in backups(book.path):
        if old.path != made:
            os.unlink(old.path)
    kept: list[str | None] = []
    return _story(folder, lambda book: kept.append(restore(book, made).kept), lambda book: restore(book, str(kept[0])))


def replacing(folder: Path, template: Path) -> Story:
    """A backup is put in the place of a damaged book, which is kept."""
    book = _placed(folder, template)
    made = back_up(book)
    Path(book.path).write_bytes(NOISE)
    return _story(folder, lambda book: restore(book, made))


def upgrading(past: str) -> Callable[[Path, Path], Story]:
    """A book of a past revision is brought up to date, after a backup."""

    def story(folder: Path, _template: Path) -> Story:
        (folder / BOOK).parent.mkdir()
        with closing(sqlite3.connect(folder / BOOK)) as connection:
            connection.executescript((PAST / f"{past}.sql").read_text("utf-8"))
        return _story(folder, lambda book: ensure(book.path))

    return story


STORIES: dict[str, Callable[[Path, Path], Story]] = {
    "make": making,
    "add": adding,
    "done": ticking,
    "undo and redo": undoing,
    "import": importing,
    "backup": backing_up,
    "restore": restoring,
    "restore over damage": replacing,
    **{f"upgrade from {past}": upgrading(past) for past in sorted(file.stem for file in PAST.glob("*.sql"))},
}
