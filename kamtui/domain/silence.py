"""Silence: how long an account has gone without a touch, measured against its cadence."""

from datetime import date
from math import inf
from typing import Literal, NamedTuple

Level = Literal["ok", "amber", "red"]
"""Within the cadence, up to one and a half times it, beyond that."""


class Silence(NamedTuple):
    """Days since the last touch beside the days that may pass."""

    days: int | None
    """Calendar days since the last touch; None when there never was one."""
    cadence: int
    """Calendar days that may pass."""

    @property
    def is_silent(self) -> bool:
        """Beyond the cadence, or never touched."""
        return self.days is None or self.days > self.cadence

    @property
    def level(self) -> Level:
        """`ok` up to the cadence, `amber` up to 1.5 times it, `red` beyond; never touched is red."""
        if self.days is None or 2 * self.days > 3 * self.cadence:
            return "red"
        return "amber" if self.days > self.cadence else "ok"

    @property
    def words(self) -> str:
        """`silent 10 d of 7`, `5 d of 7` within the cadence, `never met`."""
        if self.days is None:
            return "never met"
        return f"{'silent ' if self.is_silent else ''}{self.days} d of {self.cadence}"

    @property
    def weight(self) -> float:
        """For sorting: how many cadences have passed; never touched is the most silent of all."""
        return inf if self.days is None else self.days / max(self.cadence, 1)


def silence(last_touch_on: date | None, cadence: int, today: date) -> Silence:
    """Silence of an account today; a touch dated in the future counts as today's."""
    if last_touch_on is None:
        return Silence(None, cadence)
    return Silence(max((today - last_touch_on).days, 0), cadence)
