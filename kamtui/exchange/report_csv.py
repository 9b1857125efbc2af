"""A report as CSV: table below table, each under its heading, every row of it. No cell is a formula."""

import csv
import io
from datetime import date

from kamtui.domain.text import clean
from kamtui.exchange.report_page import Cell, Page

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
    return out.getvalue()


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: with an apostrophe in front where it would."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _plain(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.4f}"
    return cell.isoformat() if isinstance(cell, date) else safe(clean(cell)) if isinstance(cell, str) else cell
