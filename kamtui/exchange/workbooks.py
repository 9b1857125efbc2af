"""The table in a workbook (XLSX, XLS, XLSB, ODS): which sheet it stands on, which row heads it, what stands above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kamtui.domain.text import clean, name_key
from kamtui.errors import RejectedError, UsageError
from kamtui.exchange.asked import listed, nearest
from kamtui.exchange.failed_cells import failed_cells
from kamtui.exchange.guess import guess
from kamtui.exchange.progress import Doing, Progress, Step, silent
from kamtui.exchange.signatures import LOCKED, is_zip, looks_like
from kamtui.exchange.sources import Source
from kamtui.exchange.table import Numbered, Row, Table, without_footers
from kamtui.exchange.values import Options
from kamtui.exchange.workbook_rows import SheetName, Workbook, locked
from kamtui.exchange.zips import open_archive

LOOK_ROWS = 50
"""Rows of a sheet, blank ones not counted, that its headings are looked for in."""

_VALUE = re.compile(r"[-+]?[0-9][0-9.,:/ \-]*%?|TRUE|FALSE|#\S+")


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The table of a workbook and the sheet it stands on."""

    sheet: str
    table: Table


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sheet that holds a table, by its first rows."""

    sheet: SheetName
    headings: tuple[str, ...]


def read_workbook(source: Source, options: Options, progress: Progress = silent) -> SheetTable:
    """The table on the sheet asked for; else on the first whose headings fit the rows asked for, else any; else on the
    first with a table of two columns, else of one. A hidden sheet is only read when it is asked for.

    Raises `RejectedError` for a workbook that is damaged, protected, beyond the limits or without a table, `UsageError`
    for a sheet that it does not have.
    """
    if looks_like(source.data) == LOCKED:
        raise locked(source.name)
    if is_zip(source.data):
        open_archive(source).close()
    with Workbook(source) as book:
        if options.sheet is not None:
            sheet, others = _asked(source.name, book.sheets, options.sheet), []
        else:
            seen = _seen(source.name, book)
            sheet = _chosen(seen, options).sheet
            others = [one.sheet.name for one in seen if one.sheet is not sheet]
        rows = book.rows(sheet, tell=lambda count: progress(Step(Doing.READING, source.name, count, 0)))
    table = _table(source.name, sheet.name, rows)
    if others:
        note = f"sheet “{clean(sheet.name, 40)}” was read; for {listed(others)} say --sheet"
        table = Table(table.headings, table.rows, table.rejected, (note, *table.notes))
    failed = failed_cells(source.data)
    if failed:
        cells = f"{failed} cells with a failed formula were" if failed > 1 else "1 cell with a failed formula was"
        note = f"{cells} read as empty: save the workbook as .xlsx to see where"
        table = Table(table.headings, table.rows, table.rejected, (note, *table.notes))
    return SheetTable(clean(sheet.name) or "1", table)


def sheet_names(source: Source) -> tuple[str, ...]:
    """The sheets of a workbook that are not hidden. Raises `RejectedError` as `read_workbook` does."""
    with Workbook(source) as book:
        return tuple(one.name for one in book.sheets if one.shown)


def heading_place(rows: Sequence[Sequence[str]]) -> int:
    """Which of the rows, none of them blank, has the headings: the first that fills at least half as many cells as the
    fullest, and two unless no row has two; all of them words, no more than a third of them twice. Where every row has
    figures or repeats itself, the first that is filled so far."""
    rows = rows[:LOOK_ROWS]
    filled = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    most = max(map(len, filled))
    wide = [place for place, cells in enumerate(filled) if len(cells) * 2 >= most and len(cells) >= min(most, 2)]
    return next((place for place in wide if _are_headings(filled[place])), wide[0])


def _are_headings(cells: list[str]) -> bool:
    return len(set(cells)) * 3 >= len(cells) * 2 and not any(_VALUE.fullmatch(cell) for cell in cells)


def _asked(file: str, sheets: Sequence[SheetName], asked: str) -> SheetName:
    names = [one.name for one in sheets]
    exact = [one for one in sheets if one.name == asked]
    alike = [one for one in sheets if name_key(one.name) == name_key(asked)]
    if not exact and len(alike) != 1:
        raise UsageError(
            f"{file} has no sheet “{clean(asked, 40)}”{nearest(asked, names)}.", f"It has {listed(names)}."
        )
    return (exact or alike)[0]


def _seen(file: str, book: Workbook) -> list[_Seen]:
    """The sheets with headings and a row under them. Raises `RejectedError` when there is none."""
    found: list[_Seen] = []
    problem = RejectedError(f"{file} has no sheet with headings and rows under them.", "Nothing was imported.")
    for sheet in book.sheets:
        if not sheet.shown:
            continue
        try:
            rows = book.rows(sheet, LOOK_ROWS + 1)
        except RejectedError as error:  # one sheet that cannot be read does not speak for the others
            problem = error
            continue
        place = heading_place([cells for _, cells, _ in rows]) if rows else 0
        if place + 1 < len(rows):
            found.append(_Seen(sheet, tuple(clean(cell) for cell in rows[place][1])))
        elif rows:
            problem = _without_rows(file, sheet.name, rows[place][0])
    if not found:
        raise problem
    return found


def _chosen(seen: Sequence[_Seen], options: Options) -> _Seen:
    def rank(one: _Seen) -> tuple[bool, bool, bool]:
        sorts = guess(one.headings)
        return options.sort in sorts, bool(sorts), sum(map(bool, one.headings)) > 1

    return max(seen, key=rank)  # the first of equals


def _table(file: str, sheet: str, rows: list[Numbered]) -> Table:
    if not rows:
        raise RejectedError(f"{file}: sheet “{clean(sheet, 40)}” is empty.", "Nothing was imported.")
    width = max(len(cells) for _, cells, _ in rows)
    place = heading_place([cells for _, cells, _ in rows[:LOOK_ROWS]])
    number, headings, _ = rows[place]
    body, notes = without_footers(rows[place + 1 :])
    if not body:
        raise _without_rows(file, sheet, number)
    if place:
        notes.insert(0, f"the headings are in row {number}: {place} row{'s' if place > 1 else ''} above left out")
    return Table(
        tuple(clean(cell) for cell in _padded(headings, width)),
        tuple(Row(number, _padded(cells, width)) for number, cells, _ in body),
        (),
        tuple(notes),
    )


def _without_rows(file: str, sheet: str, number: int) -> RejectedError:
    return RejectedError(
        f"{file}: sheet “{clean(sheet, 40)}” has headings in row {number} but no rows under them.",
        "Nothing was imported.",
    )


def _padded(cells: list[str], width: int) -> tuple[str, ...]:
    """Cells cannot slip aside in a sheet: what stands right of the headings is a column without one."""
    return (*cells, *("",) * (width - len(cells)))
