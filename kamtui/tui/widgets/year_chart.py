"""What an account bought: years over months as bars with axes, and revenue by segment. Pure: a view in, lines out."""

from kamtui.domain.money import short_money
from kamtui.domain.production import percent
from kamtui.domain.workdays import short_months
from kamtui.services.views.account_page import Bought, Year
from kamtui.tui.said import keyed
from kamtui.tui.widgets.entries import Cells, Entry, laid, said

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_AXIS, _TOTAL, _GROWTH = 9, 9, 8
_MONTHS = 12
_VALUES = 7
"""Cells of a month from which on its value stands below its bar."""

_LEAST, _MOST = 2, 12
"""Cells of a month."""

_TALLEST = 7
"""Lines of the bars of one year."""


def production_lines(bought: Bought | None, width: int, height: int) -> list[Entry]:
    """The chart, and the segments below it."""
    if bought is None:
        return [said(width, keyed("No sales of this account are loaded: {import} imports them."), "dim")]
    month = _month(width)
    rows = [_heading(bought, width)]
    tall = _tall(bought, height, month)
    top = max((value or 0 for year in bought.years for value in year.months), default=0)
    for n, year in enumerate(bought.years):
        rows += [Entry(cells) for cells in _year(year, bought.currency, top, tall, month, width, scale=not n)]
    rows += [Entry(cells) for cells in _axis(month, width)]
    rows += [
        said(width, f"{one.year}: some sales are known by the year only, and stand in January", "dim")
        for one in bought.years
        if one.yearly
    ]
    return rows + _segments(bought, width)


def _month(width: int) -> int:
    """Cells of one month."""
    return min(max((width - _AXIS - _TOTAL - _GROWTH - 1) // _MONTHS, _LEAST), _MOST)


def _tall(bought: Bought, height: int, month: int) -> int:
    """Lines of the bars of each year: as many as fit beside everything else."""
    besides = 5 + len(bought.segments) + (len(bought.years) if month >= _VALUES else 0)
    return min(max((height - besides) // max(len(bought.years), 1), 1), _TALLEST)


def _heading(bought: Bought, width: int) -> Entry:
    words = f" revenue by month, {bought.currency}"
    return Entry(
        laid(
            width,
            (words, _AXIS + _month(width) * _MONTHS, "heading"),
            ("year", -_TOTAL, "heading"),
            ("growth", -_GROWTH, "heading"),
        )
    )


def _year(year: Year, currency: str, top: int, tall: int, month: int, width: int, *, scale: bool) -> list[Cells]:
    """Lines of one year from top to bottom; the last holds its total and its growth."""
    rows = []
    for line in range(tall, 0, -1):
        low = line == 1
        label = f"{year.year}" if low else short_money(top, currency) if scale and line == tall else ""
        parts = [(f"{label} ", -(_AXIS - 1), "account" if low else "dim"), ("┤" if label else "│", 1, "dim")]
        parts += [_bar(value, top, tall, line, month) for value in year.months]
        if low:
            growth = "silent" if (year.growth or 0) < 0 else "good" if year.growth else "dim"
            parts += [(short_money(year.revenue, currency), -_TOTAL, "important")]
            parts += [(percent(year.growth, signed=True), -_GROWTH, growth)]
        rows.append(laid(width, *parts))
    if month >= _VALUES:
        values = [("·" if value is None else short_money(value, currency)) for value in year.months]
        cells = [(f"{value} ", month, "late" if value.startswith("-") else "dim") for value in values]
        rows.append(laid(width, ("", _AXIS - 1, "dim"), ("│", 1, "dim"), *cells))
    return rows


def _bar(value: int | None, top: int, tall: int, line: int, month: int) -> tuple[str, int, str]:
    """What one line of the chart shows of a month; a month of returns is a dash below."""
    if value is not None and value < 0:
        return ("−" * (month - 1) if line == 1 else ""), month, "late"
    eighths = max(round((value or 0) * tall * 8 / top), 1) if top > 0 and value else 0
    full = min(max(eighths - (line - 1) * 8, 0), 8)
    return _EIGHTHS[full] * (month - 1), month, "chart"


def _axis(month: int, width: int) -> list[Cells]:
    tick = "┬".ljust(month, "─")
    names = [(name, month, "dim") for name in short_months(max(month - 1, 1))]
    return [
        laid(width, ("0 ", -(_AXIS - 1), "dim"), (f"└{tick * _MONTHS}", 1 + month * _MONTHS, "dim")),
        laid(width, ("", _AXIS, "dim"), *names),
    ]


def _segments(bought: Bought, width: int) -> list[Entry]:
    """Revenue by segment with its share, and a bar where there is room."""
    whole = bought.revenue
    rows = [Entry(laid(width, (" by segment, all years", 0, "heading")))]
    for name, minor in bought.segments:
        share = minor / whole if whole > 0 else None
        parts = [
            (f" {name or 'no segment'}", min(28, width // 3), "plain"),
            (short_money(minor, bought.currency), -_TOTAL, "late" if minor < 0 else "plain"),
            (percent(share), -_GROWTH, "dim"),
            (f"  {'█' * round(max(share or 0, 0) * 20)}", 0, "chart"),
        ]
        rows.append(Entry(laid(width, *parts)))
    return rows
