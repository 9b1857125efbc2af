"""kamtui's data for the shared planner benchmark: `WRITERS["kamtui"](directory, n)` writes its tasks into a book.

The bench imports this file with its own Python, so the empty book is made by the installed command; the rows are then
written by plain SQLite. The bench's `due` is the planned day, priority H is important, and a task that is done leaves a
touch on the day it was done.
"""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

Row = tuple[Any, ...]

_TASK = """INSERT INTO tasks (id, title, kind, status, account_id, planned_on, important, minutes, done_at)
VALUES (?, ?, 'call', ?, ?, ?, ?, 15, ?)"""
_TOUCH = "INSERT INTO touches (account_id, task_id, day, at, kind, outcome) VALUES (?, ?, ?, ?, 'call', 'reached')"


def kamtui(directory: Path, n: int) -> None:
    """Writes the bench's n tasks into `directory/book.db`."""
    from gen import ACCOUNTS, ROOT, TODAY, items  # type: ignore[import-not-found]

    path = directory / "book.db"
    _empty(Path(ROOT) / "venvs" / "kamtui" / "bin" / "python", path)
    (directory / "config.toml").write_text("morning_review = false\n")  # the list is what is measured
    accounts = {name: number for number, name in enumerate(ACCOUNTS, 1)}
    touches: list[Row] = []
    with sqlite3.connect(path) as book:
        book.executemany(
            "INSERT INTO accounts (id, name, folded, tier, status) VALUES (?, ?, ?, 'C', 'open')",
            [(number, name, name.replace("-", " ")) for name, number in accounts.items()],
        )
        book.executemany(_TASK, _tasks(items(n), accounts, TODAY, touches))
        book.executemany(_TOUCH, touches)
    book.close()


def _tasks(items: Iterator[dict[str, Any]], accounts: dict[str, int], today: date, touches: list[Row]) -> Iterator[Row]:
    for item in items:
        account, done_at = accounts[item["account"]], None
        if item["done"]:
            done_on = min(item["due"], today)
            done_at = (done_on.toordinal() - date(1970, 1, 1).toordinal()) * 86_400_000 + 43_200_000
            touches.append((account, item["id"], str(done_on), done_at))
        status, important = ("done" if item["done"] else "open"), (1 if item["prio"] == "H" else None)
        yield (item["id"], item["title"], status, account, str(item["due"]), important, done_at)


def _empty(python: Path, path: Path) -> None:
    """An empty book, made by the kamtui that is measured."""
    make = "import sys; from kamtui.store.upgrade import ensure; ensure(sys.argv[1])"
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([python, "-c", make, path], check=True, env=env, cwd=path.parent)


WRITERS = {"kamtui": kamtui}
