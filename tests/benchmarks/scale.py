"""A territory far too large for one rep, 50,000 accounts with 200,000 touches: start, keys and memory; a script.

    python tests/benchmarks/scale.py [--accounts N] [--touches N] [--tasks N] [--rounds N] [--python EXECUTABLE]

The planner that EXECUTABLE has installed, or that of this tree, runs in a terminal of 120×40. A start counts to the
first row on the screen, a key to the first cell it changes (`first`) and to the last one (`settled`: every row and
number it leads to is there).
"""

import argparse
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench import ROOT
from books import ROW
from figures import Line, Samples, spread_within, table, within
from terminal import Terminal

START, KEY, MEMORY = 2_000, 100, 300
"""What may be taken: ms, ms, MB."""

_TIERS = (("K", 1), ("A", 9), ("B", 25), ("C", 50), ("P", 15))
"""Tiers and how many of a hundred accounts have each."""

_REACH = 60
"""Days around today that tasks are planned on."""

_ESCAPE = "\x1b[27u"

_BLINK = 0.4
"""Seconds of silence that a line gives at most: its cursor is drawn anew every half second."""

PLACES = {"2": "matrix", "3": "accounts", "4": "plan", "5": "pulse", "1": "Today"}
"""Keys of the places, each gone to from the one before."""

Row = tuple[Any, ...]


def main() -> int:
    """Makes the book, measures, prints the table; 1 when a target is missed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--accounts", type=int, default=50_000)
    options.add_argument("--touches", type=int, default=200_000)
    options.add_argument("--tasks", type=int, default=60_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--book", type=Path, help="keeps the book here, or takes it from here")
    options.add_argument("--python", help="measures what is installed there")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.book or Path(folder) / "book.db"
        if not path.exists():
            make(path, asked.accounts, asked.touches, asked.tasks)
        lines = list(_measured(path, Path(folder), asked))
    print(table(lines))
    return int(any(line.ok is False for line in lines))


# -- the book ------------------------------------------------------------------------------------------------------


def make(path: Path, accounts: int, touches: int, tasks: int) -> None:
    """Makes the book at `path`: the same for the same numbers and day."""
    from kamtui.store.upgrade import ensure

    ensure(str(path))
    chance, today = random.Random(7), date.today()
    tiers = [tier for tier, share in _TIERS for _ in range(share)]
    with closing(sqlite3.connect(path)) as book, book:
        book.executemany(
            "INSERT INTO accounts (id, name, folded, city, tier, status) VALUES (?, ?, ?, ?, ?, 'open')",
            ((n, f"Client {n:05d}", f"client {n:05d}", f"City {n % 90}", tiers[n % 100]) for n in _to(accounts)),
        )
        book.executemany(
            "INSERT INTO contacts (id, account_id, name, folded, role) VALUES (?, ?, ?, ?, 'decision maker')",
            ((n, n, f"Person {n:05d}", f"person {n:05d}") for n in _to(accounts)),
        )
        book.executemany(
            "INSERT INTO touches (account_id, contact_id, day, at, kind, outcome, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
            _touches(touches, accounts, today, chance),
        )
        book.executemany(
            "INSERT INTO tasks (id, title, kind, status, account_id, contact_id, planned_on, due_on, minutes) "
            "VALUES (?, ?, ?, 'open', ?, ?, ?, ?, 15)",
            _tasks(tasks, accounts, today, chance),
        )
        book.execute("INSERT INTO words (words) VALUES ('rebuild')")


def _to(last: int) -> range:
    return range(1, last + 1)


def _touches(n: int, accounts: int, today: date, chance: random.Random) -> Iterator[Row]:
    for number in range(n):
        account = chance.randint(1, accounts)
        day = today - timedelta(days=chance.randint(1, 900))
        outcome = "no answer" if chance.random() < 0.2 else "reached"
        kind = chance.choice(("call", "call", "email", "visit"))
        yield account, account, day.isoformat(), 0, kind, outcome, f"talked of order {number % 977}, wants it in spring"


def _tasks(n: int, accounts: int, today: date, chance: random.Random) -> Iterator[Row]:
    for number in _to(n):
        account = (number - 1) % accounts + 1
        planned = today + timedelta(days=chance.randint(-_REACH, _REACH))
        due = (planned + timedelta(days=chance.randint(0, 10))).isoformat() if chance.random() < 0.1 else None
        kind = chance.choice(("call", "email", "visit"))
        yield number, f"order #{number:06d}", kind, account, account, planned.isoformat(), due


# -- the planner ---------------------------------------------------------------------------------------------------


def _measured(path: Path, home: Path, asked: argparse.Namespace) -> Iterator[Line]:
    n, rounds, env = asked.accounts, asked.rounds, _env(path, home, bool(asked.python))
    start, memory, down = Samples(), Samples(), Samples()
    pressed: dict[str, list[Samples]] = {}
    for turn in range(rounds + 1):
        terminal = Terminal([asked.python or sys.executable, "-m", "kamtui"], env)
        try:
            ready = terminal.ready(ROW)
            if turn:
                start.add(ready, terminal.cpu())
            if turn == rounds:
                _use(terminal, down, pressed)
                memory.add(terminal.peak())
        finally:
            terminal.close()
    yield within("start to the first row", n, start, START, "ms")
    yield spread_within("down key", n, down, (KEY, KEY))
    for name, (first, settled) in pressed.items():
        yield spread_within(name, n, first, (KEY, KEY))
        yield spread_within(f"{name}, settled", n, settled, None)
    yield within("most memory, after all of it", n, memory, MEMORY, "MB")


def _use(terminal: Terminal, down: Samples, pressed: dict[str, list[Samples]]) -> None:
    def note(name: str, key: str, quiet: float = 1.0) -> None:
        press = terminal.press(key, quiet, 30.0)
        print(f"{name}: {press.first} {press.last} ms, {terminal.peak():.0f} MB so far", file=sys.stderr)
        first, settled = pressed.setdefault(name, [Samples(), Samples()])
        first.add(_ms(press.first))
        settled.add(_ms(press.last))

    for _ in range(20):
        down.add(_ms(terminal.press("j").first))
    for _ in range(5):
        note("next list (`tab`)", "\t")
        note("tick (`n`)", "n")
        note("last row (`end`)", "\x1b[F")
        note("first row (`g`)", "g")
    for turn in range(3):
        for key, name in PLACES.items():
            note(f"{'first' if not turn else 'again'}: {name} (`{key}`)", key)
    note("account (`enter`)", "\r")
    terminal.press(_ESCAPE, 0.5)
    terminal.press("/", _BLINK)
    for letter in "@client 0420":
        note("a letter of the filter", letter, _BLINK)
    terminal.press(_ESCAPE, 1.0)
    terminal.press("a", _BLINK)
    for letter in "call @client 0420":
        note("a letter of a new task", letter, _BLINK)
    terminal.press(_ESCAPE, 1.0)
    terminal.press("\x06", _BLINK)
    for letter in "spring":
        note("a letter of the search", letter, _BLINK)


def _ms(found: float | None) -> float:
    """A key that changed nothing counts as a second: it was not seen."""
    return 1000.0 if found is None else found


def _env(path: Path, home: Path, installed: bool) -> dict[str, str]:
    settings = home / "config.toml"
    settings.write_text("morning_review = false\n", "utf-8")
    own = {"HOME": str(home), "TERM": "xterm-256color", "KAMTUI_BOOK": str(path), "KAMTUI_CONFIG": str(settings)}
    ours = {} if installed else {"PYTHONPATH": str(ROOT)}
    return {**os.environ, **own, **ours, "XDG_STATE_HOME": str(home), "XDG_DATA_HOME": str(home)}


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    began = time.perf_counter()
    code = main()
    print(f"{time.perf_counter() - began:.0f} s", file=sys.stderr)
    sys.exit(code)
