"""A file, read: decoded, split into cells, its kind and columns recognised, its rows turned into records."""

import gc
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from kamtui.errors import RejectedError
from kamtui.exchange import tasks
from kamtui.exchange.accounts import read_accounts
from kamtui.exchange.amounts import Numerals
from kamtui.exchange.asked import check_fields, check_headings, listed
from kamtui.exchange.cells import Reading
from kamtui.exchange.contacts import read_contacts
from kamtui.exchange.dates import Settled
from kamtui.exchange.delimiters import NAMES
from kamtui.exchange.guess import columns_of, foreign, guess, missing
from kamtui.exchange.headings import Columns, find
from kamtui.exchange.indices import is_index, read_index
from kamtui.exchange.opening import Opened, opened
from kamtui.exchange.progress import Doing, Progress, Step, silent, told
from kamtui.exchange.sales import read_sales
from kamtui.exchange.signatures import is_workbook, is_zip, office_file
from kamtui.exchange.sources import Source
from kamtui.exchange.table import Table
from kamtui.exchange.task_files import sheets_of as foreign_sheets
from kamtui.exchange.values import Decided, Options, Record, Sheet, Skipped, Sort
from kamtui.exchange.zips import entries


@dataclass(frozen=True, slots=True)
class Read:
    """Everything some files hold: sheets in the order they must be imported, and what was left out of archives."""

    sheets: tuple[Sheet, ...]
    skipped: tuple[Skipped, ...]


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
    return tuple(text for source in tables for text in opened(source, options, silent).headings)


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
    found: list[tuple[Opened, tuple[Sort, ...]]] = []
    files: list[Opened] = []
    whole: list[Sheet] = []
    for source in sources:
        sheets_within = foreign_sheets(source, options, progress)
        if sheets_within is not None:
            whole += sheets_within
        elif is_zip(source.data) and office_file(source.data) is None:
            inside, left = _archive(source, options, progress, whole)
            found += inside
            skipped += left
        else:
            files.append(opened(source, options, progress))
    check_headings(options, [text for one in (*files, *(one for one, _ in found)) for text in one.headings])
    found += [(one, (options.sort,) if options.sort else _sorts(one)) for one in files]
    sheets = [_sheet(one, sort, options, progress) for sort in Sort for one, sorts in found if sort in sorts] + whole
    sheets.sort(key=lambda sheet: list(Sort).index(sheet.sort))
    filled = [sheet for sheet in sheets if sheet.records or sheet.rejected]  # a table of companies without persons
    return Read(tuple(filled or sheets), tuple(skipped))


def _archive(
    source: Source, options: Options, progress: Progress, whole: list[Sheet]
) -> tuple[list[tuple[Opened, tuple[Sort, ...]]], list[Skipped]]:
    """The tables of an archive. With a sort asked for, those that are of that sort by their own headings.

    What files of other programs hold in it is added to `whole`.
    """
    before = len(whole)
    found: list[tuple[Opened, tuple[Sort, ...]]] = []
    skipped: list[Skipped] = []
    for entry in entries(source):
        if isinstance(entry, Skipped):
            skipped.append(entry)
            continue
        try:
            sheets_within = foreign_sheets(entry, options, progress)
            if sheets_within is not None:
                whole += sheets_within
                continue
            one = opened(entry, options, progress)
            sorts = _sorts_inside(one, options.sort)
            if sorts == (Sort.SALES,):
                deque(one.run(1).batches(), maxlen=0)  # what cannot be read to its end is skipped
        except RejectedError as error:
            skipped.append(Skipped(entry.name, error.sentence.removeprefix(entry.name).lstrip(": ")))
            continue
        if sorts:
            found.append((one, sorts))
        else:
            skipped.append(Skipped(entry.name, f"does not hold {options.sort}."))
    if not found and len(whole) == before:
        why = " ".join(f"{left.file}: {left.reason.rstrip('.')}." for left in skipped[:3])
        raise RejectedError(
            f"{source.name} holds no table of {options.sort or 'accounts, contacts, sales, tasks or an index'}.", why
        )
    return found, skipped


def _sorts_inside(file: Opened, asked: Sort | None) -> tuple[Sort, ...]:
    """What the rows of a table in an archive are, if it is that; deals are sales where sales are asked for."""
    if asked is Sort.SALES:
        columns = columns_of(asked, file.headings)
        if "stage" in columns and missing(asked, columns) is None:
            return (asked,)
    return tuple(sort for sort in _sorts(file) if asked in (None, sort))


def _sorts(file: Opened) -> tuple[Sort, ...]:
    """What the rows are. Raises `RejectedError` naming the headings when nobody can tell."""
    headings = file.headings
    sorts = guess(headings)
    if sorts:
        return sorts
    if is_index(file.name, file.table(), columns_of(Sort.INDEX, headings)):
        return (Sort.INDEX,)
    other = foreign(headings)
    if other is not None and other[0] == Sort.SALES:
        raise _lacks(file, Sort.SALES, missing(Sort.SALES, columns_of(Sort.SALES, headings)) or "amount")
    if other is not None:
        raise RejectedError(
            f"{file.name} looks like {other[0]} ({listed(other[1])}), which kamtui does not read.",
            "If it is something else, say what: accounts, contacts, sales, tasks or index before the file.",
        )
    if len(headings) == 1:
        raise RejectedError(
            f"{file.name} is no table that kamtui knows and looks like no todo.txt; it begins {listed(headings)}.",
            "Say what it is: kamtui import tasks FILE, or kamtui import accounts FILE --map name=COLUMN.",
        )
    raise RejectedError(
        f"{file.name} has no heading kamtui knows accounts, contacts, sales or tasks by; it has {listed(headings)}.",
        "Say what it is and name a column: kamtui import accounts FILE --map name=COLUMN.",
    )


def _lacks(file: Opened, sort: Sort, field: str) -> RejectedError:
    return RejectedError(
        f"{file.name} has no column for the {field} of {sort}; it has {listed(file.headings)}.",
        f"Name it with --map {field}=COLUMN.",
    )


def _sheet(file: Opened, sort: Sort, options: Options, progress: Progress) -> Sheet:
    asked = {name: heading for name, heading in options.columns if heading and find(file.headings, heading)}
    left = [name for name, heading in options.columns if not heading]
    columns = columns_of(sort, file.headings, asked, left)
    lacking = missing(sort, columns)
    if lacking is not None:
        raise _lacks(file, sort, lacking)
    found = _sales(file, columns, options) if sort is Sort.SALES else _rows(file, sort, columns, options, progress)
    return Sheet(
        file=file.name,
        decided=_decided(file, sort, columns, found, options),
        records=found.rows.records,
        rejected=found.rows.rejected,
        notes=(*found.notes, *_twice(columns), *found.rows.remarks),
        preview=(file.headings, *found.first),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """The rows as records, and what was found out on the way."""

    rows: Reading[Record]
    dates: Settled
    amounts: Numerals | None
    notes: Sequence[str]
    """What is to be said of the table."""
    first: Sequence[tuple[str, ...]]
    """Its first rows as they stand."""


def _sales(file: Opened, columns: Columns, options: Options) -> _Found:
    found = read_sales(file.name, file.run, columns, options)
    return _Found(found.rows, found.dates, found.amounts, found.notes, found.first)


def _rows(file: Opened, sort: Sort, columns: Columns, options: Options, progress: Progress) -> _Found:
    table = _telling(file.name, file.table(), progress)
    dates = Settled(None, None)
    rows: Reading[Record]
    if sort is Sort.INDEX:
        index = read_index(file.name, table, columns, options)
        return _Found(index.rows, index.dates, index.amounts, table.notes, table.first)
    if sort is Sort.ACCOUNTS:
        rows = read_accounts(table, columns)
    elif sort is Sort.CONTACTS:
        rows = read_contacts(table, columns)
    else:
        dates = tasks.date_order(file.name, table, columns, options.date_order)
        rows = tasks.read_tasks(table, columns, dates.order)
    return _Found(rows, dates, None, table.notes, table.first)


def _telling(name: str, table: Table, progress: Progress) -> Table:
    """The table, telling how far somebody is who reads its rows."""
    if progress is silent:
        return table
    whole = len(table.rows)
    return replace(table, rows=told(table.rows, lambda count: progress(Step(Doing.READING, name, count, whole, 2, 2))))


def _decided(file: Opened, sort: Sort, columns: Columns, found: _Found, options: Options) -> Decided:
    dates, amounts = found.dates, found.amounts
    return Decided(
        sort=sort,
        sort_from="asked" if options.sort else "content" if sort is Sort.INDEX else "headings",
        encoding=file.encoding,
        encoding_from=file.encoding_from,
        delimiter=NAMES.get(file.delimiter.sign, file.delimiter.sign),
        delimiter_from=file.delimiter.why,
        columns=columns.named,
        ignored=columns.ignored,
        date_order=dates.order,
        date_order_from=dates.why,
        sheet=file.sheet,
        decimal=amounts.decimal if amounts is not None and amounts.why is not None else None,
        decimal_from=amounts.why if amounts is not None else None,
    )


def _twice(columns: Columns) -> Iterator[str]:
    """Headings that occur twice, among those that are read."""
    for places in columns.of.values():
        texts = [columns.headings[place] for place in places]
        for text in dict.fromkeys(text for text in texts if texts.count(text) > 1):
            yield f"“{text}” heads {texts.count(text)} columns: the first cell that is not empty counts"
