"""Grades of satisfaction: letters from A to F with plus and minus, as a client gives them, and what they ask for.

A grade without its *why* says nothing, so the why is required. Anything below B counts as failing: a client who says
“fine” is looking around. A target is at most one whole letter up, because nobody believes in more.
"""

from datetime import date, timedelta
from enum import StrEnum


class Letter(StrEnum):
    """A grade, the best first."""

    A_PLUS = "A+"
    A = "A"
    A_MINUS = "A-"
    B_PLUS = "B+"
    B = "B"
    B_MINUS = "B-"
    C_PLUS = "C+"
    C = "C"
    C_MINUS = "C-"
    D_PLUS = "D+"
    D = "D"
    D_MINUS = "D-"
    F = "F"

    @property
    def place(self) -> int:
        """0 for the best."""
        return _PLACES[self]

    @property
    def is_failing(self) -> bool:
        """Below B: B- and everything under it."""
        return self.place > _PLACES[Letter.B]


_PLACES = {letter: place for place, letter in enumerate(Letter)}
_STEP = 3
"""Places in one whole letter."""


NEEDS_WHY = "Say why in their words: a grade without its reason says nothing."
"""What a grade without a reason is told."""


def read_letter(text: str) -> Letter | None:
    """A grade as it is typed: `b-`, `B –`, `C +`; None for what is none."""
    plain = text.strip().upper().replace(" ", "").replace("–", "-").replace("−", "-")
    return Letter._value2member_map_.get(plain)  # type: ignore[return-value]


def targets(letter: Letter) -> tuple[Letter, ...]:
    """The grades a target may be: better ones up to one whole letter, the nearest first; from F up to D+."""
    return tuple(reversed(list(Letter)[max(letter.place - _STEP, 0) : letter.place]))


def check_target(letter: Letter, target: Letter) -> None:
    """Raises ValueError with a sentence when a target is no step up or more than one."""
    if target not in targets(letter):
        most = targets(letter)[-1] if targets(letter) else letter
        raise ValueError(f"from {letter} the next step is at most {most}, not {target}")


def due_on(last: date | None, every: int, today: date) -> date:
    """Day on which an account should be graded next: `every` days after the last grade, today when it never was."""
    return today if last is None else last + timedelta(days=every)
