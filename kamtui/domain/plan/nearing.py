"""Touches brought nearer to the day each is wanted on, where neither the load nor a trip is the worse for it."""

from kamtui.domain.plan.board import NOWHERE, Board
from kamtui.domain.plan.room import bits
from kamtui.domain.plan.shifts import suits

ROUNDS = 3
"""Times the touches are gone through, those farthest from their day first."""


def near(board: Board) -> None:
    """Moves touches to emptier days that are nearer, or changes two of one length when both together come nearer."""
    for _ in range(ROUNDS):
        placed = [i for i, on in enumerate(board.on) if on != NOWHERE]
        far = sorted(placed, key=lambda i: (-board.away(i, board.on[i]), i))
        moved = [i for i in far if _come_nearer(board, i)]
        if not moved:
            break


def _come_nearer(board: Board, i: int) -> bool:
    here = board.on[i]
    away = board.away(i, here)
    days = [day for day in bits(board.apart(i)) if board.away(i, day) < away]
    for day in sorted(days, key=lambda day: (board.away(i, day), day)):
        if not _better(board, i, here, day):
            continue
        emptier = board.whole.taken[here] - board.whole.taken[day] >= board.minutes[i]
        if emptier and board.free(i) >> day & 1:
            board.put(i, day)
            return True
        if _trade(board, i, day):
            return True
    return False


def _better(board: Board, i: int, source: int, target: int) -> bool:
    """Whether a move leaves no company that it does not find again."""
    return suits(board, i, source, target)[0] <= 0


def _trade(board: Board, i: int, day: int) -> bool:
    """Changes days with a touch as long, the one with which both together come nearest."""
    here, gain = board.on[i], board.away(i, board.on[i]) - board.away(i, day)
    same = [k for k in board.there[day] if board.minutes[k] == board.minutes[i]]
    loss = {k: board.away(k, here) - board.away(k, day) for k in same}
    for k in sorted((k for k in same if loss[k] < gain), key=lambda k: (loss[k], k)):
        if board.apart(k) >> here & 1 and _better(board, k, day, here):
            mark = len(board.steps)
            board.put(i, NOWHERE)
            board.put(k, NOWHERE)
            if board.free(i) >> day & 1:
                board.put(i, day)
                if board.free(k) >> here & 1:
                    board.put(k, here)
                    return True
            board.back(mark)
    return False
