"""Any chart for a width: its title, what is drawn, or why there is nothing to draw. Pure: a chart in, lines out."""

from kamtui.domain.pulse.figures import Chart, Shape
from kamtui.tui.widgets.chart_bars import bars
from kamtui.tui.widgets.chart_columns import columns
from kamtui.tui.widgets.chart_curves import curves
from kamtui.tui.widgets.chart_gauge import gauge, ranges
from kamtui.tui.widgets.entries import Cells, laid, wrapped

LEAST = 12
"""Cells below which nothing is drawn."""


def drawn(chart: Chart, width: int, tall: int, currency: str = "") -> list[Cells]:
    """Lines that fill the width exactly; `tall` are those of columns and curves without their axis."""
    if width < LEAST:
        return [laid(width, (chart.title, 0, "dim"))]
    if chart.is_empty or not chart.labels:
        reason = wrapped(f"· {chart.empty}" if chart.empty else "·", width)
        return [_title(chart, width), *(laid(width, (line, 0, "dim")) for line in reason)]
    return [_title(chart, width), *_body(chart, width, tall, currency)]


def _title(chart: Chart, width: int) -> Cells:
    """`done tasks      minutes by week`: what is drawn, and what stands along the axes where there is room."""
    axes = f"{chart.y} by {chart.x}" if chart.x else chart.y
    room = width - len(chart.title) - 2
    if len(axes) > room or axes == chart.title:
        axes = ""
    return laid(width, (chart.title, 0, "heading"), (axes, -len(axes), "dim"))


def _body(chart: Chart, width: int, tall: int, currency: str) -> list[Cells]:
    match chart.shape:
        case Shape.BARS:
            return bars(chart, width, currency)
        case Shape.COLUMNS | Shape.STACKED:
            return columns(chart, width, tall, currency)
        case Shape.LINES:
            return curves(chart, width, tall, currency)
        case Shape.GAUGE:
            return gauge(chart, width, currency)
        case Shape.RANGE:
            return ranges(chart, width, currency)
