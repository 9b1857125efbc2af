"""Bars that lie: a line for each label, series side by side on it, with an axis below. Pure: a chart in, lines out."""

from collections.abc import Sequence

from kamtui.domain.pulse.figures import Chart, Series
from kamtui.domain.pulse.scale import Scale, scale
from kamtui.tui.widgets.chart_cells import bar, strewn
from kamtui.tui.widgets.entries import Cells, laid

_LABEL = 24
"""Most cells of a label."""

_PANEL = 14
"""Least cells of a series; with less room they stand below each other."""


def bars(chart: Chart, width: int, currency: str = "") -> list[Cells]:
    """A line for each label and the axis; one more on top with the names where there are several series."""
    label = min(max((len(text) for text in chart.labels), default=0), max(width // 3, 4), _LABEL) + 1
    room = width - label
    side_by_side = len(chart.series) * _PANEL <= room
    return _beside(chart, label, width, currency) if side_by_side else _below(chart, label, width, currency)


def _beside(chart: Chart, label: int, width: int, currency: str) -> list[Cells]:
    """Series as panels that share the line of a label."""
    panel = (width - label) // max(len(chart.series), 1)
    lengths = scale(_values(chart), chart.unit, max(panel // 9, 1), currency)
    rows: list[Cells] = []
    if len(chart.series) > 1:
        names = ((f" {one.name}", panel, "dim") for one in chart.series)
        rows.append(laid(width, ("", label, "dim"), *names))
    for n, text in enumerate(chart.labels):
        parts = [part for one in chart.series for part in _panel(one, n, lengths, panel)]
        rows.append(laid(width, (text, label, "plain"), *parts))
    axis = [part for _ in chart.series for part in _axis(lengths, panel)]
    return [*rows, laid(width, ("", label, "dim"), *axis)]


def _below(chart: Chart, label: int, width: int, currency: str) -> list[Cells]:
    """Series one below the other, where there is no room for panels."""
    rows: list[Cells] = []
    room = max(width - label, 1)
    for one in chart.series:
        lengths = scale(one.values, chart.unit, max(room // 9, 1), currency)
        rows.append(laid(width, ("", label, "dim"), (one.name, 0, "dim")))
        for n, text in enumerate(chart.labels):
            rows.append(laid(width, (text, label, "plain"), *_panel(one, n, lengths, room)))
        rows.append(laid(width, ("", label, "dim"), *_axis(lengths, room)))
    return rows


def _values(chart: Chart) -> list[int | float | None]:
    return [value for one in chart.series for value in one.values]


def _told(lengths: Scale, panel: int) -> int:
    """Cells for the value behind a bar."""
    widest = max(len(lengths.told(value)) for value in (lengths.low, lengths.high, lengths.high * 0.987))
    return min(widest + 1, max(panel // 2, 1))


def _panel(one: Series, n: int, lengths: Scale, panel: int) -> Sequence[tuple[str, int, str]]:
    """The bar of one value from nought on, and the value."""
    value, told = one.values[n] if n < len(one.values) else None, _told(lengths, panel)
    cells = max(panel - told - 2, 1)
    zero = lengths.at(0, cells)
    here = zero if value is None else lengths.at(value, cells)
    start, end = min(zero, here), max(zero, here)
    negative = value is not None and value < 0
    drawn = bar(start, end, cells, "▒" if negative else "█")
    words, style = (lengths.told(value), "late" if negative else "plain" if value is not None else "dim")
    return (("│", 1, "dim"), (drawn, cells, "late" if negative else "chart"), (words, -told, style), (" ", 1, "dim"))


def _axis(lengths: Scale, panel: int) -> Sequence[tuple[str, int, str]]:
    """Below the bars: the values of the ticks where they stand."""
    cells = max(panel - _told(lengths, panel) - 2, 1)
    marks = [(round(lengths.at(tick, cells)), lengths.mark(tick)) for tick in lengths.ticks]
    return strewn(marks, panel)
