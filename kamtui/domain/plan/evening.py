"""The load made even: minutes taken from fuller days to emptier ones until no exchange is left that helps.

What is made small is the sum over the days of the squared distance of their minutes from the mean; `unevenness` says
the outcome in minutes a reader can judge. Visits that share a trip stay together unless a day stands out.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

from kamtui.domain.plan.board import Board
from kamtui.domain.plan.chains import pass_on
from kamtui.domain.plan.handfuls import deal
from kamtui.domain.plan.room import bits
from kamtui.domain.plan.shifts import Reach, suits

SWEEPS = 12
"""Times the days are gone through with single moves."""
EXCHANGES = 6
"""Exchanges between two days, for each day of the span."""
CHAINS = 40
"""Chains of exchanges over several days."""
HANDFULS = 60
"""Pairs of days looked at for an exchange of several touches."""
UNEVEN = 10
"""Minutes that two days may differ by before touches are moved one by one that leave company on a trip."""

Exchange = tuple[int, int, int, int]
"""The fuller day, the emptier one, minutes that go to it, and minutes that come back, 0 for none."""


def unevenness(minutes: Sequence[int]) -> float:
    """Mean distance of the days' minutes from their mean, in minutes."""
    if not minutes:
        return 0.0
    mean = sum(minutes) / len(minutes)
    return sum(abs(day - mean) for day in minutes) / len(minutes)


def even(board: Board) -> None:
    """Moves touches until the days are as full as each other, as far as the rules allow."""

    def alone(i: int) -> bool:
        return not board.company(i, board.on[i])

    for _ in range(SWEEPS):
        if not _sweep(board):
            break
    reach = Reach(board, alone)
    _exchange(board, reach, 1)
    pass_on(reach, CHAINS)
    deal(board, alone, HANDFULS)
    _exchange(board, Reach(board), UNEVEN)
    deal(board, lambda _: True, HANDFULS)


def _exchange(board: Board, reach: Reach, least: int) -> None:
    """Makes exchanges between days that are more than `least` minutes apart until none is left."""
    tried: set[Exchange] = set()
    for _ in range(EXCHANGES * len(board.days)):
        found = next((one for one in _exchanges(board, reach, least) if one not in tried), None)
        if found is None:
            break
        if not reach.exchange(*found):
            tried.add(found)


def _sweep(board: Board) -> bool:
    """One touch after the other to the emptiest day it may go to, from the fullest day on; whether any was moved."""
    moved, taken = False, board.whole.taken
    for day in sorted(range(len(board.days)), key=lambda day: (-taken[day], day)):
        for i in sorted(board.there[day], key=lambda i: (-board.minutes[i], i)):
            room = taken[day] - board.minutes[i]
            if room <= min(taken) or board.company(i, day):
                continue
            better = [there for there in bits(board.free(i)) if taken[there] < room]
            if better:
                board.put(i, min(better, key=lambda there: (taken[there], *suits(board, i, day, there), there)))
                moved = True
    return moved


def _exchanges(board: Board, reach: Reach, least: int) -> Iterator[Exchange]:
    """Exchanges that make two days more alike, the two that differ most first, the best of each two first."""
    taken = board.whole.taken
    pairs = [(d, e) for d, e in permutations(range(len(taken)), 2) if taken[d] > taken[e] + least]
    far: dict[int, dict[int, int]] = {}
    for fuller, emptier in sorted(pairs, key=lambda pair: (taken[pair[1]] - taken[pair[0]], pair)):
        for day in (fuller, emptier):
            if day not in far:
                far[day] = {length: reach.far(length, day) for length in reach.on(day)}
        apart = taken[fuller] - taken[emptier]
        there = [length for length, days in far[fuller].items() if days >> emptier & 1]
        back = [0, *(length for length, days in far[emptier].items() if days >> fuller & 1)]
        nets = [(m, n) for m in there for n in back if 0 < m - n < apart]
        for m, n in sorted(nets, key=lambda net: (abs(2 * (net[0] - net[1]) - apart), net[1], net)):
            yield fuller, emptier, m, n
