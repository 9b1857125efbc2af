"""Moves: when moving a planned task must say why."""

from kamtui.domain.rules import Rules
from kamtui.domain.words import Reason
from kamtui.errors import RejectedError

REASON_KEYS: dict[str, Reason] = {
    "c": Reason.CLIENT,
    "m": Reason.ME,
    "p": Reason.PRIORITY,
    "e": Reason.EVENT,
    "o": Reason.OBSOLETE,
}
"""The one key that gives each reason."""


def reasons_offered(rules: Rules) -> dict[str, Reason]:
    """The reasons that the settings offer, in their order, each with its key."""
    keys = {reason: key for key, reason in REASON_KEYS.items()}
    return {keys[reason]: reason for reason in rules.reasons}


def needs_reason(moves_so_far: int, rules: Rules) -> bool:
    """Whether the next move of a task that was moved `moves_so_far` times requires a reason."""
    return moves_so_far >= rules.free_moves


def check_move(moves_so_far: int, reason: Reason | None, rules: Rules) -> None:
    """Refuse a move that requires a reason and has none.

    Raises:
        RejectedError: one sentence, and the reasons with their keys as the hint.
    """
    if reason is None and needs_reason(moves_so_far, rules):
        keys = ", ".join(f"{key} {word}" for key, word in reasons_offered(rules).items())
        raise RejectedError(
            f"This task was moved {_times(moves_so_far)} already: moving it again needs a reason.",
            f"Give one of: {keys}.",
        )


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{n} times")
