"""How good the plan of a month is, against the best that CP-SAT finds under the same rules; a script.

    python tests/benchmarks/plan_quality.py [--seconds S] [--books N]

For each of 20 seeded books three lines. *Placed, all alike*: touches placed when all matter as much, against the most
that can be. *By rank*: touches placed when what matters more comes first, against the most of each rank that can be
while no better rank gets fewer; what is placed beyond that of a lesser rank does not count. The floor of both is a
bound: no plan passes it. *Unevenness*: mean distance of a day's minutes from the mean, against the least CP-SAT finds
with the same touches placed. Needs OR-tools, a dev dependency.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING

from figures import Line, Samples, table, within
from plan_books import PlanBook, book, books

from kamtui.domain.plan.evening import unevenness
from kamtui.domain.plan.placement import RESERVED, place_month
from kamtui.domain.plan.touch import Placement, TouchId

if TYPE_CHECKING:
    from plan_bound import Found

LEAST_PLACED = 0.98
MOST_UNEVEN = 1.10
NO_MATTER = 1.0
"""Minutes a day by which the unevenness may differ in any case: the lengths of touches come in steps of five."""
TIMED = ((100, 360, 100.0), (100, 480, 100.0), (1_000, 360, 1_500.0), (1_000, 3_000, 1_500.0), (1_000, 4_200, 1_500.0))
"""Accounts, minutes of a day and the milliseconds that may be taken; a thousand accounts fill the days of ten reps."""


@dataclass(slots=True)
class Tally:
    """Touches of all books."""

    ours: int = 0
    bound: int = 0

    def line(self, measure: str, wanted: int, ours: int, bounds: Iterable[tuple[int, int]]) -> Line:
        """The line of a book; `bounds` are the best that was found and the bound, by rank."""
        best, bound = map(sum, zip(*bounds, strict=True))
        self.ours += ours
        self.bound += bound
        part = ours / bound if bound else 1.0
        shown = str(bound) if best == bound else f"{bound} (found {best})"
        return Line(measure, wanted, str(ours), shown, f"{part:.1%}", f"≥ {LEAST_PLACED:.0%}", part >= LEAST_PLACED)


def placed_alike(one: PlanBook, seconds: float, tally: Tally) -> Line:
    """Touches placed when all matter as much."""
    alike = replace(one, touches=tuple(replace(touch, important=0) for touch in one.touches))
    plan = place_month(alike.touches, alike.days)
    (most,) = _most(alike, plan, seconds).values()
    return tally.line(f"placed, all alike: {one.name}", len(one.touches), len(plan.placed), [(most.best, most.bound)])


def placed_by_rank(one: PlanBook, seconds: float, tally: Tally) -> Line:
    """Touches placed of each rank, as far as the best plan places as many."""
    plan = place_month(one.touches, one.days)
    most = _most(one, plan, seconds)
    ranks = Counter(placed.touch.important for placed in plan.placed)
    ours = sum(min(ranks[rank], found.bound) for rank, found in most.items())
    measure = f"by rank, {len(plan.placed)} in all"
    return tally.line(measure, len(one.touches), ours, [(found.best, found.bound) for found in most.values()])


def evenness(one: PlanBook, seconds: float) -> Line:
    """The unevenness of the load."""
    from plan_bound import Search, most_even

    plan = place_month(one.touches, one.days)
    minutes = loads(one, plan)
    found = most_even(one, days_of(plan), Search(seconds), RESERVED)
    ours, least = unevenness(minutes), found.best / len(minutes) ** 2
    ratio = ours / least if least else 1.0 + (ours > 0)
    shown = f"{ours:.2f} (mean {sum(minutes) / len(minutes):.0f}, peak {max(minutes)})"
    most = f"≤ {MOST_UNEVEN:.2f} or + {NO_MATTER:.0f} m"
    ok = round(ratio, 2) <= MOST_UNEVEN or ours - least <= NO_MATTER
    return Line("unevenness", len(minutes), shown, f"{least:.2f}", f"{ratio:.2f}", most, ok)


def _most(one: PlanBook, plan: Placement, seconds: float) -> "dict[int, Found]":
    from plan_bound import Search, most_placed

    return most_placed(one, days_of(plan), Search(seconds), RESERVED)


def days_of(plan: Placement) -> dict[TouchId, date]:
    """Where each touch went."""
    return {placed.touch.id: placed.on for placed in plan.placed}


def loads(one: PlanBook, found: Placement) -> list[int]:
    """Minutes of each working day once the plan is laid."""
    minutes = {day: one.days.taken.get(day, 0) for day in one.days.working()}
    for placed in found.placed:
        minutes[placed.on] += placed.touch.minutes
    return list(minutes.values())


def times() -> Iterator[Line]:
    """How much of one processor a plan takes, the worst of several."""
    for accounts, capacity, most in TIMED:
        one, found = book(7, accounts, capacity, 0.5), Samples()
        for _ in range(15 if accounts < 1_000 else 5):
            start = time.process_time()
            place_month(one.touches, one.days)
            found.add((time.process_time() - start) * 1000)
        yield within(f"processor time, {one.name}", len(one.touches), found, most, "ms")


def main() -> int:
    """Measures and prints; 1 when a target is missed, 2 without OR-tools."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60, help="of each search; a book takes up to seven")
    parser.add_argument("--books", type=int, default=20)
    asked = parser.parse_args()
    if find_spec("ortools") is None:
        print("The plan is compared with OR-tools, which is not installed: pip install '.[bench]'", file=sys.stderr)
        return 2
    lines, alike, by_rank = list(times()), Tally(), Tally()
    for n, one in enumerate(books(asked.books), 1):
        lines.append(placed_alike(one, asked.seconds, alike))
        lines.append(placed_by_rank(one, asked.seconds, by_rank))
        lines.append(evenness(one, asked.seconds))
        print(f"{n} of {asked.books} books", file=sys.stderr, flush=True)
    lines.append(Tally().line("all books, all alike", asked.books, alike.ours, [(alike.bound, alike.bound)]))
    lines.append(Tally().line("all books, by rank", asked.books, by_rank.ours, [(by_rank.bound, by_rank.bound)]))
    print(table(lines))
    return int(any(line.ok is False for line in lines))


if __name__ == "__main__":
    sys.exit(main())
