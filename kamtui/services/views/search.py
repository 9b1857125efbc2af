"""The journal that is searched: what a line finds, and where its words stand."""

from dataclasses import dataclass

from kamtui.domain.search.folding import spans
from kamtui.domain.search.line import Search, read_search, search_of
from kamtui.domain.search.rows import Hit
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads import search as reads


@dataclass(frozen=True, slots=True)
class Found:
    """A window of what was found."""

    wanted: Search
    hits: tuple[Hit, ...]
    """The newest day first."""


def understood(connection: Connection, book: Book, line: str | tuple[str, ...]) -> Search:
    """What a typed line, or the words of a shell, ask for."""
    moment = book.moment(book.calendar(connection))
    return read_search(line, moment) if isinstance(line, str) else search_of(line, moment)


def search(
    connection: Connection,
    book: Book,
    line: str | tuple[str, ...] = "",
    wanted: Search | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Found:
    """A window of what a line finds; `wanted` goes before the line."""
    wanted = understood(connection, book, line) if wanted is None else wanted
    rows = reads.search(connection, wanted, limit, offset)
    return Found(wanted, tuple(Hit(row, spans(row.text, wanted.terms)) for row in rows))


def search_length(connection: Connection, wanted: Search) -> int:
    """How many hits there are in all."""
    return reads.count(connection, wanted)
