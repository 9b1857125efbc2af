"""The charts of a report as drawings inside an HTML page: axes, titles and a legend, no script, nothing loaded.

Every text is escaped. Series are told apart by their shade and by the legend, never by colour alone: each has a pattern
of its own in its outline or its dashes.
"""

from collections.abc import Iterator, Sequence
from html import escape

from kamtui.domain.pulse.figures import Chart, Shape, Unit, shown
from kamtui.domain.pulse.scale import Scale, lengths, scale
from kamtui.domain.text import clean

_WIDTH, _HEIGHT = 340, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 10, 30, 40
_LANE = 18
"""Height of a line of horizontal bars."""

_TICKS = 5
"""Parts of an axis, at most."""

_NAMES = 96
"""Room for the names left of horizontal bars."""

_SIGN = 5.2
"""Width of a sign of the smallest letters, about."""

SHADES = ("#1f4e79", "#e0a030", "#7fb2d9", "#b5485d", "#6b8e4e", "#888888")
"""Of series, dark and light in turn."""

_DASHES = ("", "5 3", "1 3", "8 2 2 2", "3 3", "6 2")


def report_svg(chart: Chart, currency: str) -> str:
    """One chart as an `svg` element."""
    lying = chart.shape in (Shape.BARS, Shape.GAUGE, Shape.RANGE)
    lanes = len(chart.labels) * (1 if chart.shape is Shape.RANGE else max(len(chart.series), 1))
    height = _TOP + _BOTTOM + lanes * _LANE if lying and not chart.is_empty else _HEIGHT if not chart.is_empty else 48
    made = "".join(_lying(chart, currency, height) if lying else _standing(chart, currency))
    title = escape(clean(chart.title))
    inside = made if not chart.is_empty else _text(_LEFT, 36, f"· {chart.empty}")
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{title}">'
        f'<text x="2" y="11" class="t">{title}</text>{inside}</svg>\n'
    )


def _axis(chart: Chart, currency: str) -> Scale:
    return scale([*lengths(chart), chart.low, chart.high], chart.unit, _TICKS, currency)


def _standing(chart: Chart, currency: str) -> Iterator[str]:
    """Columns and lines over an axis at the bottom."""
    axis = _axis(chart, currency)
    bottom, top = _HEIGHT - _BOTTOM, _TOP

    def y(value: float) -> float:
        return bottom - axis.at(value) * (bottom - top)

    for tick in axis.ticks:
        yield _line(_LEFT, y(tick), _WIDTH - _RIGHT, y(tick), "g")
        yield _text(_LEFT - 3, y(tick) + 3, shown(tick, chart.unit, currency), "e")
    wide = (_WIDTH - _LEFT - _RIGHT) / max(len(chart.labels), 1)
    yield from _labels(chart, wide, bottom)
    if chart.shape is Shape.LINES:
        yield from _lines(chart, wide, axis, bottom - top, bottom)
    else:
        yield from _columns(chart, wide, axis, bottom - top, bottom)
    if chart.low is not None:
        yield _line(_LEFT, y(chart.low), _WIDTH - _RIGHT, y(chart.low), "w")
        yield _text(_WIDTH - _RIGHT, y(chart.low) - 2, shown(chart.low, chart.unit, currency), "e")
    yield _line(_LEFT, y(0), _WIDTH - _RIGHT, y(0), "a")
    yield _line(_LEFT, top, _LEFT, bottom, "a")
    yield _text(_LEFT, top - 5, _unit_words(chart, currency))
    yield _text(_LEFT + (_WIDTH - _LEFT - _RIGHT) / 2, _HEIGHT - 15, chart.x, "m")
    yield from _legend(chart, _HEIGHT - 3)


def _labels(chart: Chart, wide: float, bottom: float) -> Iterator[str]:
    """Names below the axis, as many of them as have room."""
    names = [_short(label) for label in chart.labels]
    longest = max(map(len, names), default=0) * _SIGN
    step = max(int(-(-longest // max(wide, 1))), 1)
    for place, label in enumerate(names):
        if place % step == 0:
            yield _text(_LEFT + (place + 0.5) * wide, bottom + 10, label, "m")


def _columns(chart: Chart, wide: float, axis: Scale, high: float, bottom: float) -> Iterator[str]:
    """Columns of one label side by side, or on top of each other; what is negative hangs below nought."""
    stacked = chart.shape is Shape.STACKED
    each = wide * 0.7 / (1 if stacked else max(len(chart.series), 1))
    for place in range(len(chart.labels)):
        above, below = 0.0, 0.0
        for number, one in enumerate(chart.series):
            value = one.values[place]
            if value is None or value == 0:
                continue
            base = (above if value > 0 else below) if stacked else 0.0
            start, end = sorted((axis.at(base), axis.at(base + value)))
            x = _LEFT + place * wide + wide * 0.15 + (0 if stacked else number * each)
            yield _rect(x, bottom - end * high, each, (end - start) * high, number)
            if value > 0:
                above += value
            else:
                below += value


def _lines(chart: Chart, wide: float, axis: Scale, high: float, bottom: float) -> Iterator[str]:
    """A line per series, broken where nothing is known; a single point is a dot."""
    for number, one in enumerate(chart.series):
        runs: list[list[str]] = [[]]
        for place, value in enumerate(one.values):
            if value is None:
                runs.append([])
            else:
                runs[-1].append(f"{_LEFT + (place + 0.5) * wide:.1f},{bottom - axis.at(value) * high:.1f}")
        for run in filter(None, runs):
            yield _polyline(" ".join(run if len(run) > 1 else run * 2), number)


def _lying(chart: Chart, currency: str, height: int) -> Iterator[str]:
    """Horizontal bars, a gauge or a range, with the names at the left and the values at their ends."""
    axis, bottom = _axis(chart, currency), height - _BOTTOM
    wide = _WIDTH - _NAMES - _RIGHT - 34

    def x(value: float) -> float:
        return _NAMES + axis.at(value) * wide

    for tick in axis.ticks[:: max(len(axis.ticks) // 4, 1)]:
        yield _line(x(tick), _TOP - 4, x(tick), bottom, "g")
        yield _text(x(tick), bottom + 10, shown(tick, chart.unit, currency), "m")
    if chart.low is not None and chart.high is not None:
        width, tall = x(chart.high) - x(chart.low), bottom - _TOP + 4
        yield f'<rect x="{x(chart.low):.1f}" y="{_TOP - 4}" width="{width:.1f}" height="{tall}" class="b"/>'
    yield from _range(chart, currency, axis, wide) if chart.shape is Shape.RANGE else _bars(chart, currency, axis, wide)
    for wanted in (chart.low, chart.high):
        if wanted is not None:
            yield _line(x(wanted), _TOP - 4, x(wanted), bottom, "w")
    yield _line(_NAMES, _TOP - 4, _NAMES, bottom, "a")
    yield _text(_NAMES + wide / 2, height - 17, _unit_words(chart, currency), "m")
    if chart.shape is Shape.BARS:
        yield from _legend(chart, height - 4)


def _bars(chart: Chart, currency: str, axis: Scale, wide: float) -> Iterator[str]:
    many = max(len(chart.series), 1)
    for place, label in enumerate(chart.labels):
        top = _TOP + place * _LANE * many
        yield _text(_NAMES - 4, top + 10, _short(label), "e")
        for number, one in enumerate(chart.series):
            value = one.values[place]
            y = top + number * _LANE
            at = sorted((axis.at(0), axis.at(value or 0)))
            if value:
                yield _rect(_NAMES + at[0] * wide, y, (at[1] - at[0]) * wide, _LANE - 6, number)
            yield _text(_NAMES + at[1] * wide + 3, y + 10, shown(value, chart.unit, currency))


def _range(chart: Chart, currency: str, axis: Scale, wide: float) -> Iterator[str]:
    """A bar from the least to the most."""
    least, most = (one.values for one in chart.series[:2])
    for place, label in enumerate(chart.labels):
        low, high, y = least[place], most[place], _TOP + place * _LANE
        yield _text(_NAMES - 4, y + 10, _short(label), "e")
        if low is not None and high is not None:
            start, end = axis.at(low) * wide, axis.at(high) * wide
            yield _rect(_NAMES + start, y, max(end - start, 2), _LANE - 6, 0)
            said = f"{shown(low, chart.unit, currency)} to {shown(high, chart.unit, currency)}"
            yield _text(_NAMES + max(start - 3, len(said) * _SIGN), y + 10, said, "e")


def _legend(chart: Chart, y: float) -> Iterator[str]:
    if len(chart.series) < 2:
        return
    x = float(_LEFT)
    for number, one in enumerate(chart.series):
        if chart.shape is Shape.LINES:
            yield _polyline(f"{x:.0f},{y - 3:.0f} {x + 16:.0f},{y - 3:.0f}", number)
        else:
            yield _rect(x, y - 7, 12, 7, number)
        yield _text(x + 20, y, one.name)
        x += 26 + len(one.name) * _SIGN + 8


def _polyline(points: str, number: int) -> str:
    dashes = f' stroke-dasharray="{_DASHES[number % len(_DASHES)]}"' if number else ""
    return f'<polyline points="{points}" class="l" stroke="{SHADES[number % len(SHADES)]}"{dashes}/>'


def _unit_words(chart: Chart, currency: str) -> str:
    return f"{chart.y}, {currency}" if chart.unit is Unit.MONEY else chart.y


def _rect(x: float, y: float, wide: float, high: float, number: int) -> str:
    dash = _DASHES[number % len(_DASHES)]
    edge = f' stroke="#1b1f24" stroke-width="0.6" stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(wide, 0.5):.1f}" height="{max(high, 0.5):.1f}" '
        f'fill="{SHADES[number % len(SHADES)]}"{edge}/>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def _text(x: float, y: float, text: str, kind: str = "") -> str:
    """`kind` is e for text that ends at x, m for text in the middle of it."""
    at = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{at}>{escape(clean(text))}</text>'


def _short(label: str) -> str:
    most = int((_NAMES - 6) / _SIGN)
    return label if len(label) <= most else f"{label[: most - 1]}…"


STYLE = """
svg { width: 100%; height: auto; break-inside: avoid; margin-bottom: 6px }
svg text { font: 8px system-ui, sans-serif; fill: #444c56 }
svg text.t { font: 600 9.5px system-ui, sans-serif; fill: #1b1f24 }
svg text.e { text-anchor: end }
svg text.m { text-anchor: middle }
svg .g { stroke: #e4e7ea; stroke-width: 0.6 }
svg .a { stroke: #444c56; stroke-width: 0.8 }
svg .w { stroke: #b5485d; stroke-width: 1; stroke-dasharray: 4 2 }
svg .b { fill: #e8f0e4 }
svg .l { fill: none; stroke-width: 1.8 }
"""
"""How the parts of a chart look."""


def drawn(charts: Sequence[Chart], currency: str) -> str:
    """All charts of a page; empty without any."""
    return "".join(report_svg(chart, currency) for chart in charts)
