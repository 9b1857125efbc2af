"""The first draft of a plan: each touch on a day, room made for it by moving others where its days are full.

Rank by rank, within a rank the shortest first: so most of them fit. A touch once placed is moved but never taken off.
"""

from kamtui.domain.plan.board import NOWHERE, Board
from kamtui.domain.plan.clearing import Clearing
from kamtui.domain.plan.room import bits

PATIENCE = 40
"""Touches of one rank in a row for which no room can be made, before the rest of it goes only where room is."""
COMPANY = 0.25
"""Part of a day's capacity that a day may be fuller than another one to take a visit where one leads already."""
NEARER = 0.004
"""Part of a day's capacity that a day may be fuller for each day it is nearer to the wanted one."""


def lay(board: Board) -> None:
    """Puts every touch that finds a day on one."""
    crowd, clearing = Crowd(board), Clearing(board)
    rank, failed = 0, 0
    for i in sorted(range(len(board.touches)), key=lambda i: _order(board, i)):
        if board.touches[i].important != rank:
            rank, failed = board.touches[i].important, 0
        crowd.expect(i, -1)
        if days := board.free(i):
            board.put(i, crowd.best(i, days))
        elif failed < PATIENCE:
            failed = 0 if clearing.make_room(i) else failed + 1


def fill(board: Board) -> None:
    """Puts each touch that is left on a day with room, when moving others has left one."""
    for i, on in enumerate(board.on):
        if on == NOWHERE and (days := board.free(i)):
            board.put(i, min(bits(days), key=lambda day: (board.whole.taken[day], day)))


def _order(board: Board, i: int) -> tuple[int, int, int, int]:
    """What matters more, then what is shorter, then what has fewer days to go on."""
    return board.touches[i].important, board.minutes[i], board.window[i].bit_count(), i


class Crowd:
    """By day, the minutes that stand on it and those that would if every touch were laid evenly over its window."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._minutes = [float(taken) for taken in board.whole.taken]
        for i in range(len(board.touches)):
            self.expect(i, 1)

    def expect(self, i: int, sign: int) -> None:
        """Counts a touch in, or out again when its turn has come."""
        days = bits(self._board.window[i])
        for day in days:
            self._minutes[day] += sign * self._board.minutes[i] / len(days)

    def best(self, i: int, days: int) -> int:
        """The least crowded day, a nearer one or one with a visit in its town preferred; it is more crowded then."""
        board, unit = self._board, self._board.whole.limit

        def cost(day: int) -> tuple[float, int]:
            company = COMPANY * unit if board.company(i, day) else 0
            return self._minutes[day] + NEARER * unit * board.away(i, day) - company, day

        found = min(bits(days), key=cost)
        self._minutes[found] += board.minutes[i]
        return found
