"""Room on the days of a plan, as bits: which days still take so many minutes.

Days are numbered from 0; a set of days is an int with a bit for each. Asking is one look-up, because the sets are
kept up to date for every length that occurs among the touches.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence


def bits(days: int) -> list[int]:
    """The numbers of the days in a set, in order."""
    found = []
    while days:
        low = days & -days
        found.append(low.bit_length() - 1)
        days ^= low
    return found


class Room:
    """Minutes taken on each day against one limit; what is longer than the limit goes on an otherwise empty day."""

    def __init__(self, limit: int, taken: Sequence[int], lengths: Iterable[int]) -> None:
        """`lengths` are the minutes that will be asked for, `taken` those that stand on each day."""
        self.limit = limit
        self.taken = list(taken)
        self._lengths = sorted(set(lengths))
        self._level = [self._fitting(minutes) for minutes in self.taken]
        self.open = {
            length: sum(1 << day for day, level in enumerate(self._level) if level > n)
            for n, length in enumerate(self._lengths)
        }
        """By length, the days that take it."""

    def add(self, day: int, minutes: int) -> None:
        """Takes minutes of a day, or gives them back when negative. The limit is the caller's to keep."""
        self.taken[day] += minutes
        before, after = self._level[day], self._fitting(self.taken[day])
        if before != after:
            self._level[day] = after
            for length in self._lengths[min(before, after) : max(before, after)]:
                self.open[length] ^= 1 << day

    def free(self, day: int) -> int:
        """Minutes left on a day; below 0 when too much stands on it."""
        return self.limit - self.taken[day]

    def _fitting(self, taken: int) -> int:
        """How many of the lengths, the shortest first, a day takes on which so much stands."""
        if self.limit <= 0:
            return 0
        return len(self._lengths) if taken == 0 else bisect_right(self._lengths, self.limit - taken)
