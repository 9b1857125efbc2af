"""How fast kamtui is: every figure of the table of targets, as a ratio to a floor that is measured in the same run.

    python tests/benchmarks/speed.py                        # builds a wheel, installs it, measures; under ten minutes
    python tests/benchmarks/speed.py --python VENV/bin/python --parts ready,keys -n 1000 --rounds 8

An installed wheel is measured, never the tree. Programs take turns (A B A B …), so that a busy machine slows all alike;
the ratio of the medians decides, those of the least and of processor time stand beside it. Needs pip, and the packages
of the `test` extra.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import screens
import shells
from bench import Bench, installed
from figures import Line, table

PARTS = {
    "ready": screens.ready,
    "keys": screens.keys,
    "idle": screens.idle,
    "prompt": shells.prompt,
    "reads": shells.reads,
    "writes": shells.writes,
}
"""What can be measured."""

SIZES = (1_000, 10_000, 100_000)


def main() -> int:
    """Measures and prints the table; 1 when a target is missed."""
    options = _options()
    options.scratch.mkdir(parents=True, exist_ok=True)
    bench = Bench(options.python or installed(options.scratch), options.scratch)
    lines: list[Line] = []
    start = time.perf_counter()
    try:
        for n in options.n:
            for part in options.parts.split(","):
                load = " ".join(f"{load:.1f}" for load in os.getloadavg())
                print(f"{time.perf_counter() - start:4.0f} s: {part}, {n:,} tasks, load {load}", file=sys.stderr)
                lines += PARTS[part](bench, n, options.rounds)
    finally:  # what was measured before it was stopped is worth seeing
        order = {line.measure: place for place, line in reversed(list(enumerate(lines)))}
        print(table(sorted(lines, key=lambda line: (order[line.measure], line.n))))
    return int(any(line.ok is False for line in lines))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How fast kamtui is.")
    parser.add_argument("-n", type=int, nargs="+", default=SIZES, help="tasks in the book")
    parser.add_argument("--parts", default=",".join(PARTS), help=f"what to measure: {', '.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=5, help="times as much of everything")
    parser.add_argument("--python", help="Python of a venv that has kamtui; else a wheel of this tree is installed")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir()) / "kamtui-speed", help="a folder")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
