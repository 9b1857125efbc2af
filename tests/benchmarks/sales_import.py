"""How fast sales are imported, beside a bare loop over `csv` into SQLite; a script.

    python tests/benchmarks/sales_import.py [LINES] [PYTHON] [FILE]

PYTHON is that of a venv that has kamtui (default: this one). Both are processes of their own, taking turns. The target
is two fifths of the bare loop's pace: a ratio of 2.5. The peak of memory stands beside it.

FILE is a CSV export in UTF-8 with the columns of Superstore, whose lines are repeated until there are LINES of them:
a million is what the target is meant for. Without it the lines are invented, nearly every one a sum of its own.
"""

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

from figures import Line, Samples, against, table

ROUNDS, MOST = 3, 2.5
ACCOUNTS = 800

COLUMNS = ("Customer ID", "Order Date", "Segment")

_BARE = """
import csv, sqlite3, sys
book = sqlite3.connect(sys.argv[2])
book.execute("CREATE TABLE sales (account, day, segment, amount)")
with open(sys.argv[1], newline="", encoding="utf-8-sig") as file:
    rows = csv.reader(file)
    headings = next(rows)
    who, day, segment, amount = (headings.index(name) for name in sys.argv[3:])
    lines = ((row[who], row[day], row[segment], float(row[amount].replace(",", ""))) for row in rows)
    book.executemany("INSERT INTO sales VALUES (?, ?, ?, ?)", lines)
book.commit()
"""


def repeated(source: Path, path: Path, count: int) -> None:
    """Writes the lines of a file again and again."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        headings, *lines = csv.reader(file)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(islice(cycle(lines), count))


def lines_of(path: Path, count: int) -> None:
    """Writes invented sales lines of four years, the same for the same number of lines."""
    chance, first = random.Random(11), date(2022, 1, 3)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("Order ID,Customer ID,Customer Name,Order Date,Segment,Product,Quantity,Amount,Country,Note\n")
        for n in range(count):
            who, day = chance.randrange(ACCOUNTS), first + timedelta(days=chance.randrange(4 * 365))
            segment = ("Home", "Office", "Public")[who % 3]
            amount = f"{chance.randrange(100, 90_000) / 100:.2f}"
            file.write(
                f"O-{n:07d},C{who:04d},Client {who:04d},{day},{segment},Item {n % 977},{n % 9 + 1},{amount},DE,\n"
            )


def timed(argv: list[str]) -> tuple[float, float]:
    """Milliseconds and peak MB of a command. Raises `CalledProcessError` when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, argv)
    return (time.perf_counter() - start) * 1000, _peak(used)


def _peak(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def main() -> int:
    """Measures and prints; 1 when the target is missed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    python = sys.argv[2] if len(sys.argv) > 2 else sys.executable
    ours, bare, memory, lean = Samples(), Samples(), Samples(), Samples()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sales.csv"
        if len(sys.argv) > 3:
            repeated(Path(sys.argv[3]), path, count)
        else:
            lines_of(path, count)
        amount = "Sales" if len(sys.argv) > 3 else "Amount"
        for turn in range(ROUNDS):
            wall, peak = timed([python, "-c", _BARE, str(path), f"{folder}/bare-{turn}.db", *COLUMNS, amount])
            bare.add(wall)
            lean.add(peak)
            argv = [python, "-m", "kamtui", "--book", f"{folder}/book-{turn}.db", "import", "sales", str(path)]
            wall, peak = timed(argv)
            ours.add(wall)
            memory.add(peak)
    line = against("import of sales ÷ bare csv and SQLite", count, ours, bare, MOST)
    print(table([line, Line("peak of memory", count, memory.shown("MB"), lean.shown("MB"))]))
    return int(line.ok is False)


if __name__ == "__main__":
    sys.exit(main())
