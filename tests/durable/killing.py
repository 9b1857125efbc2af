"""Rounds of killing: a child works on a book, is killed at a random moment, and the book is compared with its twin.

The twin is given exactly what the child had said was done, and must be equal row for row, history included; or equal
once it is given the one thing the child was at. So nothing that was told is lost, and nothing is half done.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from forking import Forks, forks
from judge import checked
from random_verbs import TODAY, act

from kamtui.clock import Clock
from kamtui.services.book import Book
from kamtui.store import engine
from kamtui.store.backups import backups
from kamtui.store.reading import reading
from kamtui.store.snapshot import put_back

MOST = 5
"""Acts a child is let tell of at the most."""

LONGEST = 0.04
"""Seconds it is left alone after that at the most; a verb takes some milliseconds."""

FRESH = 25
"""Rounds after which book and twin are made anew."""


@dataclass(slots=True)
class Killed:
    """What came of the rounds."""

    rounds: int = 0
    told: int = 0
    """Things the children had said were done."""
    unsaid: int = 0
    """Rounds whose last thing was done, but not yet told."""
    rolled_back: int = 0
    """Rounds that left a write SQLite had to undo."""
    backups: int = 0
    """Backups that were read back."""


@contextmanager
def warm(folder: Path) -> Iterator[Forks]:
    """Children that can be killed."""
    with forks(folder, ["random_verbs"]) as found:
        yield found


def kill_rounds(children: Forks, folder: Path, template: Path, rounds: int, seed: int) -> Killed:
    """Kills so many children; raises `AssertionError` at the first book that is not as it must be."""
    chance, found = Random(seed), Killed()
    for start in range(0, rounds, FRESH):
        place = folder / f"from-{start}"
        place.mkdir()
        for name in ("book.db", "twin.db"):
            shutil.copy(template, place / name)
        first = 0
        for _ in range(min(FRESH, rounds - start)):
            first = _round(children, place, seed + start, first, chance, found)
        found.backups += _whole_backups(place)
        shutil.rmtree(place)
    return found


def _round(children: Forks, place: Path, seed: int, first: int, chance: Random, found: Killed) -> int:
    """One child; returns the number of the next thing to be done."""
    path = place / "book.db"
    child = children.start("random_verbs:endless", str(path), seed, first)
    wanted = chance.randint(0, MOST)
    while len(child.lines) < wanted:
        assert child.listen(0.002), child.lines
    assert child.listen(chance.uniform(0, LONGEST)), child.lines
    child.kill()
    told = child.lines
    assert told == [str(n) for n in range(first, first + len(told))], told[-1]
    found.rounds += 1
    found.told += len(told)
    journal = Path(f"{path}-journal")
    found.rolled_back += journal.exists() and journal.stat().st_size > 0
    twin = Book(str(place / "twin.db"), Clock(TODAY))
    with _quick():
        for n in range(first, first + len(told)):
            act(twin, seed, n)
    state, wanted = _state(path, place), checked(Path(twin.path))
    if state == wanted:
        return first + len(told)
    with _quick():
        act(twin, seed, first + len(told))
    assert state == checked(Path(twin.path)), f"after {first + len(told)} things of seed {seed}"
    found.unsaid += 1
    return first + len(told) + 1


def _state(path: Path, place: Path) -> str:
    """What the killed child left, as kamtui opens it: of a copy, so that the next child meets what was left."""
    copy = place / "copy.db"
    shutil.copy(path, copy)
    journal = Path(f"{copy}-journal")
    journal.unlink(missing_ok=True)
    if Path(f"{path}-journal").exists():
        shutil.copy(f"{path}-journal", journal)
    with reading(str(copy)) as connection:
        connection.execute("SELECT count(*) FROM tasks").fetchone()
    return checked(copy)


@contextmanager
def _quick() -> Iterator[None]:
    """The twin needs no disk."""
    before = engine._PRAGMAS
    engine._PRAGMAS = tuple("synchronous=OFF" if one.startswith("synchronous") else one for one in before)
    try:
        yield
    finally:
        engine._PRAGMAS = before


def _whole_backups(place: Path) -> int:
    """Reads every backup back, also those made by a child that was killed soon after."""
    made = backups(str(place / "book.db"))
    for one in made:
        target = place / "back.db"
        target.unlink(missing_ok=True)
        put_back(str(target), one.path)
        checked(target)
    return len(made)
