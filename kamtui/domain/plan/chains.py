"""Chains of exchanges: what one day gives to a second, a third takes from that one, each time other touches.

Where no touch of a full day suits the emptiest one, the same minutes may still get there over the days between, which
end as full as they were.
"""

from collections.abc import Iterator
from itertools import pairwise, permutations

from kamtui.domain.plan.room import bits
from kamtui.domain.plan.shifts import Reach

Links = dict[int, dict[int, int]]
"""By minutes gained, by day, the days it can give them to in one exchange."""


def pass_on(reach: Reach, most: int) -> None:
    """Makes the days more alike by chains of exchanges, the days that differ most first; `most` chains at most."""
    tried: set[tuple[int, ...]] = set()
    for _ in range(most):
        links = _links(reach)
        found = next((chain for chain in _chains(reach, links) if chain not in tried), None)
        if found is None:
            break
        if not _carry_out(reach, *found):
            tried.add(found)


def _links(reach: Reach) -> Links:
    links: Links = {}
    for day, other in permutations(range(len(reach.board.days)), 2):
        for minutes, _ in _pairs(reach, day, other):
            there = links.setdefault(minutes, {})
            there[day] = there.get(day, 0) | 1 << other
    return links


def _pairs(reach: Reach, day: int, other: int) -> list[tuple[int, int]]:
    """Minutes a day can give to another one, each with the length of the touch that goes there; in order."""
    there = [length for length, days in reach.on(day).items() if days >> other & 1]
    if not there:
        return []
    back = [0, *(length for length, days in reach.on(other).items() if days >> day & 1)]
    return sorted({(m - n, m) for m in there for n in back if m > n})


def _chains(reach: Reach, links: Links) -> Iterator[tuple[int, ...]]:
    """The minutes to give and the days they pass through, for two days that become more alike by it."""
    taken = reach.board.whole.taken
    pairs = [(d, e) for d, e in permutations(range(len(taken)), 2) if taken[d] > taken[e] + 1]
    for fuller, emptier in sorted(pairs, key=lambda pair: (taken[pair[1]] - taken[pair[0]], pair)):
        apart = taken[fuller] - taken[emptier]
        for minutes in sorted((n for n in links if n < apart), key=lambda n: (abs(2 * n - apart), n)):
            if path := _path(links[minutes], fuller, emptier):
                yield (minutes, *path)


def _path(links: dict[int, int], day: int, goal: int) -> list[int]:
    came, edge, seen = {day: day}, [day], 1 << day
    while edge and goal not in came:
        reached = []
        for source in edge:
            new = links.get(source, 0) & ~seen
            seen |= new
            came.update(dict.fromkeys(bits(new), source))
            reached += bits(new)
        edge = reached
    if goal not in came:
        return []
    path = [goal]
    while path[-1] != day:
        path.append(came[path[-1]])
    return path[::-1]


def _carry_out(reach: Reach, minutes: int, *path: int) -> bool:
    """The exchanges from the last to the first, so that no day is ever fuller than its rules allow; all or none."""
    mark = len(reach.board.steps)
    for day, other in reversed(list(pairwise(path))):
        lengths = [length for gain, length in _pairs(reach, day, other) if gain == minutes]
        if not any(reach.exchange(day, other, length, length - minutes) for length in lengths):
            reach.board.back(mark)
            return False
    return True
