"""How long the numbers take on a book of 1,000 accounts and five years of sales; a script.

    python tests/benchmarks/sales_numbers.py [SALES_A_MONTH]

Each account has so many sales in every month (default 1) over three segments. The target is 150 ms for monthly sales.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from figures import Samples, table, within

ACCOUNTS, SEGMENTS = 1_000, 6
YEARS = range(2021, 2026)
MOST = 150
"""Milliseconds that monthly sales may take."""

Row = tuple[int, int, str, str, int]


def fill(path: Path, often: int) -> None:
    """Makes a book of sales at `path`, which must not exist; by the month where there is one a month."""
    from kamtui.store.upgrade import ensure

    ensure(str(path))
    numbers = range(1, ACCOUNTS + 1)
    with sqlite3.connect(path) as book:
        book.executemany("INSERT INTO segments VALUES (?, ?)", [(n, f"Segment {n}") for n in range(1, SEGMENTS + 1)])
        book.executemany(
            "INSERT INTO accounts (id, code, name, folded, tier, status) VALUES (?, ?, ?, ?, 'B', 'open')",
            [(n, f"C{n:04d}", f"Client {n:04d}", f"client {n:04d}") for n in numbers],
        )
        book.executemany(
            "INSERT INTO sales (account_id, segment_id, day, grain, minor, currency) VALUES (?, ?, ?, ?, ?, 'EUR')",
            sorted(_sales(often, random.Random(7)), key=lambda row: row[2]),
        )
    book.close()


def _sales(often: int, chance: random.Random) -> Iterator[Row]:
    grain = "month" if often == 1 else "day"
    for account in range(1, ACCOUNTS + 1):
        for month in range(len(YEARS) * 12):
            for turn in range(often):
                day = date(YEARS[0] + month // 12, month % 12 + 1, 1 + 28 * turn // often)
                segment = 1 + (account + chance.randrange(3)) % SEGMENTS
                yield account, segment, day.isoformat(), grain, chance.randint(-1_000, 200_000)


def main() -> int:
    """Measures and prints; 1 when the target is missed."""
    from kamtui.clock import Clock
    from kamtui.services.book import Book
    from kamtui.services.views.numbers import numbers

    often, found = int(sys.argv[1]) if len(sys.argv) > 1 else 1, Samples()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.db"
        fill(path, often)
        book = Book(str(path), Clock(date(2026, 1, 12)))
        for _ in range(15):
            start = time.perf_counter()
            with book.reading() as connection:
                assert numbers(connection, book, "all") is not None
            found.add((time.perf_counter() - start) * 1000)
    line = within("numbers, worst of 15", ACCOUNTS * len(YEARS) * 12 * often, found, MOST if often == 1 else None, "ms")
    print(table([line]))
    return int(line.ok is False)


if __name__ == "__main__":
    sys.exit(main())
