"""A report as a workbook: a sheet per table, its charts drawn by the spreadsheet. No cell is a formula or a link."""

import io
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kamtui.domain.money import digits, plain_money
from kamtui.domain.pulse.figures import Chart, Shape, Unit, Value
from kamtui.domain.text import clean
from kamtui.exchange.report_page import Block, Cell, Money, Page

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}
_NO_NAME = re.compile(r"[^A-Za-z0-9 ,.-]")
_NAME = 31
"""Signs of a sheet's name."""

_TEXT = 32_767
"""Signs of a cell."""

_LINES_OF_CHART = 18
_WIDEST = 60

_KINDS: Mapping[Shape, dict[str, str]] = {
    Shape.BARS: {"type": "bar", "subtype": "stacked"},
    Shape.COLUMNS: {"type": "column"},
    Shape.STACKED: {"type": "column", "subtype": "stacked"},
    Shape.LINES: {"type": "line"},
    Shape.GAUGE: {"type": "bar"},
    Shape.RANGE: {"type": "bar"},
}


class _Looks:
    """Formats of cells."""

    def __init__(self, book: "Workbook", currency: str) -> None:
        self.title: Format = book.add_format({"bold": True, "font_size": 14})
        self.head: Format = book.add_format({"bold": True, "bottom": 1})
        self.share: Format = book.add_format({"num_format": "0.0 %"})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.places = digits(currency)
        self.money: Format = book.add_format({"num_format": f"#,##0{'.' * bool(self.places)}{'0' * self.places}"})


def report_xlsx(page: Page) -> bytes:
    """The report; days are dates, shares are ratios, money is in major units."""
    import xlsxwriter  # tens of milliseconds that only a workbook needs

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"title": clean(page.title), "created": datetime(*page.today.timetuple()[:3])})  # noqa: DTZ001
    looks = _Looks(book, page.currency)
    _front(book, page, looks)
    for block in page.blocks:
        _table(book.add_worksheet(_name(book, block.title)), block, looks)
    if page.charts:
        _charts(book, page, looks)
    book.close()
    return out.getvalue()


def _front(book: "Workbook", page: Page, looks: _Looks) -> None:
    """The first sheet: what the report is of."""
    sheet = book.add_worksheet(_name(book, "Report"))
    sheet.set_column(0, 0, _WIDEST)
    _string(sheet, 0, 0, page.title, looks.title)
    for row, line in enumerate(page.lines, 1):
        _string(sheet, row, 0, line)


def _table(sheet: "Worksheet", block: Block, looks: _Looks) -> None:
    for place, column in enumerate(block.columns):
        _string(sheet, 0, place, column.title, looks.head)
        longest = max((len(str(row[place])) for row in block.rows if isinstance(row[place], str)), default=0)
        sheet.set_column(place, place, min(max(longest, len(column.title), 10) + 1, _WIDEST))
    for line, row in enumerate(block.rows, 1):
        for place, cell in enumerate(row):
            _cell(sheet, line, place, cell, looks)
    below = len(block.rows) + 2
    said = block.note if block.rows else block.empty
    if said:
        _string(sheet, below, 0, said)
    sheet.freeze_panes(1, 0)


def _charts(book: "Workbook", page: Page, looks: _Looks) -> None:
    """The values behind every chart, one table below the other, and the charts beside them."""
    sheet = book.add_worksheet(_name(book, "Charts"))
    sheet.set_column(0, 0, 24)
    line = 0
    for chart in page.charts:
        _string(sheet, line, 0, chart.title, looks.head)
        _string(sheet, line + 1, 0, chart.x)
        for place, one in enumerate(chart.series, 1):
            _string(sheet, line + 1, place, one.name)
        for row, label in enumerate(chart.labels, line + 2):
            _string(sheet, row, 0, label)
            for place, one in enumerate(chart.series, 1):
                _cell(sheet, row, place, _chart_cell(one.values[row - line - 2], chart.unit, page.currency), looks)
        _chart(book, sheet, chart, line, page.currency, looks)
        line += max(len(chart.labels) + 4, _LINES_OF_CHART)


def _chart(book: "Workbook", sheet: "Worksheet", chart: Chart, line: int, currency: str, looks: _Looks) -> None:
    made: Any = book.add_chart(dict(_KINDS[chart.shape]))
    first, last = line + 2, line + 1 + len(chart.labels)
    for place in range(1, len(chart.series) + 1):
        made.add_series(
            {
                "name": [sheet.name, line + 1, place],
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, place, last, place],
            }
        )
    shares, money = chart.unit is Unit.SHARE, f"#,##0 {currency}"
    form = "0 %" if shares else money if chart.unit is Unit.MONEY else "0"
    # a name that is given as text and begins with = would be a formula
    made.set_title({"name": [sheet.name, line, 0], "name_font": {"size": 11}})
    made.set_x_axis({"name": chart.x.lstrip("=")} if chart.x else {})
    made.set_y_axis({"name": chart.y.lstrip("="), "num_format": form, **({"min": 0} if shares else {})})
    made.set_legend({"none": True} if len(chart.series) < 2 else {"position": "bottom"})
    sheet.insert_chart(line, len(chart.series) + 2, made, {"x_scale": 1.2, "y_scale": 1.1})


def _chart_cell(value: Value, unit: Unit, currency: str) -> Cell:
    if value is None:
        return None
    if unit is Unit.MONEY:
        return Money(round(value), currency)
    return float(value) if unit in (Unit.SHARE, Unit.CHANGE) else round(value)


def _cell(sheet: "Worksheet", row: int, column: int, cell: Cell, looks: _Looks) -> None:
    if cell is None:
        return
    if isinstance(cell, Money):
        sheet.write_number(row, column, float(plain_money(*cell)), looks.money)
    elif isinstance(cell, float):
        sheet.write_number(row, column, cell, looks.share)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), looks.day)  # noqa: DTZ001
    else:
        _string(sheet, row, column, cell)


def _string(sheet: "Worksheet", row: int, column: int, text: str, look: "Format | None" = None) -> None:
    """Text as text, whatever it looks like."""
    sheet.write_string(row, column, clean(text, _TEXT), look)


def _name(book: "Workbook", title: str) -> str:
    """A name no sheet has yet."""
    base = _NO_NAME.sub("", title)[:_NAME].strip() or "Sheet"
    taken = {sheet.name.lower() for sheet in book.worksheets()}
    name, n = base, 2
    while name.lower() in taken:
        name, n = f"{base[: _NAME - 4]} {n}", n + 1
    return name
