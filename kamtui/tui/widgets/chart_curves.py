"""Lines over the same labels, to be compared with each other. Pure: a chart in, lines out."""

from collections.abc import Sequence

from kamtui.domain.pulse.figures import Chart, Value
from kamtui.domain.pulse.scale import Scale, scale
from kamtui.tui.widgets.chart_cells import strewn
from kamtui.tui.widgets.entries import Cells, laid

MARKS = "●○"
"""What a line is made of: the first, the second."""

BOTH = "◉"
"""Where lines meet."""

_STYLES = ("chart", "mark")
_WANTED = "┄"


def curves(chart: Chart, width: int, tall: int, currency: str = "") -> list[Cells]:
    """The lines in their frame, the line that is wanted, and below it what each line is made of."""
    tall = max(tall, 2)
    heights = scale([v for one in chart.series for v in (*one.values, chart.low)], chart.unit, tall // 2, currency)
    axis = max(len(heights.mark(tick)) for tick in heights.ticks)
    room = max(width - axis - 1, 1)
    grid = _grid(chart, heights, room, tall)
    ticks = {_line(heights, tick, tall): heights.mark(tick) for tick in heights.ticks}
    rows = []
    for line in range(tall - 1, -1, -1):
        said = ticks.get(line, "")
        head = ((said, -axis, "dim"), ("┤" if said else "│", 1, "dim"))
        rows.append(laid(width, *head, *_runs(grid[line])))
    rows.append(laid(width, ("", axis, "dim"), ("└" + "─" * (room - 1), room, "dim")))
    rows.append(laid(width, ("", axis + 1, "dim"), *strewn(_along(chart.labels, room), room)))
    names = [
        part
        for n, one in enumerate(chart.series)
        for part in ((f"{MARKS[n % 2]} ", 2, _STYLES[n % 2]), (one.name, len(one.name) + 2, "dim"))
    ]
    met = [(f"{BOTH} ", 2, "plain"), ("both", 6, "dim")] if any(BOTH in _plain(row) for row in grid) else []
    return [*rows, laid(width, ("", axis + 1, "dim"), *names, *met)]


def _line(heights: Scale, value: float, tall: int) -> int:
    return min(round(heights.at(value, tall - 1)), tall - 1)


def _grid(chart: Chart, heights: Scale, room: int, tall: int) -> list[list[tuple[str, str]]]:
    """Every cell with its style, the lowest line first."""
    grid = [[(" ", "plain")] * room for _ in range(tall)]
    if chart.low is not None:
        grid[_line(heights, chart.low, tall)] = [(_WANTED, "dim")] * room
    for number, one in enumerate(chart.series):
        for cell in range(room):
            value = _between(one.values, cell, room)
            if value is None:
                continue
            line = _line(heights, value, tall)
            there = grid[line][cell][0] in MARKS
            grid[line][cell] = (BOTH, "plain") if there else (MARKS[number % 2], _STYLES[number % 2])
    return grid


def _between(values: Sequence[Value], cell: int, room: int) -> float | None:
    """The value at a cell: between two known ones on the straight line."""
    if not values:
        return None
    place = cell * (len(values) - 1) / max(room - 1, 1)
    n = min(int(place), len(values) - 1)
    here, after = values[n], values[min(n + 1, len(values) - 1)]
    if here is None or after is None:
        return here if place == n else None
    return here + (after - here) * (place - n)


def _along(labels: Sequence[str], room: int) -> list[tuple[int, str]]:
    last = max(len(labels) - 1, 1)
    return [(round(n * (room - 1) / last), text) for n, text in enumerate(labels)]


def _runs(row: list[tuple[str, str]]) -> list[tuple[str, int, str]]:
    """Cells of one style as one part."""
    runs: list[tuple[str, int, str]] = []
    for char, style in row:
        if runs and runs[-1][2] == style:
            runs[-1] = (runs[-1][0] + char, runs[-1][1] + 1, style)
        else:
            runs.append((char, 1, style))
    return runs


def _plain(row: list[tuple[str, str]]) -> str:
    return "".join(char for char, _ in row)
