"""A table of the book as a workbook of one sheet. No cell is a formula or a link."""

import io
from datetime import date, datetime
from decimal import Decimal

from kamtui.errors import RejectedError
from kamtui.exchange.formulas import disarm_string
from kamtui.exchange.grids import Grid, safe

MOST_ROWS = 1_048_575
"""Rows a sheet has under its headings."""

_TEXT = 32_767
_WIDEST = 60
_LOOKED_AT = 500
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def grid_xlsx(grid: Grid) -> tuple[bytes, int]:
    """The workbook, and how many texts are cut because no cell holds them.

    Raises `RejectedError` for a table with more rows than a sheet.
    """
    if len(grid.rows) > MOST_ROWS:
        raise RejectedError(f"{len(grid.rows):,} rows are more than a sheet has.", "Take --format csv.")
    import xlsxwriter  # tens of milliseconds that only a workbook needs

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"created": datetime(*grid.today.timetuple()[:3])})  # noqa: DTZ001
    sheet = book.add_worksheet(grid.title)
    head, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
    for place, heading in enumerate(grid.headings):
        sheet.write_string(0, place, heading, head)
        longest = max((len(str(row[place])) for row in grid.rows[:_LOOKED_AT] if row[place] is not None), default=0)
        sheet.set_column(place, place, min(max(longest, len(heading), 8) + 1, _WIDEST))
    sheet.freeze_panes(1, 0)
    cut = 0
    for line, row in enumerate(grid.rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                text = disarm_string(safe(cell))
                cut += len(text) > _TEXT
                sheet.write_string(line, place, text[:_TEXT])
            elif isinstance(cell, date):
                sheet.write_datetime(line, place, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
            elif isinstance(cell, int | Decimal):
                sheet.write_number(line, place, float(cell))
    book.close()
    return out.getvalue(), cut
