"""The engine of the plan: touches laid over the working days of a span. The same touches give the same plan.

The rules are never broken. Within them, in this order: most touches placed, those that matter more first; an even
load; visits in one city on one day; near the day each is wanted on.
"""

from collections.abc import Iterable

from kamtui.domain.plan import why
from kamtui.domain.plan.board import NOWHERE, Board
from kamtui.domain.plan.evening import even
from kamtui.domain.plan.laying import fill, lay
from kamtui.domain.plan.month import PlanDays
from kamtui.domain.plan.nearing import near
from kamtui.domain.plan.touch import Placement, PlannedTouch
from kamtui.domain.plan.trips import gather

RESERVED = 0.2
"""Share of a plan's capacity that is kept for accounts that are not key."""


def place_month(touches: Iterable[PlannedTouch], days: PlanDays, reserved: float = RESERVED) -> Placement:
    """Places touches, whose ids are unique; every one of them is in the outcome, placed or not."""
    board = Board(sorted(touches, key=lambda touch: (touch.important, touch.id)), days, reserved)
    lay(board)
    gather(board)
    even(board)
    near(board)
    fill(board)
    numbers = range(len(board.touches))
    on = sorted((i for i in numbers if board.on[i] != NOWHERE), key=lambda i: (board.on[i], i))
    return Placement(
        tuple(why.placed(board, i, days) for i in on),
        tuple(why.not_placed(board, i, days) for i in numbers if board.on[i] == NOWHERE),
    )
