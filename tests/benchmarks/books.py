"""A book of n tasks over 100 accounts, the same for the same n, seed and day; also a script.

    python tests/benchmarks/books.py PATH [N]

The kamtui that is installed beside this Python makes the empty book; the rows are then written by plain SQLite. Days
lie up to 60 before and after today. Every title ends in `#` and six digits, by which a measurement knows a row on a
screen.
"""

import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

TIERS = {"K": 2, "A": 18, "B": 30, "C": 50}
"""Accounts of each tier."""

SPAN = 60
"""Days before and after today."""

ROW = r"#\d{6}"
"""What every title holds."""

DONE = 0.3
DUE = 0.25

_DEEDS = ("renewal", "price list", "contract", "delivery dates", "offer", "review", "new line", "order")
_KINDS = ("call", "call", "call", "email", "visit", "meeting", "proposal")
_MINUTES = (10, 15, 15, 30, 60)
_DAY_MS = 86_400_000

Row = tuple[Any, ...]


def account_name(number: int, typed: bool = False) -> str:
    """The name of an account, from 1, or how it is typed behind `@`."""
    return f"client-{number:03d}" if typed else f"Client {number:03d}"


def make(path: Path, n: int, today: date | None = None, seed: int = 7) -> None:
    """Makes the book at `path`, which must not exist."""
    from kamtui.store.upgrade import ensure

    ensure(str(path))
    with sqlite3.connect(path) as book:
        fill(book, n, today or date.today(), random.Random(seed))
    book.close()


def fill(book: sqlite3.Connection, n: int, today: date, chance: random.Random) -> None:
    """Writes accounts, contacts, tasks and touches into an empty book."""
    tiers = [tier for tier, count in TIERS.items() for _ in range(count)]
    names = [account_name(number) for number in range(1, len(tiers) + 1)]
    book.executemany(
        "INSERT INTO accounts (id, name, folded, city, tier, status) VALUES (?, ?, ?, 'Leeds', ?, 'open')",
        [(number, name, name.lower(), tier) for number, (name, tier) in enumerate(zip(names, tiers, strict=True), 1)],
    )
    book.executemany(
        "INSERT INTO contacts (id, account_id, name, folded, role) VALUES (?, ?, ?, ?, 'decision maker')",
        [(number, number, f"Person {number:03d}", f"person {number:03d}") for number in range(1, len(tiers) + 1)],
    )
    touches: list[Row] = []
    book.executemany(
        """INSERT INTO tasks (id, title, kind, status, account_id, contact_id, planned_on, at, due_on, minutes, done_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        _tasks(n, today, chance, touches),
    )
    book.executemany(
        "INSERT INTO touches (account_id, contact_id, task_id, day, at, kind, outcome) VALUES (?, ?, ?, ?, ?, ?, ?)",
        touches,
    )


def _tasks(n: int, today: date, chance: random.Random, touches: list[Row]) -> Iterator[Row]:
    """Rows of `tasks`; a ticked one leaves its touch in `touches`. A fifth of the accounts has long been silent."""
    now, accounts = int(time.time() * 1000), sum(TIERS.values())
    for number in range(1, n + 1):
        account = chance.randint(1, accounts)
        kind = chance.choice(_KINDS)
        planned = today + timedelta(days=chance.randint(-SPAN, SPAN))
        due = planned + timedelta(days=chance.randint(0, 10)) if chance.random() < DUE else None
        at = f"{chance.randint(8, 17):02d}:{chance.choice(('00', '30'))}" if chance.random() < 0.2 else None
        done_at = None
        if chance.random() < DONE:
            ago = chance.randint(1, SPAN) + (2 * SPAN if account % 5 == 0 else 0)
            done_at = now - ago * _DAY_MS
            reached = "no answer" if chance.random() < 0.2 else "reached"
            touches.append((account, account, number, str(today - timedelta(days=ago)), done_at, kind, reached))
        title = f"{chance.choice(_DEEDS)} #{number:06d}"
        status = "open" if done_at is None else "done"
        days = (str(planned), at, None if due is None else str(due))
        yield (number, title, kind, status, account, account, *days, chance.choice(_MINUTES), done_at)


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000)
