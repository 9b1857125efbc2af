"""Importing small texts into a book, and looking at what came of it."""

from typing import Any

from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options
from kamtui.services.book import Book
from kamtui.services.imports.plan import FileResult, plan_import
from kamtui.services.imports.run import run_import

Counts = tuple[int, int, int, int]


def bring(book: Book, *texts: str, **asked: Any) -> tuple[FileResult, ...]:
    """Imports texts as files `1.csv`, `2.csv`…"""
    sources = [Source(f"{number}.csv", text.encode()) for number, text in enumerate(texts, 1)]
    return run_import(book, plan_import(book, sources, Options(**asked)))


def counts(results: tuple[FileResult, ...]) -> list[Counts]:
    """New, changed, unchanged, rejected, file by file."""
    return [(one.outcome.new, one.outcome.changed, one.outcome.unchanged, len(one.outcome.rejected)) for one in results]


def brought(book: Book, *texts: str, **asked: Any) -> Counts:
    """The counts of an import of one sheet."""
    (found,) = counts(bring(book, *texts, **asked))
    return found


def rows(book: Book, sql: str) -> list[tuple[Any, ...]]:
    """What the book holds."""
    with book.reading() as connection:
        return connection.execute(sql).fetchall()
