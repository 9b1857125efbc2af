"""A process that ticks, adds, undoes and imports at random is killed at a random moment, again and again; a script.

    python tests/benchmarks/kill_rounds.py [--rounds N] [--seed S]

After each kill the book must open, be whole, and be equal row for row, history and full-text index included, to a twin
that was given what the child had said was done, or that and the one thing it was at. It stops at the first that is not.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from bench import ROOT
from figures import Line, table

sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "durable")]

from killing import kill_rounds, warm  # noqa: E402
from random_verbs import TODAY  # noqa: E402
from small import fill  # noqa: E402

from kamtui.clock import Clock  # noqa: E402
from kamtui.services.book import Book  # noqa: E402


def main() -> int:
    """Kills and prints the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=500)
    options.add_argument("--seed", type=int, default=int(time.time()))
    asked = options.parse_args()
    print(f"seed {asked.seed}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template = folder / "small.db"
        fill(Book(str(template), Clock(TODAY)))
        with warm(folder) as children:
            found = kill_rounds(children, folder, template, asked.rounds, asked.seed)
    lines = [
        Line("rounds survived", asked.rounds, f"{found.rounds:,}", target=f"{asked.rounds:,}", ok=True),
        Line("acts told and found again", found.rounds, f"{found.told:,}"),
        Line("acts done but not yet told", found.rounds, f"{found.unsaid:,}"),
        Line("writes that were undone at the next start", found.rounds, f"{found.rolled_back:,}"),
        Line("backups read back", found.rounds, f"{found.backups:,}"),
    ]
    print(table(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
