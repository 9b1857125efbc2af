"""What a disk that fails at any call leaves of a book, in every verb that writes; a script.

    python tests/benchmarks/io_errors.py [--stories add,import] [--kinds write,sync] [--step N]

Each verb is carried out again and again on a disk that refuses the first call of a kind, then the second, and so on
until none is refused: once the one call fails, once all from there on. The kinds are SQLite's own (read, write, full,
sync, truncate, size, open, delete, access, lock), those of Python's file functions, and any of them, after which the
disk is dead. With --step only every so-manieth call is tried. *Held*: the verb was carried out all the same. Else it
must end in one sentence and exit code 6; the book, on a disk that is well again, must open, be whole, and be as it was
before or after the verb, after it when that had ended well; every backup must be whole; a sentence that says that
nothing was saved must be right; and the verb must go through when it is repeated.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import ROOT
from figures import Line, table

sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "durable")]

from failing import KINDS  # noqa: E402
from io_rounds import Outcome, Trial  # noqa: E402
from small import fill  # noqa: E402
from stories import CLOCK, READING, STORIES  # noqa: E402
from vfs import available  # noqa: E402

from kamtui.services.book import Book  # noqa: E402

TALES = STORIES | READING


def main() -> int:
    """Fails everywhere and prints the table; 1 when anything is wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--stories", default=",".join(TALES))
    options.add_argument("--kinds", default=",".join(KINDS))
    options.add_argument("--step", type=int, default=1)
    asked = options.parse_args()
    if not available():
        print("The SQLite of this Python is built in and cannot be reached: use one that loads it as a library.")
        return 2
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        lines = list(_lines(Path(folder), asked.stories.split(","), asked.kinds.split(","), asked.step))
    print(table(lines))
    return int(any(line.ok is False for line in lines))


def _lines(folder: Path, stories: list[str], kinds: list[str], step: int) -> Iterator[Line]:
    template = folder / "template" / "small.db"
    fill(Book(str(template), CLOCK))
    total = Outcome()
    for name in (name for name in TALES if name in stories):
        trial = Trial(TALES[name], folder / name, template)
        for kind in kinds:
            for for_good in (False, True):
                trial.every(kind, for_good, step)
        found = trial.outcome
        total.rounds, total.held = total.rounds + found.rounds, total.held + found.held
        for rule, count in found.wrong.items():
            total.wrong[rule] = total.wrong.get(rule, 0) + count
        for example in found.examples:
            print(f"{name}: {example}", file=sys.stderr)
        yield _line(name, found)
    yield _line("all", total)


def _line(name: str, found: Outcome) -> Line:
    wrong = ", ".join(f"{count:,} {rule}" for rule, count in found.wrong.items()) or "nothing wrong"
    return Line(name, found.rounds, f"{found.held:,} held: {wrong}", target="nothing wrong", ok=not found.wrong)


if __name__ == "__main__":
    sys.exit(main())
