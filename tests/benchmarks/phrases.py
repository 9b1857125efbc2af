"""How much of the published phrases is understood, and how long that takes.

    python tests/benchmarks/phrases.py

Prints the score by class, the refused rows, the negative rows that are read and how, and microseconds per call beside a
floor measured in the same run (cutting the same line into words).
"""

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from kamtui.domain.capture import capture  # noqa: E402
from kamtui.domain.note import read_note  # noqa: E402
from kamtui.domain.phrases import DateOrder, Moment, When, explain, find_when, read_when  # noqa: E402
from kamtui.domain.phrases.tokens import Tokens  # noqa: E402

FILE = Path(os.environ.get("KAMTUI_SHARED_DATA", ROOT.parent / "shared" / "data")) / "nldates" / "planner_en.json"
MONDAY = Moment(date(2026, 11, 23), 540)
LINE = "call @rina renewal pricing fri 10:00 by 12 dec ~30m ! every 2 weeks"
HARD = "5 may a second 3 of the first two half at 10 in 1 week on the " * 3


def moment_of(row: dict[str, Any]) -> Moment:
    """What "now" was for a row; the month comes first."""
    ref = datetime.fromisoformat(row["ref"])
    return Moment(ref.date(), ref.hour * 60 + ref.minute, DateOrder.MDY)


def is_right(row: dict[str, Any], when: When) -> bool:
    """The day, and the time where the phrase carries one."""
    at = when.at is None or not row["expect_time"] or f"{when.at:%H:%M}" == row["expect_time"]
    return at and row["expect_date"] in (None, when.on.isoformat())


def score(rows: list[dict[str, Any]]) -> None:
    """The scored rows by class."""
    classes: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    refused, wrong = [], []
    for row in rows:
        when = read_when(row["phrase"], moment_of(row))
        place = 1 if when is None else 0 if is_right(row, when) else 2
        classes[row["class"]][place] += 1
        if place == 1:
            refused.append(row["phrase"])
        elif place == 2:
            wrong.append(f"{row['phrase']}: {when}, not {row['expect_date']} {row['expect_time']}")
    print(f"{'class':14}{'right':>7}{'refused':>9}{'wrong':>7}")
    for name, counts in sorted(classes.items()):
        print(f"{name:14}{counts[0]:>7}{counts[1]:>9}{counts[2]:>7}")
    right = sum(counts[0] for counts in classes.values())
    print(f"{'all':14}{right:>7}{len(refused):>9}{len(wrong):>7}   {right / len(rows):.1%}")
    print("\nrefused:", *refused, sep="\n  ")
    print("\nwrong:", *(wrong or ["none"]), sep="\n  ")


def inside(rows: list[dict[str, Any]]) -> None:
    """Dates inside sentences."""
    found = [(row, find_when(row["text"], moment_of(row))) for row in rows]
    right = sum(hit is not None and is_right(row, hit.when) for row, hit in found)
    refused = sum(hit is None for _, hit in found)
    print(f"\ninside sentences: {right} right, {refused} refused, {len(rows) - right - refused} wrong")


def negative(rows: list[dict[str, Any]]) -> None:
    """Rows that other parsers refuse, and what is read here."""
    phrases = list(dict.fromkeys(row["phrase"] for row in rows))
    print(f"\nread although others refuse them, of {len(phrases)}:")
    for phrase in phrases:
        when = read_when(phrase, MONDAY)
        if when:
            where = "anywhere" if find_when(phrase, MONDAY) else "as a whole phrase only"
            print(f"  {phrase:14} {explain(when, MONDAY):44} {where:24} {when.note}")


def microseconds(call: Callable[[], object], turns: int = 300) -> float:
    """The fastest of several runs."""
    best = float("inf")
    for _ in range(7):
        start = time.perf_counter()
        for _ in range(turns):
            call()
        best = min(best, (time.perf_counter() - start) / turns)
    return best * 1e6


def timing() -> None:
    """Microseconds per call, and how many times the floor."""
    jobs: list[tuple[str, str, Callable[[], object]]] = [
        ("read_when", "fri 10:00", lambda: read_when("fri 10:00", MONDAY)),
        ("read_when", "first monday of december", lambda: read_when("first monday of december", MONDAY)),
        ("read_when", "in 3 working days", lambda: read_when("in 3 working days", MONDAY)),
        ("read_when", "refused: call rina", lambda: read_when("call rina", MONDAY)),
        ("find_when", "200 plain characters", lambda: find_when("lorem ipsum dolor sit amet " * 7, MONDAY)),
        ("find_when", "200 hard characters", lambda: find_when(HARD, MONDAY)),
        ("capture", LINE, lambda: capture(LINE, MONDAY)),
        ("capture", "200 hard characters", lambda: capture(HARD, MONDAY)),
        ("read_note", "64 KiB of plain text", lambda: read_note("lorem ipsum dolor " * 3640, MONDAY)),
    ]
    floor = microseconds(lambda: Tokens(LINE))
    print(f"\n{'floor':10} {'cutting the line into words':70}{floor:>9.1f} µs")
    for name, what, call in jobs:
        spent = microseconds(call, 3 if "KiB" in what else 300)
        print(f"{name:10} {what:70}{spent:>9.1f} µs  {spent / floor:6.1f} x")


def main() -> int:
    """Print everything; 1 when the published phrases are not here."""
    timing()
    if not FILE.is_file():
        print(f"\nthe published phrases are not here: {FILE} (KAMTUI_SHARED_DATA names their directory)")
        return 1
    content = json.loads(FILE.read_text(encoding="utf-8"))
    near = [row for row in content["positive"] if row["days_from_ref"] is not None and 0 <= row["days_from_ref"] <= 400]
    print()
    score([row for row in near if row["convention_free"]])
    inside(content["dates_inside_text"])
    negative(content["negative"])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
