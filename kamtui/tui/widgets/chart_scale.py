"""Scales of charts: round ticks between the least and the most, and where a value stands among so many cells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, repeat

from kamtui.domain.money import digits
from kamtui.domain.pulse.figures import Unit, Value, shown

EIGHTHS = " ▏▎▍▌▋▊▉█"
"""A cell filled from the left, by eighths."""

RISING = " ▁▂▃▄▅▆▇█"
"""A cell filled from below, by eighths."""

SHADES = "█▒░▓"
"""Series side by side or on top of each other: each by its own texture, whatever the colours."""

STYLES = ("chart", "mark", "dim", "slipped")
"""The style of each texture."""

_ROUND = (1.0, 2.0, 2.5, 5.0)
_HOURS = (5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 180.0, 300.0)
_EVEN = re.compile(r"\.0+(?=\D|$)")
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

    def at(self, value: float, cells: float) -> float:
        """How far from the least a value stands, of so many cells; never outside of them."""
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0) * cells

    def told(self, value: Value) -> str:
        """A value as it is read."""
        return shown(value, self.unit, self.currency)

    def mark(self, tick: float) -> str:
        """A tick as it is read: `80 k`, not `80.0 k`, and a bare nought."""
        return _EVEN.sub("", self.told(tick)) if tick else "0"


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


def bar(start: float, end: float, cells: int, fill: str = "█") -> str:
    """A line of cells filled between two places; its right end by eighths where it is solid."""
    first, last = int(start + 0.5), int(end)
    if fill != "█":
        first = min(first, cells - 1)
        last = min(max(round(end), first + (end > start)), cells)
        return (" " * first + fill * (last - first)).ljust(cells)
    part = EIGHTHS[int((end - last) * 8)] if last < cells else ""
    body = fill * max(last - first, 0) + part.strip()
    if not body and end > start:
        body = EIGHTHS[1] if first < cells else ""
        first = first if body else cells - 1
        body = body or EIGHTHS[1]
    return (" " * first + body).ljust(cells)[:cells]


def placed(labels: Sequence[tuple[int, str]], cells: int) -> str:
    """Labels in a line, each about its place, none over another: one that finds no room is left out.

    The first and the last are placed before those between them.
    """
    line = [" "] * cells
    order = sorted(range(len(labels)), key=lambda n: 0 if n in (0, len(labels) - 1) else 1)
    for n in order:
        place, text = labels[n]
        start = min(max(place - len(text) // 2, 0), cells - len(text))
        if start < 0:
            continue
        around = line[max(start - 1, 0) : start + len(text) + 1]
        if all(cell == " " for cell in around):
            line[start : start + len(text)] = text
    return "".join(line)
