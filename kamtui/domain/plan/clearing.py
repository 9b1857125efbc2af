"""Room made on a full day: what stands on it is moved, rows of touches travel, long ones change with shorter ones."""

from kamtui.domain.plan.board import NOWHERE, Board
from kamtui.domain.plan.room import bits
from kamtui.domain.plan.shifts import Reach

MOST_MOVES = 4
"""Touches, or rows of them, moved off one day to make room on it."""


class Clearing:
    """Makes room on a board for one touch after the other."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._reach = Reach(board)
        self._hopeless: list[tuple[int, int]] = []
        """Windows in which no room for so many minutes could be made: the board only ever becomes fuller."""

    def make_room(self, i: int) -> bool:
        """Puts a touch on a day of its window from which others can be moved; the emptiest day is tried first."""
        board, window, minutes = self._board, self._board.window[i], self._board.minutes[i]
        if board.touches[i].key and minutes > board.key_room:
            return False
        if any(minutes >= least and not window & ~days for days, least in self._hopeless):
            return False
        if self._squeeze(i) or self._displace(i):
            return True
        if board.half[i] is None and board.apart(i) == window:
            self._hopeless.append((window, minutes))
        return False

    def _squeeze(self, i: int) -> bool:
        """Puts a touch on a day after moving others off it; nothing is moved in vain."""
        board, taken = self._board, self._board.whole.taken
        for day in sorted(bits(board.window[i]), key=lambda day: (taken[day], day)):
            mark = len(board.steps)
            if self.clear(i, day):
                board.put(i, day)
                return True
            board.back(mark)
        return False

    def _displace(self, i: int) -> bool:
        """Puts a touch where others of its contact are too near, and makes room for each of these elsewhere."""
        board = self._board
        for day in bits(board.window[i] & ~board.apart(i)):
            mark = len(board.steps)
            others = [j for j, near in board.kin[i] if board.on[j] >= 0 and near[board.on[j]] >> day & 1]
            for j in others:
                board.put(j, NOWHERE)
            if self.clear(i, day):
                board.put(i, day)
                if all(self._squeeze(j) for j in others) and board.on[i] >= 0:
                    return True
            board.back(mark)
        return False

    def clear(self, i: int, day: int) -> bool:
        """Moves others until a day takes a touch: its contact's first, then what fills its half or the day."""
        board = self._board
        for j, near in board.kin[i]:
            at = board.on[j]
            if at >= 0 and near[at] >> day & 1 and not self._move_off(j, near[day] | 1 << at):
                return False
        for _ in range(MOST_MOVES):
            if not board.fitting(i) >> day & 1:
                eased = self._ease_half(i, day)
            elif not board.free(i) >> day & 1:
                eased = self._ease(i, day)
            else:
                return True
            if not eased:
                return False
        return bool(board.free(i) >> day & 1)

    def _move_off(self, i: int, days: int) -> bool:
        """Moves a touch to the emptiest day that is none of these; whether one takes it."""
        board, elsewhere = self._board, self._board.free(i) & ~days
        if elsewhere:
            board.put(i, min(bits(elsewhere), key=lambda day: (board.whole.taken[day], day)))
        return bool(elsewhere)

    def _ease_half(self, i: int, day: int) -> bool:
        """Moves one touch off a half of a day that is too full for another one."""
        board = self._board
        half = board.half[i]
        if half is None or not board.apart(i) >> day & 1:
            return False
        short = board.minutes[i] - half.free(day)
        same = [j for j in board.there[day] if board.half[j] is half]
        same.sort(key=lambda j: (board.minutes[j] < short, abs(board.minutes[j] - short), j))
        return any(self._move_off(j, 1 << day) for j in same)

    def _ease(self, i: int, day: int) -> bool:
        """Makes a day less full: a touch moved away, or a row of them, or one changed for a shorter one."""
        board, mark = self._board, len(self._board.steps)
        short = board.minutes[i] - board.whole.free(day)
        for length in sorted(self._reach.on(day), key=lambda n: (n < short, abs(n - short))):
            goals = board.whole.open[length] & ~(1 << day)
            if goals and self._reach.shift(length, day, goals):
                return True
            board.back(mark)
        return self._change(day, short)

    def _change(self, day: int, short: int) -> bool:
        """Changes a touch of a day for a shorter one of another day that has room for the difference."""
        room = self._board.whole
        others = [other for other in range(len(room.taken)) if other != day and room.free(other) >= short]
        for other in sorted(others, key=lambda other: (room.taken[other], other)):
            there = [length for length, days in self._reach.on(day).items() if days >> other & 1]
            back = [length for length, days in self._reach.on(other).items() if days >> day & 1]
            nets = [(m - n, m) for m in there for n in back if short <= m - n <= room.free(other)]
            if any(self._reach.exchange(day, other, m, m - net) for net, m in sorted(nets)):
                return True
        return False
