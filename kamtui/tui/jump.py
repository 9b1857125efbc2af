"""Jumping: every row and figure in sight has a letter, and typing it goes there. Pure, but for what a spot does."""

from collections.abc import Callable, Collection
from typing import NamedTuple

LETTERS = "fjdkslaghrueiwoqptyvmcnxbz"
"""Letters of labels, the ones under resting fingers first."""


class Spot(NamedTuple):
    """Something in sight that can be gone to."""

    x: int
    """Its column on the screen."""
    y: int
    """Its row there."""
    go: Callable[[], None]
    """Goes there."""


def labels(count: int, taken: Collection[str] = ()) -> list[str]:
    """Labels of which none begins another: one letter as long as there are enough, then two. `taken` are not used."""
    letters = [letter for letter in LETTERS if letter not in taken]
    room = len(letters)
    firsts = next((n for n in range(room + 1) if room - n + n * room >= count), room)
    singles, leads = letters[: room - firsts], letters[room - firsts :]
    return [*singles, *(lead + letter for lead in leads for letter in letters)][:count]
