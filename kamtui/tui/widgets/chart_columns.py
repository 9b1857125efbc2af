"""Columns over time: side by side or stacked, with a y-axis. Pure: a chart in, lines out."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from kamtui.domain.pulse.figures import Chart, Shape
from kamtui.domain.pulse.scale import Scale, lengths, scale
from kamtui.tui.widgets.chart_cells import RISING, SHADES, STYLES
from kamtui.tui.widgets.entries import Cells, laid

_WIDEST = 9
"""Most cells of what belongs to one label."""


class _Frame(NamedTuple):
    """What is drawn, and how large."""

    chart: Chart
    first: int
    """The first label in sight: the oldest give way."""
    axis: int
    """Cells of the y-axis' labels."""
    column: int
    """Cells of one label, the blank at its right included."""
    tall: int
    heights: Scale

    @property
    def labels(self) -> Sequence[str]:
        """Those in sight."""
        return self.chart.labels[self.first :]


def columns(chart: Chart, width: int, tall: int, currency: str = "") -> list[Cells]:
    """The columns over their labels; below them what each series looks like, where there are several."""
    heights = scale(lengths(chart), chart.unit, max(tall // 2, 1), currency)
    axis = max(len(heights.mark(tick)) for tick in heights.ticks)
    room = max(width - axis - 1, 1)
    least = 1 if chart.shape is Shape.STACKED else len(chart.series)
    count = max(len(chart.labels), 1)
    column = min(max(room // count, 1), _WIDEST)
    if column < least + (count > 1):
        column = least + 1
    first = max(len(chart.labels) - room // column, 0) if room >= column else max(len(chart.labels) - 1, 0)
    frame = _Frame(chart, first, axis, column, max(tall, 2), heights)
    rows = [_line(frame, line, width) for line in range(frame.tall, 0, -1)]
    rows += [_floor(frame, width), _names(frame, width)]
    if len(chart.series) > 1:
        rows.append(legend([one.name for one in chart.series], width, axis + 1))
    return rows


def legend(names: Sequence[str], width: int, margin: int = 0) -> Cells:
    """Each texture with its name, as many as there is room for."""
    parts = []
    for n, name in enumerate(names):
        parts += [(f"{SHADES[n % len(SHADES)]} ", 2, STYLES[n % len(STYLES)]), (name, len(name) + 2, "dim")]
    return laid(width, ("", margin, "dim"), *parts)


def _line(frame: _Frame, line: int, width: int) -> Cells:
    """One line of the columns; ticks stand in the line that they are the top of."""
    labels = {max(round(frame.heights.at(tick, frame.tall)), 1): tick for tick in frame.heights.ticks[1:]}
    lowest = frame.heights.low if frame.heights.low < 0 and line == 1 else None
    tick = labels.get(line, lowest)
    said = frame.heights.mark(tick) if tick is not None else ""
    parts = [(said, -frame.axis, "dim"), ("┤" if said else "│", 1, "dim")]
    for n in range(frame.first, len(frame.chart.labels)):
        parts += _stacked(frame, n, line) if frame.chart.shape is Shape.STACKED else _side_by_side(frame, n, line)
    return laid(width, *parts)


def _side_by_side(frame: _Frame, n: int, line: int) -> list[tuple[str, int, str]]:
    """One line of the columns of a label, a blank behind them; what is not known is a dot on the floor."""
    series = frame.chart.series
    each = max((frame.column - 1) // len(series), 1)
    parts = []
    for number, one in enumerate(series):
        value = one.values[n]
        if value is None:
            dot = "·" if line == _ground(frame) else ""
            parts.append((dot.center(each) if dot else "", each, "dim"))
            continue
        shade, style = SHADES[number % len(SHADES)], STYLES[number % len(STYLES)]
        parts.append((_cell(frame, value, line, shade) * each, each, "late" if value < 0 else style))
    return [*parts, ("", max(frame.column - each * len(series), 0), "plain")]


def _ground(frame: _Frame) -> int:
    """The line above nought."""
    return min(int(frame.heights.at(0, frame.tall)) + 1, frame.tall)


def _cell(frame: _Frame, value: float, line: int, shade: str) -> str:
    """What a column shows in one cell of a line: whole, a part of it, or nothing. Returns hang below nought."""
    here, zero = frame.heights.at(value, frame.tall), frame.heights.at(0, frame.tall)
    if value < 0:
        filled = min(zero, line) - max(here, line - 1)
        return "▒" if filled >= 0.5 or (line == _hangs(zero) and filled > 0) else " "
    if line - 1 < int(zero) or value == 0:
        return " "
    filled = min(here - (line - 1), 1.0)
    if shade != SHADES[0]:
        return shade if filled >= 0.5 or (filled > 0 and line == _ground(frame)) else " "
    eighths = round(filled * 8)
    return RISING[min(max(eighths, 1 if line == _ground(frame) else 0), 8)]


def _hangs(zero: float) -> int:
    """The line below nought."""
    return max(int(-(-zero // 1)), 1)


def _stacked(frame: _Frame, n: int, line: int) -> list[tuple[str, int, str]]:
    """One line of a stack: of the parts that reach into the cell, the one that holds its middle."""
    middle, below = line - 0.5, 0.0
    inside = max(frame.column - 1, 1)
    blank = ("", frame.column - inside, "plain")
    values = [max(one.values[n] or 0, 0) for one in frame.chart.series]
    if not sum(values):
        dot = "·".center(inside) if line == 1 else ""
        return [(dot, inside, "dim"), blank]
    for number, value in enumerate(values):
        above = below + frame.heights.at(value, frame.tall)
        if below <= middle < above:
            return [(SHADES[number % len(SHADES)] * inside, inside, STYLES[number % len(STYLES)]), blank]
        below = above
    if line == 1 and below > 0:
        number = values.index(max(values))
        return [("▁" * inside, inside, STYLES[number % len(STYLES)]), blank]
    number = max(n for n, value in enumerate(values) if value)
    if line == math.ceil(below - 0.5) + 1 and _is_thin(below - frame.heights.at(values[number], frame.tall), below):
        return [(SHADES[number % len(SHADES)] * inside, inside, STYLES[number % len(STYLES)]), blank]
    return [("", inside, "plain"), blank]


def _is_thin(start: float, end: float) -> bool:
    """Whether a part holds the middle of no line: the last of a stack gets one of its own, or would not be seen."""
    return math.ceil(start - 0.5) == math.ceil(end - 0.5)


def _floor(frame: _Frame, width: int) -> Cells:
    low = frame.heights.mark(0) if frame.heights.low == 0 else ""
    tick = "┴" + "─" * (frame.column - 1)
    return laid(width, (low, -frame.axis, "dim"), ("└" + tick * len(frame.labels), 0, "dim"))


def _names(frame: _Frame, width: int) -> Cells:
    """Labels below their columns: every one, or every second, third … where they are wider."""
    widest = max((len(text) for text in frame.labels), default=0) + 1
    every = max(-(-widest // frame.column), 1)
    parts, room = [("", frame.axis + 1, "dim")], width - frame.axis - 1
    for n in range(0, len(frame.labels), every):
        text, cells = frame.labels[n], frame.column * every
        parts.append((text if len(text) <= min(cells, room) else "", cells, "dim"))
        room -= cells
    return laid(width, *parts)
