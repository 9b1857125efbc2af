"""A file, read: decoded, split into cells, its kind and columns recognised, its rows turned into records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kamtui.errors import RejectedError
from kamtui.exchange.accounts import read_accounts
from kamtui.exchange.asked import check_fields, check_headings, listed
from kamtui.exchange.cells import Reading
from kamtui.exchange.contacts import read_contacts
from kamtui.exchange.dates import Settled
from kamtui.exchange.delimiters import NAMES, Delimiter, find_delimiter
from kamtui.exchange.encodings import Decoded, decode
from kamtui.exchange.guess import foreign, guess, has_needed
from kamtui.exchange.headings import Columns, find, recognise
from kamtui.exchange.signatures import is_zip, office_file
from kamtui.exchange.sources import Source
from kamtui.exchange.table import Table, read_table
from kamtui.exchange.tasks import date_order, read_tasks
from kamtui.exchange.values import Decided, Options, Record, Sheet, Skipped, Sort
from kamtui.exchange.vocabulary import FIELDS, NEEDED
from kamtui.exchange.zips import entries

PREVIEW_ROWS = 20
"""Rows of a file that are kept as they stand, to be looked at."""


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


def read(sources: Iterable[Source], options: Options) -> Read:
    """Reads files in any order; a ZIP archive stands for the tables in it.

    Raises `RejectedError` for a file that cannot be read, `UsageError` for a field or heading that no file has. What
    stands in an archive and is not understood is skipped with the reason, as long as something in it is.
    """
    check_fields(options)
    skipped: list[Skipped] = []
    found: list[tuple[_Opened, tuple[Sort, ...]]] = []
    files: list[_Opened] = []
    for source in sources:
        if is_zip(source.data) and office_file(source.data) is None:
            inside, left = _archive(source, options)
            found += inside
            skipped += left
        else:
            files.append(_open(source, options))
    check_headings(options, [text for one in (*files, *(one for one, _ in found)) for text in one.table.headings])
    found += [(opened, (options.sort,) if options.sort else _sorts(opened)) for opened in files]
    sheets = [_sheet(opened, sort, options) for sort in Sort for opened, sorts in found if sort in sorts]
    filled = [sheet for sheet in sheets if sheet.records or sheet.rejected]  # a table of companies without persons
    return Read(tuple(filled or sheets), tuple(skipped))


def _archive(source: Source, options: Options) -> tuple[list[tuple[_Opened, tuple[Sort, ...]]], list[Skipped]]:
    """The tables of an archive. With a sort asked for, those that are of that sort by their own headings."""
    found: list[tuple[_Opened, tuple[Sort, ...]]] = []
    skipped: list[Skipped] = []
    for entry in entries(source):
        if isinstance(entry, Skipped):
            skipped.append(entry)
            continue
        try:
            opened = _open(entry, options)
            sorts = tuple(sort for sort in _sorts(opened) if options.sort in (None, sort))
        except RejectedError as error:
            skipped.append(Skipped(entry.name, error.sentence.removeprefix(entry.name).lstrip(": ")))
            continue
        if sorts:
            found.append((opened, sorts))
        else:
            skipped.append(Skipped(entry.name, f"does not hold {options.sort}."))
    if not found:
        why = " ".join(f"{left.file}: {left.reason.rstrip('.')}." for left in skipped[:3])
        raise RejectedError(f"{source.name} holds no table of {options.sort or 'accounts, contacts or tasks'}.", why)
    return found, skipped


def _open(source: Source, options: Options) -> _Opened:
    decoded = decode(source, options.encoding)
    delimiter = find_delimiter(decoded.text, options.delimiter)
    return _Opened(source.name, decoded, delimiter, read_table(source.name, decoded.text, delimiter))


def _sorts(opened: _Opened) -> tuple[Sort, ...]:
    """What the rows are. Raises `RejectedError` naming the headings when nobody can tell."""
    headings = opened.table.headings
    sorts = guess(headings)
    if sorts:
        return sorts
    other = foreign(headings)
    if other is not None:
        yet = " yet" if other[0] == "sales" else ""
        raise RejectedError(
            f"{opened.name} looks like {other[0]} ({listed(other[1])}), which kamtui does not read{yet}.",
            "If it is something else, say what: accounts, contacts or tasks before the file.",
        )
    raise RejectedError(
        f"{opened.name} has no heading kamtui knows an account, a contact or a task by; it has {listed(headings)}.",
        "Say what it is and name a column: kamtui import accounts FILE --map name=COLUMN.",
    )


def _sheet(opened: _Opened, sort: Sort, options: Options) -> Sheet:
    table = opened.table
    asked = {name: heading for name, heading in options.columns if find(table.headings, heading)}
    columns = recognise(table.headings, FIELDS[sort], asked)
    if not has_needed(sort, columns):
        raise RejectedError(
            f"{opened.name} has no column for the {NEEDED[sort][0]} of {sort}; it has {listed(table.headings)}.",
            f"Name it with --map {NEEDED[sort][0]}=COLUMN.",
        )
    rows, settled = _rows(opened, sort, columns, options)
    return Sheet(
        file=opened.name,
        decided=_decided(opened, sort, columns, settled, options),
        records=rows.records,
        rejected=rows.rejected,
        notes=(*table.notes, *_twice(columns), *rows.remarks),
        preview=(table.headings, *(row.cells for row in table.rows[:PREVIEW_ROWS])),
    )


def _rows(opened: _Opened, sort: Sort, columns: Columns, options: Options) -> tuple[Reading[Record], Settled]:
    if sort is Sort.ACCOUNTS:
        return read_accounts(opened.table, columns), Settled(None, None)
    if sort is Sort.CONTACTS:
        return read_contacts(opened.table, columns), Settled(None, None)
    settled = date_order(opened.name, opened.table, columns, options.date_order)
    return read_tasks(opened.table, columns, settled.order), settled


def _decided(opened: _Opened, sort: Sort, columns: Columns, settled: Settled, options: Options) -> Decided:
    return Decided(
        sort=sort,
        sort_from="asked" if options.sort else "headings",
        encoding=opened.decoded.encoding,
        encoding_from=opened.decoded.why,
        delimiter=NAMES.get(opened.delimiter.sign, opened.delimiter.sign),
        delimiter_from=opened.delimiter.why,
        columns=columns.named,
        ignored=columns.ignored,
        date_order=settled.order,
        date_order_from=settled.why,
    )


def _twice(columns: Columns) -> Iterator[str]:
    """Headings that occur twice, among those that are read."""
    for places in columns.of.values():
        texts = [columns.headings[place] for place in places]
        for text in dict.fromkeys(text for text in texts if texts.count(text) > 1):
            yield f"“{text}” heads {texts.count(text)} columns: the first cell that is not empty counts"
