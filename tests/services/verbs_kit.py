"""What the tests of the verbs share: a few accounts and people, and everything the book holds but its history."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from kamtui.clock import Clock
from kamtui.domain.text import name_key
from kamtui.domain.words import Tier
from kamtui.services.book import Book
from kamtui.store.tables import Account, Contact, Touch

MON = date(2026, 11, 23)
"""Every test's today."""

ACME, BOREALIS, COBALT, DELTA, PROSPERO = range(1, 6)
"""Ids of the accounts: key, A, B, C and a prospect."""

RINA, TOM, RINA_BERG = range(1, 4)
"""Ids of the contacts: at Acme, at Borealis, at Borealis too."""

ACCOUNTS = (
    ("Acme Industrial", Tier.KEY),
    ("Borealis", Tier.A),
    ("Cobalt Stores", Tier.B),
    ("Delta", Tier.C),
    ("Prospero", Tier.PROSPECT),
)

_HISTORY = ("steps", "step_changes")


def fill(book: Book) -> Book:
    """Writes the accounts and contacts into an empty book."""
    with book.work("fill") as (work, _):
        for name, tier in ACCOUNTS:
            work.add(Account, name=name, folded=name_key(name), tier=tier)
        for name, account_id in (("Rina Shah", ACME), ("Tom Okafor", BOREALIS), ("Rina Berg", BOREALIS)):
            work.add(Contact, name=name, folded=name_key(name), account_id=account_id)
    return book


def day(days: int) -> date:
    """So many calendar days after today."""
    return MON + timedelta(days=days)


def change(book: Book, account_id: int, **columns: Any) -> None:
    """Changes an account."""
    with book.work("change") as (work, _):
        work.change(Account, account_id, **columns)


def touched(book: Book, account_id: int, contact_id: int | None, on: date, **columns: Any) -> None:
    """A touch in the journal."""
    with book.work("touch") as (work, _):
        values = {"account_id": account_id, "contact_id": contact_id, "day": on, "at": 0, "kind": "call"}
        work.add(Touch, **values | columns)


def rows(book: Book, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a query finds."""
    with book.reading() as connection:
        return connection.execute(sql, values).fetchall()


def dump(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but for the history."""
    with book.reading() as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")]
        wanted = [name for name in names if name not in _HISTORY and not name.startswith(("sqlite_", "words"))]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in wanted}


def at(book: Book, on: date) -> Book:
    """The same book on another day."""
    return replace(book, clock=Clock(on))


def open_tasks(book: Book) -> list[tuple[str, str]]:
    """Titles and planned days of what is open."""
    return rows(book, "SELECT title, planned_on FROM tasks WHERE status = 'open' ORDER BY planned_on, id")
