"""What the shell may complete: task numbers and names as slugs, of letters, digits, dots and dashes only.

A completion is pasted into a command line by scripts that may expand what stands in it, so no text of the book is
offered as it is.
"""

import click
from click.shell_completion import CompletionItem

from kamtui.cli.open import book_at
from kamtui.domain.filters import Filter
from kamtui.domain.text import name_key
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.store.reads.accounts import accounts
from kamtui.store.reads.numbers import segment_names
from kamtui.store.reads.today import listed

_MOST = 200


def task_ids(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """Numbers of open tasks that start so, the earliest planned first."""
    book = _book(ctx)
    try:
        with book.reading() as connection:
            rows, _ = listed(connection, Filter(), book.today, _MOST)
    except KamtuiError:
        return []
    return [CompletionItem(str(row.id)) for row in rows if str(row.id).startswith(incomplete)]


def names(ctx: click.Context, incomplete: str, *, alone: bool = False) -> list[CompletionItem]:
    """Accounts as `@slug`, once an `@` is typed; where a name stands `alone`, without it too. Names that no slug can
    spell are left out."""
    at = "@" if incomplete.startswith("@") else ""
    if not at and not (alone and incomplete):
        return []
    try:
        with _book(ctx).reading() as connection:
            slugs = {slug(row.name) for row in accounts(connection)} - {""}
    except KamtuiError:
        return []
    return [CompletionItem(at + name) for name in sorted(slugs) if (at + name).startswith(incomplete.lower())]


def segments(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """Segments as slugs; names that no slug can spell are left out."""
    try:
        with _book(ctx).reading() as connection:
            slugs = {slug(name) for name in segment_names(connection).values()}
    except KamtuiError:
        return []
    return [CompletionItem(name) for name in sorted(slugs) if name and name.startswith(incomplete.lower())]


def _book(ctx: click.Context) -> Book:
    return book_at(ctx.find_root().params.get("book"))


def slug(name: str) -> str:
    """A name as the capture grammar reads it back: `Acme Industrial` is `acme-industrial`; empty when it cannot be."""
    slug = name_key(name).replace(" ", "-")
    return slug if slug.isascii() and slug.replace("-", "").isalnum() else ""
