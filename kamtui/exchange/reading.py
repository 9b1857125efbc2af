"""A file, read: decoded, split into cells, its kind and columns recognised, its rows turned into records."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from kamtui.errors import RejectedError
from kamtui.exchange import sales, tasks
from kamtui.exchange.accounts import read_accounts
from kamtui.exchange.amounts import Numerals
from kamtui.exchange.asked import check_fields, check_headings, listed
from kamtui.exchange.cells import Reading
from kamtui.exchange.contacts import read_contacts
from kamtui.exchange.dates import Settled
from kamtui.exchange.delimiters import NAMES, Delimiter, find_delimiter
from kamtui.exchange.encodings import Decoded, decode
from kamtui.exchange.guess import columns_of, foreign, guess, missing
from kamtui.exchange.headings import Columns, find
from kamtui.exchange.progress import Doing, Progress, Step, silent, told
from kamtui.exchange.signatures import is_workbook, is_zip, office_file
from kamtui.exchange.sources import Source
from kamtui.exchange.table import Table, read_table
from kamtui.exchange.values import Decided, Options, Record, Sheet, Skipped, Sort
from kamtui.exchange.zips import entries

PREVIEW_ROWS = 20
"""Rows of a file that are kept as they stand, to be looked at."""

_WORKBOOK = Decoded("", "workbook", "its bytes")
_CELLS = Delimiter("cells", "its sheet")


@dataclass(frozen=True, slots=True)
class Read:
    """Everything some files hold: sheets in the order they must be imported, and what was left out of archives."""

    sheets: tuple[Sheet, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file as a table, before anyone knows what its rows are."""

    name: str
    decoded: Decoded
    delimiter: Delimiter
    table: Table
    sheet: str | None = None
    """The sheet of a workbook."""


def read(sources: Iterable[Source], options: Options, progress: Progress = silent) -> Read:
    """Reads files in any order; a ZIP archive stands for the tables in it.

    Raises `RejectedError` for a file that cannot be read, `UsageError` for a field or heading that no file has. What
    stands in an archive and is not understood is skipped with the reason, as long as something in it is.
    """
    with _collector_resting():
        return _read(sources, options, progress)


def headings_of(sources: Iterable[Source], options: Options) -> tuple[str, ...]:
    """The headings of files, whatever their rows are. Raises `RejectedError` for a file without a table."""
    tables = [source for source in sources if not is_zip(source.data) or office_file(source.data)]
    return tuple(text for source in tables for text in _open(source, options, silent).table.headings)


def sheets_of(sources: Sequence[Source]) -> tuple[str, ...]:
    """The sheets of the workbooks among some files. Raises `RejectedError` for one that cannot be read."""
    books = [source for source in sources if is_workbook(source.data)]
    if not books:
        return ()
    from kamtui.exchange.workbooks import sheet_names

    return tuple(name for source in books for name in sheet_names(source))


@contextmanager
def _collector_resting() -> Iterator[None]:
    """A million rows are no garbage: looking through them again and again takes half of the time of reading them."""
    ran = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if ran:
            gc.enable()


def _read(sources: Iterable[Source], options: Options, progress: Progress) -> Read:
    check_fields(options)
    skipped: list[Skipped] = []
    found: list[tuple[_Opened, tuple[Sort, ...]]] = []
    files: list[_Opened] = []
    for source in sources:
        if is_zip(source.data) and office_file(source.data) is None:
            inside, left = _archive(source, options, progress)
            found += inside
            skipped += left
        else:
            files.append(_open(source, options, progress))
    check_headings(options, [text for one in (*files, *(one for one, _ in found)) for text in one.table.headings])
    found += [(opened, (options.sort,) if options.sort else _sorts(opened)) for opened in files]
    sheets = [_sheet(opened, sort, options, progress) for sort in Sort for opened, sorts in found if sort in sorts]
    filled = [sheet for sheet in sheets if sheet.records or sheet.rejected]  # a table of companies without persons
    return Read(tuple(filled or sheets), tuple(skipped))


def _archive(
    source: Source, options: Options, progress: Progress
) -> tuple[list[tuple[_Opened, tuple[Sort, ...]]], list[Skipped]]:
    """The tables of an archive. With a sort asked for, those that are of that sort by their own headings."""
    found: list[tuple[_Opened, tuple[Sort, ...]]] = []
    skipped: list[Skipped] = []
    for entry in entries(source):
        if isinstance(entry, Skipped):
            skipped.append(entry)
            continue
        try:
            opened = _open(entry, options, progress)
            sorts = _sorts_inside(opened, options.sort)
        except RejectedError as error:
            skipped.append(Skipped(entry.name, error.sentence.removeprefix(entry.name).lstrip(": ")))
            continue
        if sorts:
            found.append((opened, sorts))
        else:
            skipped.append(Skipped(entry.name, f"does not hold {options.sort}."))
    if not found:
        why = " ".join(f"{left.file}: {left.reason.rstrip('.')}." for left in skipped[:3])
        raise RejectedError(
            f"{source.name} holds no table of {options.sort or 'accounts, contacts, sales or tasks'}.", why
        )
    return found, skipped


def _sorts_inside(opened: _Opened, asked: Sort | None) -> tuple[Sort, ...]:
    """What the rows of a table in an archive are, if it is that; deals are sales where sales are asked for."""
    if asked is Sort.SALES:
        columns = columns_of(asked, opened.table.headings)
        if "stage" in columns and missing(asked, columns) is None:
            return (asked,)
    return tuple(sort for sort in _sorts(opened) if asked in (None, sort))


def _open(source: Source, options: Options, progress: Progress) -> _Opened:
    if is_workbook(source.data):
        from kamtui.exchange.workbooks import read_workbook

        found = read_workbook(source, options, progress)
        return _Opened(source.name, _WORKBOOK, _CELLS, found.table, found.sheet)
    if options.sheet is not None:
        raise RejectedError(f"{source.name} is no workbook: it has no sheets.", "Leave --sheet out.")
    decoded = decode(source, options.encoding)
    delimiter = find_delimiter(decoded.text, options.delimiter)
    return _Opened(source.name, decoded, delimiter, read_table(source.name, decoded.text, delimiter, progress))


def _sorts(opened: _Opened) -> tuple[Sort, ...]:
    """What the rows are. Raises `RejectedError` naming the headings when nobody can tell."""
    headings = opened.table.headings
    sorts = guess(headings)
    if sorts:
        return sorts
    other = foreign(headings)
    if other is not None and other[0] == Sort.SALES:
        raise _lacks(opened, Sort.SALES, missing(Sort.SALES, columns_of(Sort.SALES, headings)) or "amount")
    if other is not None:
        raise RejectedError(
            f"{opened.name} looks like {other[0]} ({listed(other[1])}), which kamtui does not read.",
            "If it is something else, say what: accounts, contacts, sales or tasks before the file.",
        )
    raise RejectedError(
        f"{opened.name} has no heading kamtui knows accounts, contacts, sales or tasks by; it has {listed(headings)}.",
        "Say what it is and name a column: kamtui import accounts FILE --map name=COLUMN.",
    )


def _lacks(opened: _Opened, sort: Sort, field: str) -> RejectedError:
    return RejectedError(
        f"{opened.name} has no column for the {field} of {sort}; it has {listed(opened.table.headings)}.",
        f"Name it with --map {field}=COLUMN.",
    )


def _sheet(opened: _Opened, sort: Sort, options: Options, progress: Progress) -> Sheet:
    table = opened.table
    asked = {name: heading for name, heading in options.columns if heading and find(table.headings, heading)}
    left = [name for name, heading in options.columns if not heading]
    columns = columns_of(sort, table.headings, asked, left)
    lacking = missing(sort, columns)
    if lacking is not None:
        raise _lacks(opened, sort, lacking)
    rows, dates, amounts = _rows(_telling(opened, progress), sort, columns, options)
    return Sheet(
        file=opened.name,
        decided=_decided(opened, sort, columns, dates, amounts, options),
        records=rows.records,
        rejected=rows.rejected,
        notes=(*table.notes, *_twice(columns), *rows.remarks),
        preview=(table.headings, *(row.cells for row in table.rows[:PREVIEW_ROWS])),
    )


def _telling(opened: _Opened, progress: Progress) -> _Opened:
    """The file, telling how far somebody is who reads its rows."""
    table, name = opened.table, opened.name
    if progress is silent:
        return opened
    whole = len(table.rows)
    rows = told(table.rows, lambda count: progress(Step(Doing.READING, name, count, whole, 2, 2)))
    return replace(opened, table=replace(table, rows=rows))


def _rows(
    opened: _Opened, sort: Sort, columns: Columns, options: Options
) -> tuple[Reading[Record], Settled, Numerals | None]:
    """The rows as records, and what their dates and amounts are written in."""
    name, table = opened.name, opened.table
    if sort is Sort.ACCOUNTS:
        return read_accounts(table, columns), Settled(None, None), None
    if sort is Sort.CONTACTS:
        return read_contacts(table, columns), Settled(None, None), None
    if sort is Sort.SALES:
        dates = sales.date_order(name, table, columns, options.date_order)
        amounts = sales.decimal_sign(name, table, columns, options.decimal)
        return sales.read_sales(table, columns, dates.order, amounts), dates, amounts
    dates = tasks.date_order(name, table, columns, options.date_order)
    return tasks.read_tasks(table, columns, dates.order), dates, None


def _decided(
    opened: _Opened, sort: Sort, columns: Columns, dates: Settled, amounts: Numerals | None, options: Options
) -> Decided:
    return Decided(
        sort=sort,
        sort_from="asked" if options.sort else "headings",
        encoding=opened.decoded.encoding,
        encoding_from=opened.decoded.why,
        delimiter=NAMES.get(opened.delimiter.sign, opened.delimiter.sign),
        delimiter_from=opened.delimiter.why,
        columns=columns.named,
        ignored=columns.ignored,
        date_order=dates.order,
        date_order_from=dates.why,
        sheet=opened.sheet,
        decimal=amounts.decimal if amounts is not None and amounts.why is not None else None,
        decimal_from=amounts.why if amounts is not None else None,
    )


def _twice(columns: Columns) -> Iterator[str]:
    """Headings that occur twice, among those that are read."""
    for places in columns.of.values():
        texts = [columns.headings[place] for place in places]
        for text in dict.fromkeys(text for text in texts if texts.count(text) > 1):
            yield f"“{text}” heads {texts.count(text)} columns: the first cell that is not empty counts"
