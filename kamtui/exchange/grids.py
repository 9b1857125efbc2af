"""A table of the book as CSV and as JSON; `grid_xlsx` has it as a workbook. All are read again by `kamtui import`."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kamtui.domain.text import clean, clean_note
from kamtui.exchange.formulas import disarm

Value = str | int | Decimal | date | None
"""What stands in a cell."""

Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Headings and rows under them."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    today: date


def grid_csv(grid: Grid) -> bytes:
    """UTF-8, lines ended with `\\r\\n`, days in ISO 8601, amounts with a decimal point; no cell is a formula."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(grid.headings)
    rows.writerows([_plain(cell) for cell in row] for row in grid.rows)
    return out.getvalue().encode()


def grid_json(grid: Grid) -> bytes:
    """A list of objects, keys the headings in small letters (`planned_on`); amounts are text, so none is rounded."""
    keys = [heading.lower().replace(" ", "_").replace("-", "_") for heading in grid.headings]
    items = [dict(zip(keys, (_json(cell) for cell in row), strict=True)) for row in grid.rows]
    whole: dict[str, Any] = {"schema": 1, "today": grid.today.isoformat(), "kind": grid.title, "items": items}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def safe(text: str) -> str:
    """A text of the book, made safe once more: a note keeps its lines."""
    return text if text.isprintable() else clean_note(text) if "\n" in text or "\t" in text else clean(text)


def _plain(cell: Value) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return disarm(safe(cell))
    return cell if isinstance(cell, int) else str(cell)


def _json(cell: Value) -> str | int | None:
    if cell is None or isinstance(cell, int):
        return cell
    return safe(cell) if isinstance(cell, str) else str(cell)
