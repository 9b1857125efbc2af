"""The whole book as a file, and such a file as a new book."""

import os
import tempfile
from dataclasses import dataclass, replace

from kamtui.errors import RejectedError
from kamtui.exchange.dumps import DumpTable, dump_bytes, read_dump
from kamtui.exchange.export_kinds import Asked, Made
from kamtui.exchange.sources import Source
from kamtui.services.book import Book
from kamtui.store.header import SCHEMA
from kamtui.store.reads.whole import is_blank, whole


@dataclass(frozen=True, slots=True)
class LoadedBook:
    """What came out of a dump."""

    file: str
    rows: dict[str, int]
    """How many, by table."""


def made(book: Book, asked: Asked) -> Made:
    """Every row of every table, the history too; the same book gives the same bytes."""
    with book.reading() as connection:
        return Made(dump_bytes(SCHEMA, whole(connection)))


def load_book(book: Book, source: Source, *, dry_run: bool = False) -> LoadedBook:
    """Makes a book of a dump: whole, or not at all; a rehearsal makes it in a folder that is gone afterwards.

    Raises `RejectedError` for a book that has anything in it, for a file that is no dump and for a row that is not
    valid; `BookError` for a dump of a newer schema.
    """
    _check_blank(book)
    tables = read_dump(source, SCHEMA)
    if not dry_run:
        return LoadedBook(source.name, _filled(book, tables))
    with tempfile.TemporaryDirectory(prefix="kamtui-") as folder:
        return LoadedBook(source.name, _filled(replace(book, path=os.path.join(folder, "book.db")), tables))


def _check_blank(book: Book) -> None:
    if not book.exists:
        return
    with book.reading() as connection:
        if not is_blank(connection):
            raise RejectedError(
                f"The book {book.path} has something in it: a dump makes a new one.",
                "Name a new file: kamtui --book NEW.db import book FILE.",
            )


def _filled(book: Book, tables: list[DumpTable]) -> dict[str, int]:
    with book.work("import") as (work, _entry):
        from kamtui.store.loading import Loaded, load

        if not is_blank(work.raw):
            raise RejectedError(f"The book {book.path} has something in it by now.", "Nothing was loaded.")
        return load(work, [Loaded(one.name, one.columns, one.rows) for one in tables])
