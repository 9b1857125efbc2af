"""The scale of a chart's axis: round numbers from the least to the most that is drawn."""

from collections.abc import Iterable
from typing import NamedTuple

from kamtui.domain.pulse.figures import Chart, Shape, Unit, Value

_STEPS = (1, 2, 5)
_TICKS = 5
_HOUR = 60


class Scale(NamedTuple):
    """An axis from `low` to `high`, with a mark at each of `ticks`."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Where a value lies, 0 at the low end and 1 at the high one."""
        return (value - self.low) / (self.high - self.low)


def scale(chart: Chart) -> Scale:
    """The axis of a chart's values; it holds 0, so that lengths can be compared."""
    extremes = [0.0, *(float(value) for value in (*_sums(chart), chart.low, chart.high) if value is not None)]
    if chart.unit is Unit.SHARE:
        extremes.append(1.0)
    low, high = min(extremes), max(extremes)
    if high <= low:
        high = low + 1
    step = _step((high - low) / _TICKS, chart.unit)
    if chart.unit is Unit.COUNT:
        step = max(step, 1)
    first, last = int(low // step), -int(-high // step)
    ticks = tuple(step * n for n in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _step(least: float, unit: Unit) -> float:
    """The next round number: 1, 2 or 5 with noughts; whole hours for minutes."""
    if unit is Unit.MINUTES and least > _HOUR / 2:
        return _step(least / _HOUR, Unit.COUNT) * _HOUR
    power = 1.0
    while power < least:
        power *= 10
    while power > least:
        power /= 10
    return next((power * step for step in (*_STEPS, 10) if power * step >= least * (1 - 1e-9)), power * 10)


def _sums(chart: Chart) -> Iterable[Value]:
    """Every value; of stacked columns what lies above nought and below it, added up."""
    if chart.shape is not Shape.STACKED:
        return [value for one in chart.series for value in one.values]
    columns = list(zip(*(one.values for one in chart.series), strict=True))
    above = [sum(value for value in column if value and value > 0) for column in columns]
    below = [sum(value for value in column if value and value < 0) for column in columns]
    return [*above, *below]
