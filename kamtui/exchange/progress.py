"""How far a long import is: told every few thousand rows to whoever wants to know, and free where nobody does."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

EVERY = 5_000
"""Rows between two tellings."""


class Doing(StrEnum):
    """What takes the time."""

    READING = "reading"
    WRITING = "writing"
    SAVING = "saving"
    """Told once, when nothing is left to do but to save; whoever wants to stop it must do it then."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is with one file or table."""

    doing: Doing
    name: str
    """Of the file that is read, or of the table that is written."""
    rows: int
    whole: int
    """Rows there are, as far as is known; 0 when it is not."""
    part: int = 1
    parts: int = 1
    """Which of how many runs through the rows this is."""

    @property
    def share(self) -> float:
        """What is done of all of it, from 0 to 1; 0 when nobody knows."""
        return (self.part - 1 + min(self.rows / self.whole, 1)) / self.parts if self.whole else 0.0


Progress = Callable[[Step], None]
"""Is told; what it raises ends the import, and nothing is written."""


def silent(_: Step) -> None:
    """Nobody wants to know."""


def gathered(found: Iterable[T], tell: Callable[[int], None]) -> list[T]:
    """Everything found, in a list that `tell` hears the length of as it grows."""
    rows: list[T] = []
    left = iter(found)
    while chunk := list(islice(left, EVERY)):
        rows += chunk
        if len(chunk) == EVERY:
            tell(len(rows))
    return rows


class Told(tuple[T, ...]):
    """Rows that tell how far somebody is who goes through them."""

    tell: Callable[[int], None]

    def __iter__(self) -> Iterator[T]:
        """The rows, in slices."""
        for start in range(0, len(self), EVERY):
            if start:
                self.tell(start)
            yield from self[start : start + EVERY]


def told(rows: Sequence[T], tell: Callable[[int], None]) -> Told[T]:
    """The rows, telling."""
    telling = Told(rows)
    telling.tell = tell
    return telling
