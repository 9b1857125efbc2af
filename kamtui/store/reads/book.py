"""The book itself: its calendar, and whether anything is in it."""

import sqlite3
from datetime import date, timedelta

from kamtui.store.reads.fields import day

BOOK_ID = "book:id"
"""The setting that holds the id of the book."""


def days_off(connection: sqlite3.Connection, country: str, first: date, last: date) -> dict[date, str]:
    """Public holidays of `country` and the rep's own days off between two days, each with its name."""
    off = public_holidays(connection, country, first, last)
    ends = (first.isoformat(), last.isoformat())
    rows = connection.execute("SELECT first_on, last_on, why FROM days_off WHERE last_on >= ? AND first_on <= ?", ends)
    for start, end, why in rows:
        begins, ends_on = day(start), day(end)
        if begins is None or ends_on is None:
            continue  # damaged: doctor names it
        at = max(begins, first)
        while at <= min(ends_on, last):
            off[at] = why or "day off"
            at += timedelta(days=1)
    return off


def public_holidays(connection: sqlite3.Connection, country: str, first: date, last: date) -> dict[date, str]:
    """Public holidays of `country` that the book keeps between two days, each with its name."""
    if not country:
        return {}
    rows = connection.execute(
        "SELECT day, name FROM holidays WHERE country = ? AND day >= ? AND day <= ?",
        (country, first.isoformat(), last.isoformat()),
    )
    return {on: name for text, name in rows if (on := day(text)) is not None}


def holiday_years(connection: sqlite3.Connection, country: str) -> set[int]:
    """Years whose holidays of `country` the book already keeps (also years that have none)."""
    row = connection.execute("SELECT value FROM book_settings WHERE key = ?", (f"holidays:{country}",)).fetchone()
    return {int(year) for year in row[0].split(",")} if row else set()


def is_empty(connection: sqlite3.Connection) -> bool:
    """True for a book without accounts, contacts and tasks."""
    row = connection.execute(
        """SELECT EXISTS (SELECT 1 FROM accounts) OR EXISTS (SELECT 1 FROM tasks) OR EXISTS (SELECT 1 FROM contacts)"""
    ).fetchone()
    return not row[0]


def book_id(connection: sqlite3.Connection) -> str | None:
    """The id other programs know the book by; None until somebody needed one."""
    row = connection.execute("SELECT value FROM book_settings WHERE key = ?", (BOOK_ID,)).fetchone()
    return str(row[0]) if row else None
