"""Gauges and ranges: values on one scale with what is wanted of them, and the least and the most of something."""

from collections.abc import Sequence
from itertools import zip_longest

from kamtui.domain.pulse.figures import Chart, Value
from kamtui.domain.pulse.scale import Scale, scale
from kamtui.tui.widgets.chart_cells import bar, strewn
from kamtui.tui.widgets.entries import Cells, laid

_LABEL = 20
_DASH = "–"


def gauge(chart: Chart, width: int, currency: str = "") -> list[Cells]:
    """A bar for every label; below them the scale with what is wanted of the first."""
    values = [value for one in chart.series[:1] for value in one.values]
    lengths = scale([*values, chart.low, chart.high], chart.unit, max(width // 14, 1), currency)
    told = [lengths.told(value) for value in values]
    label, cells, after = _widths(chart.labels, told, width)
    rows = []
    for text, value, words in zip(chart.labels, values, told, strict=False):
        full = bar(0, 0 if value is None else lengths.at(value, cells), cells)
        parts = ((text, label, "plain"), ("▕", 1, "dim"), (full, cells, "chart"), ("▏", 1, "dim"))
        rows.append(laid(width, *parts, (f" {words}", after, "plain")))
    return [*rows, *_scale_lines(chart, lengths, label + 1, cells, width)]


def ranges(chart: Chart, width: int, currency: str = "") -> list[Cells]:
    """For every label a bar from its least to its most; below them the scale."""
    least, most = ([*one.values] for one in (*chart.series, *chart.series)[:2])
    pairs = list(zip_longest(least, most, fillvalue=None))[: len(chart.labels)]
    every = [value for pair in pairs for value in pair]
    lengths = scale([*every, chart.low, chart.high], chart.unit, max(width // 14, 1), currency)
    told = [_range(lengths, *pair) for pair in pairs]
    label, cells, after = _widths(chart.labels, told, width)
    rows = []
    for text, pair, words in zip(chart.labels, pairs, told, strict=False):
        drawn = _between(lengths, pair, cells)
        parts = ((text, label, "plain"), ("▕", 1, "dim"), (drawn, cells, "chart"), ("▏", 1, "dim"))
        rows.append(laid(width, *parts, (f" {words}", after, "plain")))
    return [*rows, *_scale_lines(chart, lengths, label + 1, cells, width)]


def _widths(labels: Sequence[str], told: Sequence[str], width: int) -> tuple[int, int, int]:
    """Cells of the labels, of the bars between their ends, and of what stands behind."""
    label = min(max((len(text) for text in labels), default=0), _LABEL, width // 3) + 1
    after = min(max((len(words) for words in told), default=0) + 1, max(width // 3, 1))
    return label, max(width - label - after - 2, 1), after


def _range(lengths: Scale, least: Value, most: Value) -> str:
    """`410 k – 480 k`; one of them where they read the same."""
    low, high = lengths.told(least), lengths.told(most)
    return low if low == high else f"{low} {_DASH} {high}"


def _between(lengths: Scale, pair: tuple[Value, Value], cells: int) -> str:
    """`   ├──┤  `: from the least to the most; one mark where they are one."""
    known = sorted(value for value in pair if value is not None)
    if not known:
        return "·".ljust(cells)
    first, last = (min(int(lengths.at(value, cells)), cells - 1) for value in (known[0], known[-1]))
    mark = "┃" if first == last else "┣" + "━" * (last - first - 1) + "┫"
    return (" " * first + mark).ljust(cells)


def _scale_lines(chart: Chart, lengths: Scale, margin: int, cells: int, width: int) -> list[Cells]:
    """What is wanted as a stretch below the bars, and the values of the ticks."""
    rows = []
    ends = [value for value in (chart.low, chart.high) if value is not None]
    if ends:
        first, last = (min(int(lengths.at(end, cells)), cells - 1) for end in (ends[0], ends[-1]))
        stretch = "△" if len(ends) == 1 else "└" + "─" * max(last - first - 1, 0) + ("┘" if last > first else "")
        said = _DASH.join(lengths.told(end) for end in ends)
        words = f" wanted {said}"
        room = cells - first - len(stretch)
        after = words if len(words) <= room else ""
        before = "" if after or first < len(words) + 1 else f"{words.strip()} "
        line = " " * (first - len(before)) + before + stretch + after
        rows.append(laid(width, ("", margin, "dim"), (line, 0, "good")))
    marks = [(round(lengths.at(tick, cells)), lengths.mark(tick)) for tick in lengths.ticks]
    return [*rows, laid(width, ("", margin, "dim"), *strewn(marks, width - margin))]
