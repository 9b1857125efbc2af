"""Visits brought together: one town, one day, as far as the days can still be made even around them."""

from kamtui.domain.plan.board import NOWHERE, Board
from kamtui.domain.plan.clearing import Clearing
from kamtui.domain.plan.evening import UNEVEN
from kamtui.domain.plan.room import bits

ROUNDS = 2
"""Times the visits are gone through."""


def gather(board: Board) -> None:
    """Moves visits that are alone in their town to a day on which one leads there already, if that saves a trip."""
    clearing = Clearing(board)
    visits = [i for i, town in enumerate(board.town) if town is not None and board.on[i] != NOWHERE]
    for _ in range(ROUNDS):
        joined = [i for i in visits if not board.company(i, board.on[i]) and _join(board, clearing, i)]
        if not joined:
            break


def trips(board: Board) -> int:
    """Days with a visit, counted for each town."""
    return sum(sum(map(bool, days)) for days in board.calls_at.values())


def _join(board: Board, clearing: Clearing, i: int) -> bool:
    """Moves one visit to the day with most visits in its town that takes it; others make room for it."""
    calls = board.calls_at[board.town[i] or ""]
    goals = [day for day in bits(board.apart(i)) if day != board.on[i] and calls[day]]
    before = trips(board)
    most = sum(board.whole.taken) // len(board.days) + UNEVEN
    for day in sorted(goals, key=lambda day: (-calls[day], board.away(i, day), day)):
        if _stands(board, day) + board.minutes[i] > most:
            continue
        mark = len(board.steps)
        if clearing.clear(i, day):
            board.put(i, day)
            if trips(board) < before:
                return True
        board.back(mark)
    return False


def _stands(board: Board, day: int) -> int:
    """Minutes of a day that evening the load leaves there: what stood on it, and its visits."""
    return board.whole.taken[day] - sum(board.minutes[j] for j in board.there[day] if board.town[j] is None)
