"""A report as CSV: table below table, each under its heading, every row of it. No cell is a formula."""

import csv
import io
from collections.abc import Iterator
from datetime import date

from kamtui.domain.money import plain_money
from kamtui.domain.pulse.figures import Chart, Unit
from kamtui.domain.text import NOTE_LIMIT, clean
from kamtui.exchange.report_page import Cell, Money, Page

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def report_csv(page: Page) -> str:
    """The report, lines ended with `\\r\\n`; days are ISO 8601, a share is a ratio with four decimals."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow([safe(page.title)])
    rows.writerows([safe(line)] for line in page.lines)
    for block in page.blocks:
        rows.writerow([])
        rows.writerow([safe(block.title)])
        rows.writerow([safe(column.title) for column in block.columns])
        rows.writerows([_plain(cell) for cell in row] for row in block.rows)
    for chart in page.charts:
        rows.writerow([])
        rows.writerows(_chart(chart, page.currency))
    return out.getvalue()


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: with an apostrophe in front where it would."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _chart(chart: Chart, currency: str) -> Iterator[list[str | int]]:
    """A chart as the table of its values, a row for each label."""
    yield [safe(chart.title)]
    yield [safe(chart.x), *(safe(one.name) for one in chart.series)]
    for place, label in enumerate(chart.labels):
        cells = (one.values[place] for one in chart.series)
        money = chart.unit is Unit.MONEY
        yield [
            safe(clean(label)),
            *(_plain(Money(round(cell), currency) if money and cell is not None else cell) for cell in cells),
        ]


def _plain(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.4f}"
    if isinstance(cell, Money):
        return plain_money(*cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return safe(clean(cell, NOTE_LIMIT)) if isinstance(cell, str) else cell
