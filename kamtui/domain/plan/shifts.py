"""Rows of moves: a touch goes to another day, one as long as it leaves that day for a third, and so on.

The days between end as full as they were, so minutes travel from a full day to one that no touch of it may go to.
"""

from collections.abc import Callable
from itertools import pairwise

from kamtui.domain.plan.board import Board
from kamtui.domain.plan.room import bits


class Reach:
    """Where minutes may travel on a board, by single moves or by rows of them.

    What is known about a day is kept until a touch joins or leaves it. It can be wrong when a touch of the same contact
    has moved elsewhere since, so each move is looked at again before it is made.
    """

    def __init__(self, board: Board, movable: Callable[[int], bool] | None = None) -> None:
        """Only `movable` touches are moved; without it, any."""
        self.board = board
        self._movable = movable
        self._known: list[tuple[int, dict[int, int]]] = [(-1, {}) for _ in board.days]

    def on(self, day: int) -> dict[int, int]:
        """By length, the days to which a touch of a day may be moved, full or not."""
        stamp, known = self._known[day]
        if stamp != self.board.stamp[day]:
            known = {}
            for i in self.board.there[day]:
                if self._movable is None or self._movable(i):
                    known[self.board.minutes[i]] = known.get(self.board.minutes[i], 0) | self.board.fitting(i)
            known = {length: days & ~(1 << day) for length, days in known.items() if length > 0}
            self._known[day] = self.board.stamp[day], known
        return known

    def far(self, length: int, day: int) -> int:
        """The days that so many minutes may travel to from a day, in rows of any length."""
        seen = edge = self.on(day).get(length, 0)
        while edge:
            low = edge & -edge
            new = self.on(low.bit_length() - 1).get(length, 0) & ~seen
            seen |= new
            edge = (edge ^ low) | new
        return seen & ~(1 << day)

    def shift(self, length: int, day: int, goals: int) -> bool:
        """Moves so many minutes from a day to one of the `goals`, along the shortest row; whether there was one.

        Room on the goals is the caller's to look at; so is taking the moves back when they do not suit.
        """
        path = self._path(length, day, goals)
        links = reversed(list(pairwise(path)))
        return bool(path) and all(self._move(length, source, target) for source, target in links)

    def exchange(self, day: int, other: int, there: int, back: int) -> bool:
        """Moves `there` minutes from a day to another and `back` minutes the other way, 0 for none; all or nothing."""
        mark = len(self.board.steps)
        done = self.shift(there, day, 1 << other) and (not back or self.shift(back, other, 1 << day))
        if done and self.board.whole.free(other) >= 0:
            return True
        self.board.back(mark)
        return False

    def _path(self, length: int, day: int, goals: int) -> list[int]:
        """The days of the shortest row from a day to the emptiest of the goals that are as near; empty without one."""
        came, edge, seen = {day: day}, [day], 1 << day
        while edge:
            reached = []
            for source in edge:
                new = self.on(source).get(length, 0) & ~seen
                seen |= new
                for target in bits(new):
                    came[target] = source
                    reached.append(target)
            if found := [target for target in reached if goals >> target & 1]:
                path = [min(found, key=lambda target: (self.board.whole.taken[target], target))]
                while path[-1] != day:
                    path.append(came[path[-1]])
                return path[::-1]
            edge = reached
        return []

    def _move(self, length: int, source: int, target: int) -> bool:
        """Moves the touch that suits best: none that leaves company, then the one that comes nearest to its day."""
        board = self.board
        can = [i for i in board.there[source] if board.minutes[i] == length and board.fitting(i) >> target & 1]
        can = [i for i in can if self._movable is None or self._movable(i)]
        if can:
            board.put(min(can, key=lambda i: (*suits(board, i, source, target), i)), target)
        return bool(can)


def suits(board: Board, i: int, source: int, target: int) -> tuple[int, int]:
    """For sorting moves: company lost less company found, then calendar days farther from the wanted day."""
    lost = board.company(i, source) - board.company(i, target)
    return lost, board.away(i, target) - board.away(i, source)
