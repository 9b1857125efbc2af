"""Handfuls: one or two touches of a day changed for up to two of another one, to move the last few minutes.

A quarter of an hour and ten minutes against twenty: single touches seldom differ by as little as the days then do.
"""

from collections.abc import Callable, Iterator
from itertools import combinations, permutations
from math import gcd

from kamtui.domain.plan.board import NOWHERE, Board
from kamtui.domain.plan.shifts import suits

OF_A_LENGTH = 2
"""Touches of one length looked at on a day, those that suit best."""
TRIES = 8
"""Exchanges tried between two days, the best first."""

Hand = tuple[int, ...]


def deal(board: Board, movable: Callable[[int], bool], most: int) -> None:
    """Makes the days more alike by exchanging handfuls, those that differ most first; looks at `most` pairs of days."""
    step = max(gcd(*board.minutes), 1)
    looked = 0
    while looked < most:
        for fuller, emptier in _unlike(board, step):
            looked += 1
            if _deal(board, movable, fuller, emptier):
                break
            if looked >= most:
                return
        else:
            return


def _unlike(board: Board, step: int) -> list[tuple[int, int]]:
    """Days that differ by more than the least step there is, those that differ most first."""
    taken = board.whole.taken
    pairs = [(d, e) for d, e in permutations(range(len(taken)), 2) if taken[d] > taken[e] + step]
    return sorted(pairs, key=lambda pair: (taken[pair[1]] - taken[pair[0]], pair))


def _deal(board: Board, movable: Callable[[int], bool], fuller: int, emptier: int) -> bool:
    apart = board.whole.taken[fuller] - board.whole.taken[emptier]
    there = list(_hands(board, movable, fuller, emptier))
    back = [((), 0), *_hands(board, movable, emptier, fuller)]
    nets = [(abs(2 * (m - n) - apart), mine, yours) for mine, m in there for yours, n in back if 0 < m - n < apart]
    nets.sort(key=lambda net: (net[0], len(net[1]) + len(net[2]), net))
    return any(_change(board, fuller, emptier, mine, yours) for _, mine, yours in nets[:TRIES])


def _hands(board: Board, movable: Callable[[int], bool], day: int, other: int) -> Iterator[tuple[Hand, int]]:
    """Handfuls of a day that may go to another one, each with its minutes."""
    can = [i for i in board.there[day] if board.minutes[i] > 0 and board.apart(i) >> other & 1 and movable(i)]
    kept: dict[int, list[int]] = {}
    for i in sorted(can, key=lambda i: (*suits(board, i, day, other), i)):
        same = kept.setdefault(board.minutes[i], [])
        if len(same) < OF_A_LENGTH:
            same.append(i)
    best = [i for same in kept.values() for i in same]
    for size in (1, 2):
        for hand in combinations(best, size):
            yield hand, sum(board.minutes[i] for i in hand)


def _change(board: Board, fuller: int, emptier: int, mine: Hand, yours: Hand) -> bool:
    """Changes the two handfuls, or nothing when a rule is against it."""
    mark = len(board.steps)
    for i in (*mine, *yours):
        board.put(i, NOWHERE)
    for hand, day in ((mine, emptier), (yours, fuller)):
        for i in hand:
            if not board.free(i) >> day & 1:
                board.back(mark)
                return False
            board.put(i, day)
    return True
