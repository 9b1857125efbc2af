"""Scales of charts: round ticks between the least and the most of what is drawn."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, repeat

from kamtui.domain import locale
from kamtui.domain.money import digits
from kamtui.domain.pulse.figures import Chart, Shape, Unit, Value, shown

_ROUND = (1.0, 2.0, 2.5, 5.0)
_HOURS = (5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 180.0, 300.0)
_MOST_PARTS = 1_000
_HALF = 0.4
"""The share from which on the scale goes to all of it."""


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high`, with a tick every `step`; nought is among them."""

    low: float
    high: float
    step: float
    unit: Unit = Unit.COUNT
    currency: str = ""

    @cached_property
    def ticks(self) -> tuple[float, ...]:
        """The values of the ticks, from the least."""
        count = min(round((self.high - self.low) / self.step), _MOST_PARTS)
        return tuple(self.low + self.step * n for n in range(count + 1))

    def at(self, value: float, cells: float = 1.0) -> float:
        """How far from the least a value stands, of so many cells; never outside of them."""
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0) * cells

    def told(self, value: Value) -> str:
        """A value as it is read."""
        return shown(value, self.unit, self.currency)

    def mark(self, tick: float) -> str:
        """A tick as it is read: `80 k`, not `80.0 k`, and a bare nought."""
        return re.sub(rf"{re.escape(locale.shown().decimal)}0+(?=\D|$)", "", self.told(tick)) if tick else "0"


def scale(values: Iterable[Value], unit: Unit, parts: int, currency: str = "") -> Scale:
    """A scale of at most so many parts that holds nought and all the values; of shares above a half, all of them."""
    known = [float(value) for value in values if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    if unit is Unit.SHARE and _HALF < high <= 1 and low == 0:
        return Scale(0.0, 1.0, next(step for step in (0.25, 0.5, 1.0) if 1 / step <= max(parts, 1)), unit)
    if low == high:
        high = low + _least(unit, currency)
    for step in _steps(unit, currency):
        below, above = -int(low // step), -int(-high // step)
        if below + above <= max(parts, 1 + (low < 0 < high)):
            return Scale(-below * step, above * step, step, unit, currency)
    return Scale(low, high, high - low, unit, currency)


def _least(unit: Unit, currency: str) -> float:
    """The smallest distance between ticks: a whole one of what is counted, a percent of a share."""
    return 0.01 if unit in (Unit.SHARE, Unit.CHANGE) else float(10 ** digits(currency)) if unit is Unit.MONEY else 1.0


def _steps(unit: Unit, currency: str) -> Iterable[float]:
    """Round distances between ticks, ever larger; no part of a whole one."""
    least = _least(unit, currency)
    tens = accumulate(chain([least], repeat(10.0, 40)), lambda one, ten: one * ten)
    plain = (ten * part for ten in tens for part in _ROUND if not (part == _ROUND[2] and ten == least))
    return chain(_HOURS, (600.0 * part for part in plain)) if unit is Unit.MINUTES else plain


def lengths(chart: Chart) -> list[Value]:
    """Every value that is drawn; of stacked columns what lies above nought, and below it, added up."""
    if chart.shape is not Shape.STACKED:
        return [value for one in chart.series for value in one.values]
    columns = [[value or 0 for value in column] for column in zip(*(one.values for one in chart.series), strict=True)]
    return [sum(max(value, 0) for value in column) for column in columns] + [
        sum(min(value, 0) for value in column) for column in columns
    ]
