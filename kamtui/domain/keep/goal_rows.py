"""Goals as the reads door returns them, and how one is said."""

from dataclasses import dataclass
from typing import NamedTuple

from kamtui.domain.keep.aims import Aim
from kamtui.domain.locale import shown
from kamtui.domain.money import short_sum


class Target(NamedTuple):
    """What a goal asks for: thousandths of last year's revenue, or an amount of the year in minor units."""

    permille: int | None = None
    """Growth: more than last year. Retention: of last year's that stay."""
    minor: int | None = None
    currency: str | None = None

    def words(self, aim: Aim) -> str:
        """`+15 %` for growth, `98 %` for retention, `480 k EUR` for an amount."""
        if self.permille is None:
            return short_sum(self.minor or 0, self.currency or "")
        whole, part = divmod(self.permille, 10)
        return f"{'+' if aim is Aim.GROWTH else ''}{shown().percent(f'{whole}.{part}' if part else str(whole))}"


OFFERED = {Aim.RETENTION: Target(permille=1000), Aim.GROWTH: Target(permille=150)}
"""What is offered where nobody says how much."""


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal of a year."""

    id: int
    account_id: int | None
    """None is the whole book."""
    account_name: str | None
    year: int
    aim: Aim
    target: Target

    def words(self) -> str:
        """`growth +15 %`."""
        return f"{self.aim} {self.target.words(self.aim)}"
