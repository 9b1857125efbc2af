"""A planner in a terminal and eight shells write to one book for a minute; then a stuck process holds it; a script.

    python tests/benchmarks/two_at_once.py [--seconds S] [--shells N]

Every shell is a process that gives one command after the other as fast as it can, without the start of a Python in
between: add, move, done, no-answer, undo, list. The planner adds by keys and takes every third back. No error may reach
anybody but that a task is gone which another shell took back; every change that was told must be in the book, undone by
nobody but its own side; and the book must be what its history says. Then the book is locked for longer than kamtui
waits: the shell must say so and end with 6, the planner must say so and keep what was typed.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from bench import ROOT
from figures import Line, table

sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "tui")]

from crowd import TODAY, Tally, check  # noqa: E402
from forking import forks  # noqa: E402
from small import fill  # noqa: E402
from terminal import Terminal, planner_on_terminal  # noqa: E402

from kamtui.clock import Clock  # noqa: E402
from kamtui.domain.text import name_key  # noqa: E402
from kamtui.services.book import Book  # noqa: E402
from kamtui.store.reading import BUSY_SECONDS  # noqa: E402
from kamtui.store.tables.accounts import Account  # noqa: E402

_OPEN = "╭─ Add ─"
"""What is on the screen as long as the dialog is open, also while it saves."""


def main() -> int:
    """Runs both and prints the table; raises at what must not be."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--shells", type=int, default=8)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.db"
        book = Book(str(path), Clock(date.fromisoformat(TODAY)))
        fill(book)
        with book.work("shops") as (work, _):
            for n in range(asked.shells):
                work.add(Account, name=f"Shop{n}", folded=name_key(f"Shop{n}"), tier="B")
        with planner_on_terminal(path) as planner:
            planner.shows("? help")
            lines = [*_crowd(path, planner, asked.shells, asked.seconds), *_stuck(path, planner)]
    print(table(lines))
    return int(any(line.ok is False for line in lines))


def _process(words: Sequence[str]) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "kamtui", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    return done.returncode, done.stdout, done.stderr


def _crowd(path: Path, planner: Terminal, shells: int, seconds: float) -> list[Line]:
    before = _count(path, "SELECT max(id) FROM steps")
    actor = f"tui:{planner.process.pid}"
    added = undone = 0
    waits: list[float] = []
    with forks(path.parent, ["crowd"]) as children:
        running = [children.start("crowd:writer", str(path), n, seconds) for n in range(shells)]
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            _type(planner, f"call @acme mine {added} tomorrow")
            waits.append(_save(planner))
            added += 1
            for one in running:
                one.listen(0)
            if added % 3 == 0:
                planner.send("u")
                undone += 1
                sql = f"SELECT count(*) FROM steps WHERE actor = '{actor}' AND state <> 'done'"
                planner.until(lambda _text, sql=sql, n=undone: _count(path, sql) == n)
        tally = Tally()
        for one in running:
            one.wait()
            tally.count(json.loads(line) for line in one.lines)
    check(path, tally, actor, added, undone, before)
    return [
        Line(f"commands of {shells} shells in {seconds:.0f} s", tally.commands, "no error", target="no error", ok=True),
        Line("changes told by the shells, all there", tally.changes, f"{tally.undone} of them taken back", ok=True),
        Line("too late for a task another shell took back", tally.gone, "said so"),
        Line("changes told by the planner, all there", added, f"{undone} of them taken back, all its own", ok=True),
        Line("longest save in the planner", len(waits), f"{max(waits):.2f} s", target=f"< {BUSY_SECONDS} s", ok=True),
    ]


def _stuck(path: Path, planner: Terminal) -> list[Line]:
    """The book is locked from outside for longer than anybody waits."""
    _type(planner, "call @acme precious words tomorrow")
    with _locked(path):
        planner.send("\r")
        start = time.monotonic()
        code, _, said = _process(["--book", str(path), "--today", TODAY, "add", "call somebody"])
        waited = time.monotonic() - start
        text = planner.shows("busy", "precious words", _OPEN)
    fine = code == 6 and "is busy" in said and "locked" not in said + text
    _save(planner)
    saved = _count(path, "SELECT count(*) FROM tasks WHERE title = 'precious words'") == 1
    return [
        Line("a shell while the book is locked", 1, f"exit {code} after {waited:.1f} s: {said.strip()}", ok=fine),
        Line("the planner while the book is locked", 1, "kept what was typed, saved it afterwards", ok=saved),
    ]


def _type(planner: Terminal, text: str) -> None:
    planner.send("a")
    planner.shows(_OPEN)
    planner.send(text)
    planner.shows("24 Nov 2026, tomorrow")


def _save(planner: Terminal) -> float:
    """Seconds until the dialog was closed, which it is when the task is saved."""
    start = time.monotonic()
    planner.send("\r")
    planner.hides(_OPEN)
    return time.monotonic() - start


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def _count(path: Path, sql: str) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)) as book:
        return int(book.execute(sql).fetchone()[0])


if __name__ == "__main__":
    os.environ["PYTHONPATH"] = str(ROOT)
    sys.exit(main())
